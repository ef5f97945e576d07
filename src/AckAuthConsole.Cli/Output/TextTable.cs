namespace AckAuthConsole.Cli.Output;

/// <summary>Columns of text, as kubectl prints them.</summary>
internal static class TextTable
{
    /// <summary>The lines, without a last line break; the first row is the heading.</summary>
    public static string Of(IReadOnlyList<string[]> rows)
    {
        var last = rows[0].Length - 1;
        var widths = Enumerable.Range(0, last).Select(column => rows.Max(r => r[column].Length)).ToArray();
        return string.Join('\n', rows.Select(r => string.Join("  ", r.Select((cell, column) => column == last ? cell : cell.PadRight(widths[column]))).TrimEnd()));
    }
}
