using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace AckAuthConsole.Emulator.Policies;

/// <summary>Reads the JSON of a policy and says in a sentence what is wrong with a malformed one.</summary>
internal static class PolicyParser
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16, AllowDuplicateProperties = false };
    private static readonly string[] s_principalKinds = ["RAM", "Service", "Federated"];

    public static bool TryParse(string? text, bool isTrustPolicy, [NotNullWhen(true)] out PolicyDocument? document, out string error)
    {
        document = null;
        error = string.Empty;
        if (string.IsNullOrWhiteSpace(text))
        {
            error = "The policy document is empty.";
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(text, s_options);
            document = ReadDocument(json.RootElement, isTrustPolicy);
            return true;
        }
        catch (JsonException)
        {
            error = "The policy document is not valid JSON.";
            return false;
        }
        catch (MalformedPolicyException malformed)
        {
            error = malformed.Message;
            return false;
        }
    }

    private static PolicyDocument ReadDocument(JsonElement root, bool isTrustPolicy)
    {
        Demand(root.ValueKind == JsonValueKind.Object, "The policy document must be a JSON object.");
        foreach (var property in root.EnumerateObject())
        {
            Demand(property.Name is "Version" or "Statement", $"The policy document holds the unknown element \"{property.Name}\".");
        }

        Demand(
            root.TryGetProperty("Version", out var version) && version.ValueKind == JsonValueKind.String && version.GetString() == "1",
            "The element Version must be \"1\".");
        Demand(
            root.TryGetProperty("Statement", out var statements) && statements.ValueKind == JsonValueKind.Array && statements.GetArrayLength() > 0,
            "The element Statement must be an array of at least one statement.");
        return new([.. statements.EnumerateArray().Select(statement => ReadStatement(statement, isTrustPolicy))]);
    }

    private static PolicyStatement ReadStatement(JsonElement statement, bool isTrustPolicy)
    {
        Demand(statement.ValueKind == JsonValueKind.Object, "A statement must be a JSON object.");
        foreach (var property in statement.EnumerateObject())
        {
            var known = property.Name is "Effect" or "Action" or "NotAction" or "Condition"
                || (isTrustPolicy ? property.Name == "Principal" : property.Name == "Resource");
            Demand(known, $"A statement holds the element \"{property.Name}\", which is not allowed here.");
        }

        Demand(
            statement.TryGetProperty("Effect", out var effect) && effect.ValueKind == JsonValueKind.String && effect.GetString() is "Allow" or "Deny",
            "The element Effect must be \"Allow\" or \"Deny\".");

        var hasAction = statement.TryGetProperty("Action", out var action);
        var hasNotAction = statement.TryGetProperty("NotAction", out var notAction);
        Demand(hasAction != hasNotAction, "A statement must have exactly one of the elements Action and NotAction.");
        var actions = ReadStrings(hasAction ? action : notAction, hasAction ? "Action" : "NotAction");
        foreach (var name in actions)
        {
            Demand(name == "*" || IsActionName(name), $"The action \"{name}\" must be \"*\" or of the form \"<product>:<operation>\".");
        }

        IReadOnlyList<string> resources = [];
        IReadOnlyList<PolicyPrincipal> principals = [];
        if (isTrustPolicy)
        {
            Demand(statement.TryGetProperty("Principal", out var principal), "A statement of a trust policy must have the element Principal.");
            principals = ReadPrincipals(principal);
        }
        else
        {
            Demand(statement.TryGetProperty("Resource", out var resource), "A statement must have the element Resource.");
            resources = [.. ReadStrings(resource, "Resource").Select(NormaliseResource)];
        }

        return new(
            effect.GetString() == "Allow" ? PolicyEffect.Allow : PolicyEffect.Deny,
            actions,
            hasNotAction,
            resources,
            statement.TryGetProperty("Condition", out var condition) ? ReadConditions(condition) : [],
            principals);
    }

    private static bool IsActionName(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < name.Length - 1 && name.IndexOf(':', colon + 1) < 0 && !name.Any(char.IsWhiteSpace);
    }

    // Region and account may be left empty, which means any.
    private static string NormaliseResource(string resource)
    {
        if (resource == "*")
        {
            return resource;
        }

        var parts = resource.Split(':', 5);
        Demand(parts.Length == 5 && parts[0] == "acs" && parts[4].Length > 0, $"The resource \"{resource}\" must be \"*\" or of the form \"acs:<product>:<region>:<account>:<resource>\".");
        for (var i = 1; i < 4; i++)
        {
            parts[i] = parts[i].Length == 0 ? "*" : parts[i];
        }

        return string.Join(':', parts);
    }

    private static List<PolicyPrincipal> ReadPrincipals(JsonElement principal)
    {
        Demand(principal.ValueKind == JsonValueKind.Object, "The element Principal must be a JSON object.");
        var principals = new List<PolicyPrincipal>();
        foreach (var kind in principal.EnumerateObject())
        {
            Demand(s_principalKinds.Contains(kind.Name), $"The principal \"{kind.Name}\" must be RAM, Service or Federated.");
            principals.AddRange(ReadStrings(kind.Value, $"Principal.{kind.Name}").Select(value => new PolicyPrincipal(kind.Name, value)));
        }

        Demand(principals.Count > 0, "The element Principal must name at least one principal.");
        return principals;
    }

    private static List<PolicyCondition> ReadConditions(JsonElement condition)
    {
        Demand(condition.ValueKind == JsonValueKind.Object, "The element Condition must be a JSON object.");
        var conditions = new List<PolicyCondition>();
        foreach (var block in condition.EnumerateObject())
        {
            Demand(PolicyCondition.Operators.Contains(block.Name), $"The condition operator \"{block.Name}\" is not known.");
            Demand(block.Value.ValueKind == JsonValueKind.Object, $"The condition operator {block.Name} must hold a JSON object.");
            foreach (var key in block.Value.EnumerateObject())
            {
                Demand(key.Name.Contains(':', StringComparison.Ordinal), $"The condition key \"{key.Name}\" must be of the form \"<product>:<key>\".");
                conditions.Add(new(block.Name, key.Name, ReadValues(key.Value, key.Name)));
            }
        }

        return conditions;
    }

    private static List<string> ReadStrings(JsonElement element, string name)
    {
        List<string> values = element.ValueKind switch
        {
            JsonValueKind.String => [element.GetString()!],
            JsonValueKind.Array when element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                [.. element.EnumerateArray().Select(item => item.GetString()!)],
            _ => throw new MalformedPolicyException($"The element {name} must be a string or an array of strings."),
        };
        Demand(values.Count > 0 && values.All(value => value.Length > 0), $"The element {name} must not be empty.");
        return values;
    }

    private static List<string> ReadValues(JsonElement element, string key)
    {
        var values = element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(Scalar)] : new List<string> { Scalar(element) };
        Demand(values.Count > 0, $"The condition key {key} must have a value.");
        return values;

        string Scalar(JsonElement value) => value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            JsonValueKind.Number => value.GetRawText(),
            _ => throw new MalformedPolicyException($"A value of the condition key {key} must be a string, a number or a Boolean."),
        };
    }

    private static void Demand([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
        {
            throw new MalformedPolicyException(message);
        }
    }

    private sealed class MalformedPolicyException(string message) : Exception(message);
}
