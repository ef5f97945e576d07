namespace AckAuthConsole.Web.Features.RbacChanges;

/// <summary>Two texts side by side as lines that stay, go and come: the longest common sequence of lines stays.</summary>
public static class LineDifference
{
    // Beyond this the table of the comparison would need more memory than the answer is worth; the rest is told as gone and come.
    private const int MaxCells = 4_000_000;

    /// <summary>The lines of both texts in order, each with <c>=</c>, <c>-</c> or <c>+</c>.</summary>
    public static IReadOnlyList<(char Sign, string Text)> Of(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Lines(before), Lines(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        var result = new List<(char, string)>(old.Length + now.Length);
        result.AddRange(old[..start].Select(l => ('=', l)));
        result.AddRange(Middle(old[start..^end], now[start..^end]));
        result.AddRange(old[^end..].Select(l => ('=', l)));
        return result;
    }

    private static IEnumerable<(char, string)> Middle(string[] old, string[] now)
    {
        if ((long)old.Length * now.Length > MaxCells)
            return [.. old.Select(l => ('-', l)), .. now.Select(l => ('+', l))];
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }

        var result = new List<(char, string)>();
        var (x, y) = (0, 0);
        while (x < old.Length && y < now.Length)
        {
            if (old[x] == now[y])
            {
                result.Add(('=', old[x]));
                (x, y) = (x + 1, y + 1);
            }
            else if (common[x + 1, y] >= common[x, y + 1])
            {
                result.Add(('-', old[x++]));
            }
            else
            {
                result.Add(('+', now[y++]));
            }
        }

        result.AddRange(old[x..].Select(l => ('-', l)));
        result.AddRange(now[y..].Select(l => ('+', l)));
        return result;
    }

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
}
