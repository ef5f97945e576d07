using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Schemas;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>The canonical form of whole objects: kind, apiVersion, metadata, then the kind's own members in their order.</summary>
internal static class ObjectForm
{
    /// <summary>A copy in canonical form; what does not fit is left out.</summary>
    public static JsonObject Canonical(KubeResource resource, JsonObject json) => Read(resource, json, new SchemaReader(false));

    /// <summary>A copy in canonical form.</summary>
    /// <param name="resource">The kind.</param>
    /// <param name="json">The object.</param>
    /// <param name="reader">Decides what happens to values of the wrong type, and learns of unknown members.</param>
    /// <exception cref="SchemaMismatchException">A value has the wrong type.</exception>
    public static JsonObject Read(KubeResource resource, JsonObject json, SchemaReader reader)
    {
        var whole = new JsonObject { ["kind"] = resource.Kind, ["apiVersion"] = resource.ApiVersion };
        var metadata = json["metadata"] switch
        {
            null => [],
            JsonObject given => given,
            _ => throw new SchemaMismatchException($"json: cannot unmarshal value into Go struct field {resource.Kind}.metadata of type v1.ObjectMeta"),
        };
        whole["metadata"] = reader.ReadObject(MetaSchemas.ObjectMeta, metadata, "metadata");
        var members = reader.ReadObject(resource.Schema, json, "");
        foreach (var name in members.Select(member => member.Key).ToList())
        {
            var value = members[name];
            members.Remove(name);
            whole[name] = value;
        }
        reader.Unknown.RemoveAll(name => name is "kind" or "apiVersion" or "metadata");
        return whole;
    }
}
