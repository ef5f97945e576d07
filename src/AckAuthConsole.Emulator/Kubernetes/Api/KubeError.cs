using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Authorization;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>An API server's refusal, as its <c>Status</c> tells it.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Made by its factories only.")]
internal sealed class KubeError : Exception
{
    private KubeError(int code, string reason, string message, JsonObject? details = null)
        : base(message) => (Code, Reason, Details) = (code, reason, details);

    /// <summary>HTTP status.</summary>
    public int Code { get; }

    /// <summary>One word; may be empty.</summary>
    public string Reason { get; }

    public JsonObject? Details { get; }

    /// <summary>Where a list can go on although its moment has passed.</summary>
    public string? Continue { get; private init; }

    /// <summary>Sent as <c>Retry-After</c>.</summary>
    public int? RetryAfterSeconds => (int?)Details?["retryAfterSeconds"];

    public JsonObject ToStatus()
    {
        var metadata = new JsonObject();
        if (Continue is not null) metadata["continue"] = Continue;
        var status = new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["metadata"] = metadata, ["status"] = "Failure", ["message"] = Message };
        if (Reason.Length > 0) status["reason"] = Reason;
        if (Details is not null) status["details"] = Details.DeepClone();
        status["code"] = Code;
        return status;
    }

    public static KubeError BadRequest(string message) => new(400, "BadRequest", message);

    public static KubeError Unauthorized() => new(401, "Unauthorized", "Unauthorized");

    /// <summary>An answer of authorization.</summary>
    public static KubeError Forbidden(KubeUser user, KubeAttributes attributes, string reason)
    {
        string message;
        JsonObject details;
        if (attributes.IsResource)
        {
            var qualified = attributes.Group.Length == 0 ? attributes.Resource : $"{attributes.Resource}.{attributes.Group}";
            var resource = attributes.Subresource.Length == 0 ? attributes.Resource : $"{attributes.Resource}/{attributes.Subresource}";
            var where = attributes.Namespace.Length > 0 ? $"in the namespace {Escaped(attributes.Namespace)}" : "at the cluster scope";
            message = $"{qualified}{(attributes.Name.Length > 0 ? $" {GoText.Quote(attributes.Name)}" : "")} is forbidden: User {Escaped(user.Name)} cannot {attributes.Verb} resource {Escaped(resource)} in API group {Escaped(attributes.Group)} {where}";
            details = DetailsOf(attributes.Name, attributes.Group, attributes.Resource);
        }
        else
        {
            message = $"forbidden: User {Escaped(user.Name)} cannot {attributes.Verb} path {Escaped(attributes.Path)}";
            details = [];
        }
        return new(403, "Forbidden", reason.Length > 0 ? $"{message}: {reason}" : message, details);
    }

    /// <summary>A refusal beyond authorization: admission, escalation.</summary>
    public static KubeError Forbidden(KubeResource resource, string name, string why) =>
        new(403, "Forbidden", $"{resource.QualifiedPlural}{(name.Length > 0 ? $" {GoText.Quote(name)}" : "")} is forbidden: {why}", DetailsOf(name, resource.Group, resource.Plural));

    public static KubeError NotFound(KubeResource resource, string name) => NotFound(resource.Group, resource.Plural, name);

    public static KubeError NotFound(string group, string plural, string name) =>
        new(404, "NotFound", $"{(group.Length == 0 ? plural : $"{plural}.{group}")} {GoText.Quote(name)} not found", DetailsOf(name, group, plural));

    /// <summary>There is no such resource in a version that is served.</summary>
    public static KubeError NoSuchResource() => new(404, "NotFound", "the server could not find the requested resource", []);

    public static KubeError MethodNotAllowed() => new(405, "MethodNotAllowed", "the server does not allow this method on the requested resource", []);

    public static KubeError NotAcceptable(params IReadOnlyList<string> accepted) =>
        new(406, "NotAcceptable", $"only the following media types are accepted: {string.Join(", ", accepted)}");

    public static KubeError AlreadyExists(KubeResource resource, string name) =>
        new(409, "AlreadyExists", $"{resource.QualifiedPlural} {GoText.Quote(name)} already exists", DetailsOf(name, resource.Group, resource.Plural));

    public static KubeError Conflict(KubeResource resource, string name, string why) => Conflict(resource.QualifiedPlural, resource.Group, resource.Plural, name, why);

    /// <summary>A conflict that names the kind instead of the resource, as deletions do.</summary>
    public static KubeError ConflictOfKind(KubeResource resource, string name, string why) => Conflict(resource.QualifiedKind, resource.Group, resource.Kind, name, why);

    public static KubeError Modified(KubeResource resource, string name) =>
        Conflict(resource, name, "the object has been modified; please apply your changes to the latest version and try again");

    /// <summary>A conflict of server-side apply.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="causes">One per field.</param>
    public static KubeError ApplyConflict(string message, JsonArray causes) => new(409, "Conflict", message, new() { ["causes"] = causes });

    public static KubeError Expired(string message, string? proceed = null) => new(410, "Expired", message) { Continue = proceed };

    public static KubeError UnsupportedMediaType(string message, bool hasDetails = false) => new(415, "UnsupportedMediaType", message, hasDetails ? [] : null);

    public static KubeError TooLarge(int limit) =>
        new(413, "RequestEntityTooLarge", string.Create(CultureInfo.InvariantCulture, $"Request entity too large: limit is {limit}"));

    public static KubeError Invalid(KubeResource resource, string name, IReadOnlyList<FieldError> errors) => Invalid(resource.Group, resource.Kind, name, errors);

    public static KubeError Invalid(string group, string kind, string name, IReadOnlyList<FieldError> errors)
    {
        var qualified = group.Length == 0 ? kind : $"{kind}.{group}";
        // Some faults are found twice; the message names each once, the causes each time.
        var texts = errors.Select(error => error.ToString()).Distinct(StringComparer.Ordinal).ToList();
        var text = texts.Count == 1 ? texts[0] : $"[{string.Join(", ", texts)}]";
        var details = DetailsOf(name, group, kind);
        details["causes"] = new JsonArray([.. errors.Select(error => (JsonNode)new JsonObject { ["reason"] = error.Reason, ["message"] = error.Message, ["field"] = error.Field })]);
        return new(422, "Invalid", $"{qualified} {GoText.Quote(name)} is invalid: {text}", details);
    }

    /// <summary>A patch that cannot be applied.</summary>
    public static KubeError Unprocessable() => new(422, "Invalid", "the server rejected our request due to an error in our request", []);

    public static KubeError TooManyRequests(int retryAfterSeconds) =>
        new(429, "TooManyRequests", "Too many requests, please try again later.", new() { ["retryAfterSeconds"] = retryAfterSeconds });

    public static KubeError Internal(string message) =>
        new(500, "InternalError", $"Internal error occurred: {message}", new() { ["causes"] = new JsonArray(new JsonObject { ["message"] = message }) });

    /// <summary>An error of the server's inside that has no reason.</summary>
    public static KubeError Raw(int code, string message) => new(code, "", message);

    /// <summary>Whatever a fault rule wants.</summary>
    public static KubeError Injected(int code, string reason, string message) => new(code, reason, message);

    public static KubeError VersionFromTheFuture(long wanted, long current) => new(
        504, "Timeout", string.Create(CultureInfo.InvariantCulture, $"Timeout: Too large resource version: {wanted}, current: {current}"),
        new()
        {
            ["causes"] = new JsonArray(new JsonObject { ["reason"] = "ResourceVersionTooLarge", ["message"] = "Too large resource version" }),
            ["retryAfterSeconds"] = 1,
        });

    private static KubeError Conflict(string qualified, string group, string kind, string name, string why) =>
        new(409, "Conflict", $"Operation cannot be fulfilled on {qualified} {GoText.Quote(name)}: {why}", DetailsOf(name, group, kind));

    private static JsonObject DetailsOf(string name, string group, string kind)
    {
        var details = new JsonObject();
        if (name.Length > 0) details["name"] = name;
        if (group.Length > 0) details["group"] = group;
        details["kind"] = kind;
        return details;
    }

    // Names come from the caller and end up in web pages.
    private static string Escaped(string text) => GoText.Quote(text)
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
