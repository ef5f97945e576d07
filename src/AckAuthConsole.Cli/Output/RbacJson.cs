using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Cli.Output;

/// <summary>Objects of RBAC as JSON, with the names of Kubernetes.</summary>
internal static class RbacJson
{
    private static readonly JsonSerializerOptions s_readable = new(JsonSerializerOptions.Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, IndentSize = 2 };

    public static string Text(JsonNode node) => node.ToJsonString(s_readable).ReplaceLineEndings("\n");

    public static JsonObject Subject(RbacSubject subject)
    {
        var json = new JsonObject { ["kind"] = subject.Kind.ToString(), ["name"] = subject.Name };
        if (subject.Namespace.Length > 0)
            json["namespace"] = subject.Namespace;
        return json;
    }

    public static JsonObject Rule(RbacRule rule)
    {
        var json = new JsonObject { ["verbs"] = Texts(rule.Verbs) };
        if (!rule.NonResourceUrls.IsEmpty)
        {
            json["nonResourceURLs"] = Texts(rule.NonResourceUrls);
            return json;
        }

        json["apiGroups"] = Texts(rule.ApiGroups);
        json["resources"] = Texts(rule.Resources);
        if (!rule.ResourceNames.IsEmpty)
            json["resourceNames"] = Texts(rule.ResourceNames);
        return json;
    }

    public static JsonObject Chain(AccessChain chain) => new()
    {
        ["binding"] = chain.Binding?.Key.ToString(),
        ["role"] = chain.Role?.Key.ToString(),
        ["rule"] = chain.RuleIndex,
    };

    public static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(t => (JsonNode)t)];
}
