using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Gateway;

/// <summary>Writes errors in the two shapes of the reference.</summary>
internal static class ErrorBody
{
    public static JsonObject Write(ApiError error, ErrorShape shape, string requestId, string host, string product)
    {
        var detail = error.AccessDenied is { } denied ? Detail(denied) : null;
        if (shape == ErrorShape.ContainerService)
        {
            var body = new JsonObject { ["code"] = error.Code, ["message"] = error.Message, ["requestId"] = requestId, ["status"] = error.Status };
            if (detail is not null) body["accessDeniedDetail"] = detail;
            return body;
        }
        else
        {
            var body = new JsonObject
            {
                ["RequestId"] = requestId,
                ["HostId"] = host,
                ["Code"] = error.Code,
                ["Message"] = error.Message,
                ["Recommend"] = $"https://api.alibabacloud.com/troubleshoot?q={Uri.EscapeDataString(error.Code)}&product={product}",
            };
            if (detail is not null) body["AccessDeniedDetail"] = detail;
            return body;
        }
    }

    private static JsonObject Detail(AccessDeniedDetail denied) => new()
    {
        ["AuthAction"] = denied.AuthAction,
        ["AuthPrincipalType"] = denied.AuthPrincipalType,
        ["AuthPrincipalDisplayName"] = denied.AuthPrincipalDisplayName,
        ["AuthPrincipalOwnerId"] = denied.AuthPrincipalOwnerId,
        ["PolicyType"] = denied.PolicyType,
        ["NoPermissionType"] = denied.NoPermissionType,
        ["EncodedDiagnosticMessage"] = denied.EncodedDiagnosticMessage,
    };
}
