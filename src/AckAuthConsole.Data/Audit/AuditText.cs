namespace AckAuthConsole.Data.Audit;

/// <summary>The one way in which text is folded for filters.</summary>
internal static class AuditText
{
    /// <summary>
    /// ASCII letters to lower case; control characters and lone surrogates to a blank, since databases cut text at NUL. ASCII only, because the tables of
    /// Unicode grow with each runtime and an entry must fold to the same text for ever.
    /// </summary>
    public static string Fold(string text) => string.Create(text.Length, text, static (target, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var c = source[i];
            var isPaired = char.IsHighSurrogate(c) ? i + 1 < source.Length && char.IsLowSurrogate(source[i + 1])
                : !char.IsLowSurrogate(c) || (i > 0 && char.IsHighSurrogate(source[i - 1]));
            target[i] = c is < ' ' or '\u007f' || !isPaired ? ' ' : char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c;
        }
    });
}
