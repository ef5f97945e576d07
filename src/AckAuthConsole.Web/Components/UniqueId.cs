using System.Globalization;

namespace AckAuthConsole.Web.Components;

/// <summary>Ids that tie labels and explanations to elements; unique in the process, so in every page.</summary>
public static class UniqueId
{
    private static long s_last;

    /// <summary>A new id with a readable beginning.</summary>
    public static string Next(string prefix) => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref s_last)}");
}
