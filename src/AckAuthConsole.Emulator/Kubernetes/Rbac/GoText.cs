using System.Globalization;
using System.Text;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Values as Go prints them, since the API server's messages are made with its formatting verbs.</summary>
internal static class GoText
{
    /// <summary>A string in double quotes, as <c>%q</c> prints it.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '\a' => "\\a",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\v' => "\\v",
                < ' ' or 0x7f => string.Create(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"),
                _ when IsPrintable(rune) => rune.ToString(),
                > 0xffff => string.Create(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
                _ => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>A list of quoted strings, as <c>%q</c> prints it: <c>["a" "b"]</c>.</summary>
    public static string QuoteList(IEnumerable<string> texts) => $"[{string.Join(' ', texts.Select(Quote))}]";

    /// <summary>A list as <c>%#v</c> prints it: <c>[]string{"a", "b"}</c>.</summary>
    public static string Literal(IEnumerable<string> texts) => $"[]string{{{string.Join(", ", texts.Select(Quote))}}}";

    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
