using System.Text.Json;

namespace AckAuthConsole.Core.RamPolicies;

/// <summary>A RAM policy as the console reads it: version 1, statements with string-or-array fields.</summary>
/// <param name="Statements">The statements, in order.</param>
public sealed record PolicyDocument(IReadOnlyList<PolicyStatement> Statements)
{
    /// <summary>Reads a document; null when it is none that this console understands.</summary>
    public static PolicyDocument? TryParse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("Statement", out var statements))
                return null;
            var items = statements.ValueKind == JsonValueKind.Array ? statements.EnumerateArray().ToList() : [statements];
            var parsed = new List<PolicyStatement>();
            foreach (var item in items)
            {
                if (TryParse(item) is not { } statement)
                    return null;
                parsed.Add(statement);
            }

            return new PolicyDocument(parsed);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PolicyStatement? TryParse(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("Effect", out var effect) || effect.ValueKind != JsonValueKind.String)
            return null;
        var allows = effect.GetString() == "Allow";
        if (!allows && effect.GetString() != "Deny")
            return null;
        var except = !item.TryGetProperty("Action", out var action);
        if (except && !item.TryGetProperty("NotAction", out action))
            return null;
        if (!item.TryGetProperty("Resource", out var resource) || Strings(action) is not { } actions || Strings(resource) is not { } resources)
            return null;
        var conditional = item.TryGetProperty("Condition", out var condition) && condition.ValueKind == JsonValueKind.Object && condition.EnumerateObject().Any();
        return new PolicyStatement(allows, actions, except, resources, conditional);
    }

    private static List<string>? Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array when element.EnumerateArray().All(e => e.ValueKind == JsonValueKind.String) => [.. element.EnumerateArray().Select(e => e.GetString()!)],
        _ => null,
    };
}
