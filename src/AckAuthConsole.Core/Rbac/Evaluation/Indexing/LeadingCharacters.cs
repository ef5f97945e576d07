namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>The first characters of a text as a number: two numbers that differ compare as the texts do by their UTF-16 code units; equal ones say nothing.</summary>
internal static class LeadingCharacters
{
    private const int Count = 7;
    private const int Bits = 8;
    private const char Beyond = (char)0x80;

    /// <summary>The number.</summary>
    /// <param name="text">The text. What is beyond ASCII counts the same.</param>
    /// <param name="rank">What goes before the text, from 0 to 255.</param>
    public static ulong Of(string text, byte rank)
    {
        ulong key = rank;
        var known = true;
        for (var at = 0; at < Count; at++)
        {
            // What follows a character that is not told apart says nothing.
            key = key << Bits | (known && at < text.Length ? Math.Min(text[at], Beyond) : 0u);
            known = known && at < text.Length && text[at] < Beyond;
        }

        return key;
    }
}
