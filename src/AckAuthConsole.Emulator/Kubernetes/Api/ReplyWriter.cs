using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Storage;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>Writes answers in the form that the caller wants.</summary>
internal static class ReplyWriter
{
    private const string JsonType = "application/json";
    private static readonly JsonWriterOptions s_compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions s_pretty = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static async Task WriteAsync(HttpContext http, KubeReply reply, ReplyFormat format, DateTimeOffset now)
    {
        switch (reply)
        {
            case KubeReply.Watch watch:
                await watch.Session.WriteAsync(http, format);
                break;
            case KubeReply.Content content:
                if (content.Status == StatusCodes.Status404NotFound) http.Response.Headers.XContentTypeOptions = "nosniff";
                await SendAsync(http, content.Status, content.ContentType, content.Data);
                break;
            case KubeReply.List list when format.As.Length == 0 && !format.IsYaml && !IsPretty(http):
                await SendAsync(http, list.Status, JsonType, WholeList(list));
                break;
            default:
                var json = ToJson(http, reply, format, now);
                if (format.IsYaml) await SendAsync(http, reply.Status, "application/yaml", Encoding.UTF8.GetBytes(YamlText.Write(json)));
                else await SendAsync(http, reply.Status, JsonType, Bytes(json, IsPretty(http)));
                break;
        }
    }

    public static Task WriteErrorAsync(HttpContext http, KubeError error)
    {
        if (error.RetryAfterSeconds is { } seconds) http.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return SendAsync(http, error.Code, JsonType, Bytes(error.ToStatus(), IsPretty(http)));
    }

    public static byte[] Bytes(JsonNode json, bool isPretty = false)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, isPretty ? s_pretty : s_compact)) json.WriteTo(writer);
        return buffer.ToArray();
    }

    private static JsonNode ToJson(HttpContext http, KubeReply reply, ReplyFormat format, DateTimeOffset now)
    {
        var include = http.Request.Query["includeObject"].ToString();
        switch (reply)
        {
            case KubeReply.Json json:
                return json.Data;
            case KubeReply.Object one when (string?)one.Data["kind"] == one.Resource.Kind && format.As == "Table":
                return TableForm.Table(one.Resource, [StoredObject.Of(one.Resource, one.Data, 0)], VersionOf(one.Data), include, now, true, format.Version);
            case KubeReply.Object one when (string?)one.Data["kind"] == one.Resource.Kind && format.As.StartsWith("Partial", StringComparison.Ordinal):
                return format.As == "PartialObjectMetadata" ? TableForm.Partial(one.Data, format.Version) : throw KubeError.NotAcceptable("application/json");
            case KubeReply.Object one:
                return one.Data;
            case KubeReply.List list when format.As == "Table":
                return TableForm.Table(list.Resource, list.Items, list.Metadata, include, now, true, format.Version);
            case KubeReply.List list when format.As == "PartialObjectMetadataList":
                return new JsonObject
                {
                    ["kind"] = format.As,
                    ["apiVersion"] = "meta.k8s.io/" + format.Version,
                    ["metadata"] = list.Metadata.DeepClone(),
                    ["items"] = new JsonArray([.. list.Items.Select(item => (JsonNode)TableForm.Partial(item.Data, format.Version))]),
                };
            case KubeReply.List list:
                return JsonNode.Parse(WholeList(list))!;
            default:
                throw new InvalidOperationException($"{reply.GetType().Name} has no JSON form.");
        }
    }

    private static JsonObject VersionOf(JsonObject data) => data["metadata"]?["resourceVersion"] is { } version ? new() { ["resourceVersion"] = version.DeepClone() } : [];

    // Objects keep their JSON, so that long lists cost no more than copying.
    private static byte[] WholeList(KubeReply.List list)
    {
        using var buffer = new MemoryStream();
        Append(buffer, $"{{\"kind\":\"{list.Resource.ListKind}\",\"apiVersion\":\"{list.Resource.ApiVersion}\",\"metadata\":{list.Metadata.ToJsonString()},\"items\":[");
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (i > 0) buffer.WriteByte((byte)',');
            buffer.Write(list.Items[i].Body);
        }
        Append(buffer, "]}\n");
        return buffer.ToArray();
    }

    private static void Append(MemoryStream buffer, string text) => buffer.Write(Encoding.UTF8.GetBytes(text));

    private static bool IsPretty(HttpContext http) => http.Request.Query["pretty"].ToString() switch
    {
        "" => http.Request.Headers.UserAgent.ToString() is var agent && (agent.StartsWith("curl", StringComparison.Ordinal) || agent.StartsWith("Wget", StringComparison.Ordinal) || agent.StartsWith("Mozilla/5.0", StringComparison.Ordinal)),
        "0" or "false" => false,
        _ => true,
    };

    private static async Task SendAsync(HttpContext http, int status, string contentType, byte[] body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
