using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Storage;

/// <summary>One version of an object. It never changes: a write stores another one.</summary>
internal sealed class StoredObject
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private StoredObject(KubeResource resource, string path, JsonObject data, long revision, byte[] body) =>
        (Resource, Path, Data, Revision, Body) = (resource, path, data, revision, body);

    public KubeResource Resource { get; }

    /// <summary><c>namespace/name</c>, or the name alone. Objects are kept in its bytewise order.</summary>
    public string Path { get; }

    /// <summary>The whole object. Nobody may change it; <see cref="Copy"/> gives one to change.</summary>
    public JsonObject Data { get; }

    /// <summary>The cluster's counter at the write that made this version.</summary>
    public long Revision { get; }

    /// <summary>The object as UTF-8 JSON without <c>kind</c> and <c>apiVersion</c>, as it stands in lists.</summary>
    public byte[] Body { get; }

    public JsonObject Metadata => (JsonObject)Data["metadata"]!;

    public string Name => (string)Metadata["name"]!;

    /// <summary>Empty for cluster-scoped objects.</summary>
    public string Namespace => (string?)Metadata["namespace"] ?? "";

    public string Uid => (string?)Metadata["uid"] ?? "";

    public JsonObject? Labels => Metadata["labels"] as JsonObject;

    public bool IsBeingDeleted => Metadata["deletionTimestamp"] is not null;

    /// <summary>Takes an object in canonical form, which must not be used by anybody else afterwards.</summary>
    public static StoredObject Of(KubeResource resource, JsonObject data, long revision)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_json))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in data)
            {
                if (name is "kind" or "apiVersion") continue;
                writer.WritePropertyName(name);
                if (value is null) writer.WriteNullValue();
                else value.WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        return new(resource, PathOf((string?)data["metadata"]!["namespace"] ?? "", (string)data["metadata"]!["name"]!), data, revision, buffer.ToArray());
    }

    /// <summary>Something to search a sorted set with.</summary>
    public static StoredObject Probe(KubeResource resource, string path) => new(resource, path, [], 0, []);

    public static string PathOf(string ns, string name) => ns.Length == 0 ? name : $"{ns}/{name}";

    public JsonObject Copy() => (JsonObject)Data.DeepClone();
}
