using System.Text.Json.Nodes;
using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>Compares manifests by what they say, without what the API server counts.</summary>
internal static class ManifestComparison
{
    private static readonly string[] s_counted = ["resourceVersion", "uid", "creationTimestamp", "generation", "managedFields", "selfLink"];

    /// <summary>Whether two manifests say the same.</summary>
    public static bool AreSame(RbacManifest one, RbacManifest other) => one.Key == other.Key && AreSame(one.Json, other.Json);

    /// <summary>Whether two objects say the same.</summary>
    public static bool AreSame(string one, string other) => Comparable(one) == Comparable(other);

    private static string Comparable(string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        if (node["metadata"] is JsonObject metadata)
        {
            foreach (var name in s_counted)
                metadata.Remove(name);
        }

        return Sorted(node)!.ToJsonString();
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.OrderBy(p => p.Key, StringComparer.Ordinal).Where(p => !IsEmpty(p.Value)).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        null => null,
        _ => node.DeepClone(),
    };

    // What is empty and what is not there is one to the API server.
    private static bool IsEmpty(JsonNode? node) => node is null or JsonArray { Count: 0 } or JsonObject { Count: 0 };
}
