using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Tests.Kubernetes.Rbac;

/// <summary>An index filled from the short notation.</summary>
internal static class RbacDesk
{
    public static RbacIndex Index(string text)
    {
        var index = new RbacIndex();
        foreach (var json in RbacText.Read(text)) Put(index, json);
        return index;
    }

    public static void Put(RbacIndex index, JsonObject json) =>
        index.Put((string)json["kind"]!, (string?)json["metadata"]!["namespace"] ?? "", (string)json["metadata"]!["name"]!, json);

    public static JsonObject Parse(string json)
    {
        var parsed = JsonNode.Parse(json)!.AsObject();
        RbacDefaults.Apply(parsed);
        return parsed;
    }
}
