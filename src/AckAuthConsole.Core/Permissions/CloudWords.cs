using System.Diagnostics.CodeAnalysis;

namespace AckAuthConsole.Core.Permissions;

/// <summary>Two words of the cloud that this console does not know, as one text from which both can be told again, so that two different pairs are never one.</summary>
internal static class CloudWords
{
    /// <summary><c>?&lt;first&gt;?&lt;second&gt;</c>; what would blur the bounds is percent-encoded.</summary>
    public static string Join(string first, string second) => $"?{Escape(first)}?{Escape(second)}";

    /// <summary>Reads it back; false when the text has not that form.</summary>
    public static bool TrySplit(string text, [NotNullWhen(true)] out string? first, [NotNullWhen(true)] out string? second)
    {
        var parts = text.Split('?');
        (first, second) = parts is ["", var one, var two] ? (Uri.UnescapeDataString(one), Uri.UnescapeDataString(two)) : (null, null);
        return first is not null && second is not null;
    }

    private static string Escape(string word) => word
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("?", "%3F", StringComparison.Ordinal)
        .Replace("|", "%7C", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);
}
