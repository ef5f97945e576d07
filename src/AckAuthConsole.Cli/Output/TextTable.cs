namespace AckAuthConsole.Cli.Output;

/// <summary>Columns of text, as kubectl prints them, on a terminal where a Chinese character takes two places.</summary>
internal static class TextTable
{
    /// <summary>The lines, without a last line break; the first row is the heading.</summary>
    public static string Of(IReadOnlyList<string[]> rows)
    {
        var last = rows[0].Length - 1;
        var widths = Enumerable.Range(0, last).Select(column => rows.Max(r => WidthOf(r[column]))).ToArray();
        return string.Join('\n', rows.Select(r => string.Join("  ", r.Select((cell, column) => column == last ? cell : cell + new string(' ', widths[column] - WidthOf(cell)))).TrimEnd()));
    }

    /// <summary>How many places a text takes (Unicode: East Asian Width, wide and full-width).</summary>
    internal static int WidthOf(string text) => text.EnumerateRunes().Sum(static r => r.Value is >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6 or >= 0x20000 and <= 0x3FFFD ? 2 : 1);
}
