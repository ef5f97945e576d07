namespace AckAuthConsole.Emulator.Gateway;

/// <summary>The two shapes of error bodies.</summary>
internal enum ErrorShape
{
    /// <summary><c>code</c>, <c>message</c>, <c>requestId</c>, <c>status</c>: the CS service itself (shape A of the reference).</summary>
    ContainerService,

    /// <summary><c>Code</c>, <c>Message</c>, <c>RequestId</c>, <c>HostId</c>, <c>Recommend</c>: RPC products and the gateway (shape B).</summary>
    Gateway,
}

/// <summary>Why RAM refused a call.</summary>
internal sealed record AccessDeniedDetail(
    string AuthAction,
    string AuthPrincipalType,
    string AuthPrincipalDisplayName,
    string AuthPrincipalOwnerId,
    string PolicyType,
    string NoPermissionType,
    string EncodedDiagnosticMessage);

/// <summary>An error answer. Operations throw it; the gateway writes it.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">Error code.</param>
/// <param name="message">Message for people.</param>
/// <param name="shape">Null: the shape of the operation's product.</param>
internal sealed class ApiError(int status, string code, string message, ErrorShape? shape = null) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public ErrorShape? Shape => shape;

    public AccessDeniedDetail? AccessDenied { get; init; }

    /// <summary>Sent as <c>x-acs-retry-after</c>, in milliseconds, when set.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static ApiError Missing(string parameter, ErrorShape? shape = null) =>
        new(400, "Missing" + parameter, $"{parameter} is mandatory for this action.", shape);

    public static ApiError Invalid(string parameter, ErrorShape? shape = null) =>
        new(400, "Invalid" + parameter, $"Specified parameter {parameter} is not valid.", shape);

    public static ApiError UnknownApi() =>
        new(404, "InvalidApi.NotFound", "Specified api is not found, please check your url and method.", ErrorShape.Gateway);
}
