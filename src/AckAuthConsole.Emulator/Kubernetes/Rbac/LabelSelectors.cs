using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Label selectors as objects hold them: validated as the API server does, and matched.</summary>
internal static class LabelSelectors
{
    /// <summary>What is wrong with a selector.</summary>
    public static IEnumerable<FieldError> Validate(JsonNode? selector, string field)
    {
        if (selector?["matchLabels"] is JsonObject labels)
        {
            foreach (var (key, _) in labels.OrderBy(label => label.Key, StringComparer.Ordinal))
            {
                foreach (var error in ObjectNames.QualifiedNameProblems(key)) yield return FieldError.Invalid(field + ".matchLabels", GoText.Quote(key), error);
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
            foreach (var error in ObjectNames.QualifiedNameProblems(key)) yield return FieldError.Invalid(path + ".key", GoText.Quote(key), error);
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
}
