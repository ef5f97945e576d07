using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Label selectors as objects hold them: validated as the API server does, and matched.</summary>
internal static partial class LabelSelectors
{
    private const string NameRule =
        "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

    private const string PrefixRule =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

    private const int MaxNameLength = 63;
    private const int MaxPrefixLength = 253;

    /// <summary>What is wrong with a selector.</summary>
    public static IEnumerable<FieldError> Validate(JsonNode? selector, string field)
    {
        if (selector?["matchLabels"] is JsonObject labels)
        {
            foreach (var (key, _) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
            {
                foreach (var error in KeyErrors(key)) yield return FieldError.Invalid(field + ".matchLabels", GoText.Quote(key), error);
            }
        }

        if (selector?["matchExpressions"] is not JsonArray expressions) yield break;
        for (var i = 0; i < expressions.Count; i++)
        {
            var path = $"{field}.matchExpressions[{i}]";
            var hasValues = expressions[i]?["values"] is JsonArray { Count: > 0 };
            switch ((string?)expressions[i]?["operator"] ?? "")
            {
                case "In" or "NotIn" when !hasValues:
                    yield return FieldError.Required(path + ".values", "must be specified when `operator` is 'In' or 'NotIn'");
                    break;
                case "Exists" or "DoesNotExist" when hasValues:
                    yield return FieldError.Forbidden(path + ".values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
                    break;
                case "In" or "NotIn" or "Exists" or "DoesNotExist":
                    break;
                case var other:
                    yield return FieldError.Invalid(path + ".operator", GoText.Quote(other), "not a valid selector operator");
                    break;
            }

            var key = (string?)expressions[i]?["key"] ?? "";
            foreach (var error in KeyErrors(key)) yield return FieldError.Invalid(path + ".key", GoText.Quote(key), error);
        }
    }

    /// <summary>Whether labels are selected. A selector without any demand selects everything.</summary>
    public static bool Matches(JsonNode? selector, JsonObject? labels)
    {
        string? Value(string key) => (string?)labels?[key];

        if (selector?["matchLabels"] is JsonObject wanted && wanted.Any(label => Value(label.Key) != (string?)label.Value)) return false;
        return selector?["matchExpressions"] is not JsonArray expressions || expressions.All(expression =>
        {
            var value = Value((string?)expression?["key"] ?? "");
            var values = expression?["values"] is JsonArray list ? list.Select(item => (string?)item).ToList() : [];
            return (string?)expression?["operator"] switch
            {
                "In" => value is not null && values.Contains(value),
                "NotIn" => value is null || !values.Contains(value),
                "Exists" => value is not null,
                "DoesNotExist" => value is null,
                _ => false,
            };
        });
    }

    private static IEnumerable<string> KeyErrors(string key)
    {
        var parts = key.Split('/');
        if (parts.Length > 2)
        {
            yield return "a qualified name must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]') with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')";
            yield break;
        }

        if (parts.Length == 2)
        {
            if (parts[0].Length == 0) yield return "prefix part must be non-empty";
            else if (parts[0].Length > MaxPrefixLength) yield return "prefix part must be no more than 253 characters";
            else if (!Subdomain().IsMatch(parts[0])) yield return "prefix part " + PrefixRule;
        }

        var name = parts[^1];
        if (name.Length == 0) yield return "name part must be non-empty";
        else if (name.Length > MaxNameLength) yield return "name part must be no more than 63 characters";
        if (!QualifiedName().IsMatch(name)) yield return NameRule;
    }

    [GeneratedRegex(@"^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex QualifiedName();

    [GeneratedRegex(@"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Subdomain();
}
