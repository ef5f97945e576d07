namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>One failed call, without body, headers or anything secret.</summary>
internal sealed record CloudError
{
    public required CloudErrorKind Kind { get; init; }

    public required CloudProduct Product { get; init; }

    /// <summary>The operation that was called.</summary>
    public required string Action { get; init; }

    /// <summary>The vendor's code, or one of ours when there was no reply.</summary>
    public required string Code { get; init; }

    public required string Message { get; init; }

    /// <summary>0: there was no reply.</summary>
    public int HttpStatus { get; init; }

    public string? RequestId { get; init; }

    /// <summary>The RAM action that was missing, such as <c>cs:GrantPermission</c>.</summary>
    public string? MissingAction { get; init; }

    /// <summary>True: a policy denies it explicitly; adding an allow does not help.</summary>
    public bool ExplicitDeny { get; init; }

    /// <summary>The vendor's troubleshooting page: shown to people, never followed.</summary>
    public Uri? Recommend { get; init; }

    /// <summary>How long the cloud asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>For <see cref="CloudErrorKind.OutcomeUnknown"/>: what really happened to the call.</summary>
    public CloudErrorKind? Cause { get; init; }

    public static CloudError Local(CloudErrorKind kind, CloudProduct product, string action, string code, string message) =>
        new() { Kind = kind, Product = product, Action = action, Code = code, Message = message };
}
