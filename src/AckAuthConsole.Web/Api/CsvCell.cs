namespace AckAuthConsole.Web.Api;

/// <summary>One cell of a CSV file (RFC 4180).</summary>
internal static class CsvCell
{
    /// <summary>The cell's text, quoted where it must be. What a spreadsheet would take for a formula is made a text by an apostrophe.</summary>
    public static string Of(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
    }
}
