using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Patches;

/// <summary>JSON merge patch (RFC 7386): members replace, null removes.</summary>
internal static class MergePatch
{
    public static JsonObject Apply(JsonObject patch, JsonObject json)
    {
        foreach (var (name, value) in patch)
        {
            if (value is null) json.Remove(name);
            else if (value is JsonObject part) json[name] = Apply(part, json[name] is JsonObject old ? (JsonObject)old.DeepClone() : []);
            else json[name] = value.DeepClone();
        }
        return json;
    }
}
