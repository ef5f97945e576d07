using System.Text.Json;
using System.Text.RegularExpressions;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>
/// Reads both error shapes of the platform (the services' camel case and the gateway's Pascal case) and classifies by code.
/// What cannot be read (XML, HTML of a proxy) is an error without code, classified by status.
/// </summary>
internal static partial class CloudErrorParser
{
    private const int MaxTextLength = 1024;

    public static CloudError Parse(
        CloudProduct product, string action, int status, ReadOnlyMemory<byte> body, string? headerRequestId, TimeSpan? retryAfter)
    {
        var code = "";
        var message = "";
        var requestId = headerRequestId;
        Uri? recommend = null;
        string? authAction = null;
        var explicitDeny = false;

        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                foreach (var property in document.RootElement.EnumerateObject())
                {
                    if (Is(property, "code"))
                        code = Text(property.Value) ?? code;
                    else if (Is(property, "message"))
                        message = Text(property.Value) ?? message;
                    else if (Is(property, "requestId") || Is(property, "request_id"))
                        requestId ??= Text(property.Value);
                    else if (Is(property, "recommend"))
                        recommend = Link(Text(property.Value));
                    else if (Is(property, "accessDeniedDetail") && property.Value.ValueKind == JsonValueKind.Object)
                        (authAction, explicitDeny) = ReadDenial(property.Value);
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON: the status alone has to do.
        }

        if (code.Length == 0)
            code = $"Http{status}";

        var kind = Classify(code, status, authAction is not null);
        return new CloudError
        {
            Kind = kind,
            Product = product,
            Action = action,
            Code = Clean(code),
            Message = Clean(WithoutCanonicalRequest(message)),
            HttpStatus = status,
            RequestId = requestId is null ? null : Clean(requestId),
            MissingAction = kind == CloudErrorKind.RamDenied ? MissingAction(product, action, authAction, message) : null,
            ExplicitDeny = explicitDeny,
            Recommend = recommend,
            RetryAfter = retryAfter,
        };
    }

    internal static CloudErrorKind Classify(string code, int status, bool hasDenialDetail)
    {
        // Throttling comes as 400, 429 or 503; only its code is reliable.
        if (code.Contains("Throttling", StringComparison.OrdinalIgnoreCase) || status == 429)
            return CloudErrorKind.Throttled;

        var byCode = code switch
        {
            "ErrAuthorizationConflict" => CloudErrorKind.AuthorizationConflict,
            "SignatureNonceUsed" => CloudErrorKind.NonceUsed,
            "InvalidSecurityToken.Expired" => CloudErrorKind.SessionExpired,
            "ErrorRamPolicyConfig" => CloudErrorKind.TargetLacksRamAccess,
            "ErrorQueryClusterNamespace" or "APIServer.500" => CloudErrorKind.ClusterUnreachable,
            "ForbiddenGrantPermissions" or "ForbiddenQueryClusterNamespace" or "APISERVER.403" or "APISERVER_403" => CloudErrorKind.RbacDenied,
            "StatusForbidden" or "Forbidden.RAM" or "ErrorCheckAcl" => CloudErrorKind.RamDenied,
            "SignatureDoesNotMatch" or "IncompleteSignature" or "InvalidSignatureMethod" or "MissingSecurityToken" => CloudErrorKind.Unauthenticated,
            "ErrorClusterNotFound" => CloudErrorKind.NotFound,

            // The operation is unknown, not the object that it asks for.
            "InvalidApi.NotFound" or "InvalidAction.NotFound" or "InvalidProduct.NotFound" => CloudErrorKind.Invalid,
            "ErrorClusterState" => CloudErrorKind.Conflict,
            _ => (CloudErrorKind?)null,
        };
        if (byCode is { } known)
            return known;

        if (StartsWith("NoPermission") || hasDenialDetail)
            return CloudErrorKind.RamDenied;
        if (StartsWith("InvalidAccessKeyId") || StartsWith("InvalidSecurityToken") || StartsWith("InvalidTimeStamp"))
            return CloudErrorKind.Unauthenticated;
        if (StartsWith("EntityNotExist"))
            return CloudErrorKind.NotFound;
        if (StartsWith("EntityAlreadyExist"))
            return CloudErrorKind.AlreadyExists;
        if (StartsWith("LimitExceeded") || StartsWith("QuotaExceeded"))
            return CloudErrorKind.LimitExceeded;
        if (StartsWith("DeleteConflict"))
            return CloudErrorKind.Conflict;

        return status switch
        {
            >= 500 => CloudErrorKind.ServerError,
            401 => CloudErrorKind.Unauthenticated,
            403 when StartsWith("Forbidden") => CloudErrorKind.RbacDenied,
            403 => CloudErrorKind.RamDenied,

            // A proxy's own 404 must not pass for "this user does not exist".
            404 when code.Contains("NotFound", StringComparison.Ordinal) || code.Contains("NotExist", StringComparison.Ordinal) => CloudErrorKind.NotFound,
            408 => CloudErrorKind.TimedOut,
            409 => CloudErrorKind.Conflict,
            // A redirect is never followed with a signed request: the address is wrong.
            >= 300 and < 400 => CloudErrorKind.BadReply,
            _ => CloudErrorKind.Invalid,
        };

        bool StartsWith(string prefix) => code.StartsWith(prefix, StringComparison.Ordinal);
    }

    private static string? MissingAction(CloudProduct product, string action, string? authAction, string message)
    {
        if (!string.IsNullOrEmpty(authAction))
            return Clean(authAction);

        var match = ForbiddenAction().Match(message);
        if (match.Success)
            return match.Groups["action"].Value;

        // RAM and IMS name their actions after their operations; CS does not always.
        return product is CloudProduct.Ram or CloudProduct.Ims ? $"ram:{action}" : null;
    }

    private static (string? AuthAction, bool ExplicitDeny) ReadDenial(JsonElement detail)
    {
        string? authAction = null;
        var explicitDeny = false;
        foreach (var property in detail.EnumerateObject())
        {
            if (Is(property, "AuthAction"))
                authAction = Text(property.Value);
            else if (Is(property, "NoPermissionType"))
                explicitDeny = string.Equals(Text(property.Value), "ExplicitDeny", StringComparison.OrdinalIgnoreCase);
        }

        return (authAction ?? "", explicitDeny);
    }

    /// <summary>The message of a signature error repeats the canonical request, in which the session token stands.</summary>
    private static string WithoutCanonicalRequest(string message)
    {
        var cut = message.IndexOf("server string", StringComparison.OrdinalIgnoreCase);
        return cut < 0 ? message : message[..cut].TrimEnd(' ', '.') + ".";
    }

    private static string Clean(string text)
    {
        var shortened = text.Length > MaxTextLength ? text[..MaxTextLength] : text;
        return shortened.Any(char.IsControl) ? string.Concat(shortened.Select(static c => char.IsControl(c) ? ' ' : c)) : shortened;
    }

    private static Uri? Link(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null;

    private static bool Is(JsonProperty property, string name) =>
        string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };

    [GeneratedRegex("policy Forbidden for action (?<action>[A-Za-z0-9]+:[A-Za-z0-9*]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ForbiddenAction();
}
