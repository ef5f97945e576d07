namespace AckAuthConsole.Emulator.Policies;

/// <summary>The two wildcards of RAM policies: <c>*</c> for any run of characters, none included, and <c>?</c> for exactly one. There is no escape.</summary>
internal static class Wildcard
{
    /// <summary>Whether the whole text is covered by the pattern.</summary>
    /// <param name="pattern">What a policy says.</param>
    /// <param name="text">What is asked for.</param>
    /// <param name="ignoreCase">True for actions, false for resources and for <c>StringLike</c>.</param>
    public static bool IsMatch(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text, bool ignoreCase)
    {
        var p = 0;
        var t = 0;
        var star = -1;
        var resume = 0;

        // Going back to the last star only keeps this linear in practice; a pattern of many stars cannot make it explode.
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || SameChar(pattern[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool SameChar(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}
