using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Selectors;

/// <summary>A selector by fields: <c>metadata.name=x,status.phase!=Running</c>.</summary>
internal sealed partial class FieldSelector
{
    private readonly IReadOnlyList<(Func<JsonObject, string> Field, string Value, bool IsEqual)> _terms;

    private FieldSelector(IReadOnlyList<(Func<JsonObject, string> Field, string Value, bool IsEqual)> terms) => _terms = terms;

    public bool IsEmpty => _terms.Count == 0;

    public bool Matches(JsonObject json) => _terms.All(term => (term.Field(json) == term.Value) == term.IsEqual);

    /// <exception cref="KubeError">The text is wrong or names a field that cannot be selected by.</exception>
    public static FieldSelector Parse(KubeResource resource, string text)
    {
        var terms = new List<(Func<JsonObject, string>, string, bool)>();
        foreach (var part in Split(text))
        {
            var (name, value, isEqual) = Term(part) ?? throw KubeError.BadRequest($"invalid selector: '{text}'; can't understand '{part}'");
            terms.Add((FieldOf(resource, name), value, isEqual));
        }
        return new(terms);
    }

    /// <summary>The one name that the text selects; null: none or not just one.</summary>
    public static string? NameOf(string text)
    {
        foreach (var part in Split(text))
        {
            if (Term(part) is ("metadata.name", { Length: > 0 } name, true) && ObjectNames.PathSegmentProblem(name) is null) return name;
        }
        return null;
    }

    private static Func<JsonObject, string> FieldOf(KubeResource resource, string name)
    {
        if (name == "metadata.name") return json => (string?)json["metadata"]?["name"] ?? "";
        if (name == "metadata.namespace" && (resource.IsNamespaced || resource.Group == "rbac.authorization.k8s.io")) return json => (string?)json["metadata"]?["namespace"] ?? "";
        if (resource.SelectableFields.TryGetValue(name, out var field)) return field;
        // Kinds that select by more than their metadata have a check of their own, with its own words.
        throw KubeError.BadRequest(resource.SelectableFields.Count > 0
            ? $"field label not supported: {name}"
            : $"\"{name}\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
    }

    private static IEnumerable<string> Split(string text) => Comma().Split(text).Where(part => part.Length > 0);

    private static (string Name, string Value, bool IsEqual)? Term(string part)
    {
        foreach (var sign in (string[])["!=", "==", "="])
        {
            var at = part.IndexOf(sign, StringComparison.Ordinal);
            if (at < 0) continue;
            if (sign == "=" && at > 0 && part[at - 1] == '!') continue;
            return (part[..at], Unescape(part[(at + sign.Length)..]), sign != "!=");
        }
        return null;
    }

    private static string Unescape(string value) => value.Replace("\\,", ",", StringComparison.Ordinal).Replace("\\=", "=", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\\),", RegexOptions.CultureInvariant)]
    private static partial Regex Comma();
}
