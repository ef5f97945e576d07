using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;

namespace AckAuthConsole.Emulator.Kubernetes.Patches;

/// <summary>The kinds of patches and how each is applied.</summary>
internal static class PatchTypes
{
    public const string Json = "application/json-patch+json";
    public const string Merge = "application/merge-patch+json";
    public const string Strategic = "application/strategic-merge-patch+json";

    /// <summary>The object as the patch makes it.</summary>
    public static JsonObject Patch(KubeCall call, JsonObject json)
    {
        var patch = Parse(call);
        if (call.ContentType == Json)
        {
            if (patch is not JsonArray operations) throw KubeError.BadRequest("json: cannot unmarshal object into Go value of type jsonpatch.Patch");
            return JsonPatch.Apply(operations, json) as JsonObject ?? throw KubeError.Unprocessable();
        }
        if (patch is not JsonObject members) throw call.ContentType == Merge ? KubeError.Raw(500, "Invalid JSON Patch") : KubeError.BadRequest("json: cannot unmarshal array into Go value of type map[string]interface {}");
        return call.ContentType == Merge
            ? MergePatch.Apply(members, json)
            : StrategicMergePatch.Apply(call.Resource, members, json);
    }

    private static JsonNode? Parse(KubeCall call)
    {
        try
        {
            return JsonText.Parse(call.Body);
        }
        catch (JsonException e)
        {
            throw call.ContentType == Merge ? KubeError.Raw(500, "Invalid JSON Patch") : KubeError.BadRequest(ObjectBody.Reason(e, call.Body.Span));
        }
    }
}
