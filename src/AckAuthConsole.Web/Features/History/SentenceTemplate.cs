using System.Globalization;

namespace AckAuthConsole.Web.Features.History;

/// <summary>Fills a translated sentence with names and keeps them apart from the words around them, so that they can be set off without markup in the resources.</summary>
internal static class SentenceTemplate
{
    /// <summary>Puts the arguments where the template has <c>{0}</c>, <c>{1}</c>…; a number without argument stays as it is.</summary>
    public static IReadOnlyList<SentencePart> Fill(string template, params ReadOnlySpan<string> arguments)
    {
        var parts = new List<SentencePart>();
        var from = 0;
        while (from < template.Length)
        {
            var open = template.IndexOf('{', from);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            if (close < 0)
                break;
            if (int.TryParse(template.AsSpan(open + 1, close - open - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < arguments.Length)
            {
                if (open > from)
                    parts.Add(new SentencePart(template[from..open]));
                parts.Add(new SentencePart(arguments[index], IsName: true));
            }
            else
            {
                parts.Add(new SentencePart(template[from..(close + 1)]));
            }

            from = close + 1;
        }

        if (from < template.Length)
            parts.Add(new SentencePart(template[from..]));
        return parts;
    }

    /// <summary>The sentence as plain text.</summary>
    public static string Plain(IEnumerable<SentencePart> parts) => string.Concat(parts.Select(p => p.Text));
}
