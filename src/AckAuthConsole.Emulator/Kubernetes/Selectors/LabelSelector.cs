using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Selectors;

/// <summary>A selector by labels, as queries write it: <c>a=b,c in (d,e),!f</c>.</summary>
internal sealed class LabelSelector
{
    private readonly List<Requirement> _requirements = [];

    private LabelSelector()
    {
    }

    public bool IsEmpty => _requirements.Count == 0;

    public bool Matches(JsonObject? labels) => _requirements.TrueForAll(requirement => requirement.Matches((string?)labels?[requirement.Key]));

    /// <exception cref="KubeError">The text is wrong.</exception>
    public static LabelSelector Parse(string text)
    {
        var selector = new LabelSelector();
        var reader = new Reader(text);
        if (reader.Peek().Length == 0) return selector;
        while (true)
        {
            selector._requirements.Add(ReadRequirement(reader));
            var next = reader.Next();
            if (next.Length == 0) return selector;
            if (next != ",") throw Wrong($"found '{next}', expected: ',' or 'end of string'");
            if (reader.Peek().Length == 0) throw Wrong("found '', expected: identifier after ','");
        }
    }

    private static Requirement ReadRequirement(Reader reader)
    {
        var isNot = reader.Peek() == "!";
        if (isNot) reader.Next();
        var key = reader.Next();
        if (Reader.IsSign(key) || key.Length == 0) throw Wrong($"found '{key}', expected: identifier");
        var problems = ObjectNames.QualifiedNameProblems(key).ToList();
        if (problems.Count > 0) throw Wrong($"<nil>: Invalid value: {GoText.Quote(key)}: {string.Join("; ", problems)}");
        if (isNot) return new(key, "!", []);
        var sign = reader.Peek();
        if (sign.Length == 0 || sign == ",") return new(key, "exists", []);
        reader.Next();
        switch (sign)
        {
            case "=" or "==" or "!=":
                var value = reader.Peek() is "" or "," ? "" : reader.Next();
                Check(key, value);
                return new(key, sign == "!=" ? "notin" : "in", [value]);
            case "<" or ">":
                var number = reader.Next();
                if (!long.TryParse(number, CultureInfo.InvariantCulture, out _)) throw Wrong($"values[0][{key}]: Invalid value: {GoText.Quote(number)}: for 'Gt', 'Lt' operators, the value must be an integer");
                return new(key, sign, [number]);
            case "in" or "notin":
                if (reader.Next() is var open && open != "(") throw Wrong($"found '{open}' expected: '('");
                var values = new List<string>();
                while (true)
                {
                    var item = reader.Peek() is "," or ")" ? "" : reader.Next();
                    Check(key, item);
                    values.Add(item);
                    var next = reader.Next();
                    if (next == ")") return new(key, sign, values);
                    if (next != ",") throw Wrong($"found '{next}', expected: ',' or ')'");
                }
            default:
                throw Wrong($"found '{sign}', expected: in, notin, =, ==, !=, gt, lt");
        }
    }

    private static void Check(string key, string value)
    {
        var problems = ObjectNames.LabelValueProblems(value).ToList();
        if (problems.Count > 0) throw Wrong($"values[0][{key}]: Invalid value: {GoText.Quote(value)}: {string.Join("; ", problems)}");
    }

    private static KubeError Wrong(string why) => KubeError.BadRequest($"unable to parse requirement: {why}");

    private sealed record Requirement(string Key, string Operator, IReadOnlyList<string> Values)
    {
        public bool Matches(string? value) => Operator switch
        {
            "in" => value is not null && Values.Contains(value),
            "notin" => value is null || !Values.Contains(value),
            "exists" => value is not null,
            "!" => value is null,
            ">" => long.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > long.Parse(Values[0], CultureInfo.InvariantCulture),
            _ => long.TryParse(value, CultureInfo.InvariantCulture, out var number) && number < long.Parse(Values[0], CultureInfo.InvariantCulture),
        };
    }

    private sealed class Reader(string text)
    {
        private int _at;

        public static bool IsSign(string token) => token is "," or "(" or ")" or "=" or "==" or "!=" or "!" or "<" or ">";

        public string Peek()
        {
            var at = _at;
            var token = Next();
            _at = at;
            return token;
        }

        /// <summary>The next word or sign; empty at the end.</summary>
        public string Next()
        {
            while (_at < text.Length && text[_at] is ' ' or '\t' or '\r' or '\n') _at++;
            if (_at >= text.Length) return "";
            var first = _at;
            if (text[_at] is '=' or '!' && _at + 1 < text.Length && text[_at + 1] == '=') _at += 2;
            else if (text[_at] is ',' or '(' or ')' or '=' or '!' or '<' or '>') _at++;
            else while (_at < text.Length && text[_at] is not (' ' or '\t' or '\r' or '\n' or ',' or '(' or ')' or '=' or '!' or '<' or '>')) _at++;
            return text[first.._at];
        }
    }
}
