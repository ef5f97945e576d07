using System.Globalization;

namespace AckAuthConsole.Emulator.State;

/// <summary>The forms of time on the wire.</summary>
internal static class CloudTime
{
    private const string UtcFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary><c>2015-01-23T12:33:18Z</c>.</summary>
    public static string ToUtcText(this DateTimeOffset time) => time.UtcDateTime.ToString(UtcFormat, CultureInfo.InvariantCulture);

    /// <summary><c>2020-12-01T20:40:40+08:00</c>, as CS writes times of clusters and tasks.</summary>
    public static string ToChinaText(this DateTimeOffset time) =>
        time.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    public static bool TryParseUtc(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, UtcFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
