using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;

namespace AckAuthConsole.Emulator.Kubernetes.Patches;

/// <summary>JSON patch (RFC 6902): a list of operations, all or none of which are done.</summary>
internal static class JsonPatch
{
    /// <summary>How many operations one patch may have.</summary>
    private const int MaxOperations = 10_000;

    /// <exception cref="KubeError">An operation cannot be done.</exception>
    public static JsonNode? Apply(JsonArray patch, JsonNode json)
    {
        if (patch.Count > MaxOperations) throw KubeError.Raw(413, $"The allowed maximum operations in a JSON patch is {MaxOperations}, got {patch.Count}");
        var root = new JsonObject { ["root"] = json };
        foreach (var operation in patch.Select(item => item as JsonObject ?? throw KubeError.Unprocessable()))
        {
            var path = Pointer(Text(operation, "path"));
            switch (Text(operation, "op"))
            {
                case "add":
                    Add(root, path, Value(operation));
                    break;
                case "remove":
                    Remove(root, path);
                    break;
                case "replace":
                    Find(root, path);
                    Remove(root, path);
                    Add(root, path, Value(operation));
                    break;
                case "move":
                    var from = Pointer(Text(operation, "from"));
                    var moved = Find(root, from)?.DeepClone();
                    Remove(root, from);
                    Add(root, path, moved);
                    break;
                case "copy":
                    Add(root, path, Find(root, Pointer(Text(operation, "from")))?.DeepClone());
                    break;
                case "test":
                    if (!JsonNode.DeepEquals(FindOrNull(root, path), Value(operation))) throw KubeError.Unprocessable();
                    break;
                default:
                    throw KubeError.Unprocessable();
            }
        }
        var result = root["root"];
        root.Remove("root");
        return result;
    }

    private static string Text(JsonObject operation, string name) =>
        operation[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : throw KubeError.Unprocessable();

    private static JsonNode? Value(JsonObject operation) => operation["value"]?.DeepClone();

    private static List<string> Pointer(string text)
    {
        if (text.Length > 0 && text[0] != '/') throw KubeError.Unprocessable();
        return ["root", .. text.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
    }

    private static JsonNode? FindOrNull(JsonNode root, List<string> path)
    {
        JsonNode? node = root;
        foreach (var part in path)
        {
            node = node switch
            {
                JsonObject json => json[part],
                JsonArray list when Index(list, part) is { } index && index < list.Count => list[index],
                _ => null,
            };
        }
        return node;
    }

    private static JsonNode? Find(JsonNode root, List<string> path)
    {
        var parent = FindOrNull(root, path[..^1]);
        return parent switch
        {
            JsonObject json when json.ContainsKey(path[^1]) => json[path[^1]],
            JsonArray list when Index(list, path[^1]) is { } index && index < list.Count => list[index],
            _ => throw KubeError.Unprocessable(),
        };
    }

    private static void Add(JsonNode root, List<string> path, JsonNode? value)
    {
        switch (FindOrNull(root, path[..^1]))
        {
            case JsonObject json:
                json[path[^1]] = value;
                break;
            case JsonArray list when path[^1] == "-":
                list.Add(value);
                break;
            case JsonArray list when Index(list, path[^1]) is { } index && index <= list.Count:
                list.Insert(index, value);
                break;
            default:
                throw KubeError.Unprocessable();
        }
    }

    private static void Remove(JsonNode root, List<string> path)
    {
        switch (FindOrNull(root, path[..^1]))
        {
            case JsonObject json when json.Remove(path[^1]):
                break;
            case JsonArray list when Index(list, path[^1]) is { } index && index < list.Count:
                list.RemoveAt(index);
                break;
            default:
                throw KubeError.Unprocessable();
        }
    }

    private static int? Index(JsonArray list, string part) =>
        int.TryParse(part, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) ? index < 0 ? list.Count + index is >= 0 and var back ? back : null : index : null;
}
