using System.Globalization;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>Reads the cloud's times: RFC 3339 with or without offset; without one they are UTC.</summary>
internal static class CloudTimes
{
    public static DateTimeOffset? Parse(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
