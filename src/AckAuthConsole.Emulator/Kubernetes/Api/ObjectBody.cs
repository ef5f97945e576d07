using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Protobuf;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Schemas;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>Reads the objects that requests carry.</summary>
internal static class ObjectBody
{
    /// <summary>The object of a POST or PUT, defaulted and in canonical form.</summary>
    public static JsonObject Read(KubeCall call)
    {
        var json = Parse(call, call.Resource.Kind);
        return Read(call, call.Resource, json);
    }

    /// <summary>Takes an object that was read or made by a patch.</summary>
    public static JsonObject Read(KubeCall call, KubeResource resource, JsonObject json)
    {
        var (version, kind) = ((string?)Text(json["apiVersion"]) ?? "", (string?)Text(json["kind"]) ?? "");
        if ((kind.Length > 0 && kind != resource.Kind) || (version.Length > 0 && version != resource.ApiVersion))
        {
            var known = call.Cluster.Resources.FindKind(version.Length > 0 ? version : resource.ApiVersion, kind.Length > 0 ? kind : resource.Kind);
            throw known is null
                ? KubeError.BadRequest($"no kind {GoText.Quote(kind)} is registered for version {GoText.Quote(version)} in scheme \"pkg/api/legacyscheme/scheme.go:30\"")
                : KubeError.BadRequest($"{kind} in version {GoText.Quote(version[(version.IndexOf('/', StringComparison.Ordinal) + 1)..])} cannot be handled as a {resource.Kind}: converting (v1.{kind}) to ({resource.Group.Split('.')[0]}.{resource.Kind}): unknown conversion");
        }
        var reader = new SchemaReader(isStrict: true);
        try
        {
            var read = ObjectForm.Read(resource, json, reader);
            if (reader.Unknown.Count > 0 && call.Query["fieldValidation"] == "Strict")
            {
                throw new SchemaMismatchException($"strict decoding error: {string.Join(", ", reader.Unknown.Select(path => $"unknown field {GoText.Quote(path)}"))}");
            }
            resource.Strategy.Default(read);
            return read;
        }
        catch (SchemaMismatchException e)
        {
            throw KubeError.BadRequest($"{resource.Kind} in version {GoText.Quote(resource.Version)} cannot be handled as a {resource.Kind}: {e.Message}");
        }
    }

    /// <summary>The body as an object of any kind.</summary>
    /// <param name="call">The request.</param>
    /// <param name="expected">The kind that it should be, for messages.</param>
    public static JsonObject Parse(KubeCall call, string expected)
    {
        if (call.ContentType == ProtobufBody.ContentType) return ParseProtobuf(call);
        if (call.ContentType is not ("" or "application/json" or "application/yaml"))
        {
            throw KubeError.UnsupportedMediaType("the body of the request was in an unknown format - accepted media types include: application/json, application/yaml, application/vnd.kubernetes.protobuf");
        }
        try
        {
            if ((call.ContentType == "application/yaml" ? YamlText.Parse(Encoding.UTF8.GetString(call.Body.Span)) : JsonText.Parse(call.Body)) is JsonObject json) return json;
            throw new JsonException("cannot unmarshal value into Go value of type struct");
        }
        catch (JsonException e)
        {
            throw KubeError.BadRequest(call.Body.IsEmpty
                ? $"the object provided is unrecognized (must be of type {expected}): couldn't get version/kind; json parse error: unexpected end of JSON input"
                : $"the object provided is unrecognized (must be of type {expected}): couldn't get version/kind; json parse error: {Reason(e, call.Body.Span)}");
        }
    }

    private static JsonObject ParseProtobuf(KubeCall call)
    {
        try
        {
            return ProtobufBody.Read(call.Body.Span) ?? throw KubeError.UnsupportedMediaType("the emulator does not read this kind as application/vnd.kubernetes.protobuf: send application/json");
        }
        catch (FormatException e)
        {
            throw KubeError.BadRequest(e.Message);
        }
    }

    /// <summary>The reason in the API server's words, as far as it can be told.</summary>
    public static string Reason(JsonException error, ReadOnlySpan<byte> body)
    {
        var first = Encoding.UTF8.GetString(body).TrimStart();
        return first.Length > 0 && first[0] is not ('{' or '[' or '"') ? $"invalid character '{first[0]}' looking for beginning of value" : error.Message.Split(". Path:")[0];
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
