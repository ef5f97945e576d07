using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Identity;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>Tokens of service accounts on request.</summary>
internal static class TokenRequests
{
    private const long MinSeconds = 600;
    private const long DefaultSeconds = 3600;

    public static KubeSubresource Subresource { get; } = new("token", "TokenRequest", "create") { Group = "authentication.k8s.io", Version = "v1", Handler = Answer };

    private static KubeReply.Json Answer(KubeCall call)
    {
        call.CheckOptions("CreateOptions");
        var request = ObjectBody.Parse(call, "TokenRequest");
        var account = call.Cluster.Find(call.Resource, call.Namespace, call.Name) ?? throw KubeError.NotFound(call.Resource, call.Name);
        var spec = request["spec"] as JsonObject ?? [];
        var audiences = (spec["audiences"] as JsonArray)?.Select(audience => (string?)audience ?? "").ToList() ?? [];
        if (audiences.Count == 0) audiences = [ServiceAccountTokens.Issuer];
        var seconds = (long?)spec["expirationSeconds"] ?? DefaultSeconds;
        if (seconds < MinSeconds)
        {
            throw KubeError.Invalid("authentication.k8s.io", "TokenRequest", "", [FieldError.Invalid("spec.expirationSeconds", seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), "may not specify a duration less than 10 minutes")]);
        }
        var expires = call.Now.AddSeconds(seconds);
        var token = account.IsBeingDeleted ? throw KubeError.NotFound(call.Resource, call.Name) : call.Cluster.Keys.Tokens.Issue(call.Namespace, call.Name, account.Uid, audiences, call.Now, expires, Bound(call, spec));
        return new(new JsonObject
        {
            ["kind"] = "TokenRequest",
            ["apiVersion"] = "authentication.k8s.io/v1",
            ["metadata"] = new JsonObject { ["name"] = call.Name, ["namespace"] = call.Namespace, ["creationTimestamp"] = KubeCluster.TimeText(call.Now) },
            ["spec"] = new JsonObject
            {
                ["audiences"] = new JsonArray([.. audiences.Select(audience => (JsonNode)audience)]),
                ["expirationSeconds"] = seconds,
                ["boundObjectRef"] = spec["boundObjectRef"]?.DeepClone(),
            },
            ["status"] = new JsonObject { ["token"] = token, ["expirationTimestamp"] = KubeCluster.TimeText(expires) },
        })
        { Status = StatusCodes.Status201Created };
    }

    private static (string Kind, string Name, string Uid)? Bound(KubeCall call, JsonObject spec)
    {
        if (spec["boundObjectRef"] is not JsonObject reference) return null;
        var (kind, name, uid) = ((string?)reference["kind"] ?? "", (string?)reference["name"] ?? "", (string?)reference["uid"] ?? "");
        if (kind is not ("Pod" or "Secret")) throw KubeError.BadRequest($"cannot bind token for serviceaccount {GoText.Quote(call.Name)} to object of kind {GoText.Quote(kind)}");
        var resource = call.Cluster.Resources[kind.ToLowerInvariant() + "s"];
        var found = call.Cluster.Find(resource, call.Namespace, name) ?? throw KubeError.NotFound(resource, name);
        if (uid.Length > 0 && uid != found.Uid)
        {
            throw KubeError.Conflict(resource, name, $"the UID in the bound object reference ({uid}) does not match the UID in record. The object might have been deleted and then recreated");
        }
        return (kind.ToLowerInvariant(), name, found.Uid);
    }
}
