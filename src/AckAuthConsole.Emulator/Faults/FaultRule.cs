namespace AckAuthConsole.Emulator.Faults;

/// <summary>Which calls fail, and how. Without <see cref="Nth"/>, <see cref="First"/> and <see cref="Share"/> every matching call does.</summary>
internal sealed record FaultRule
{
    /// <summary>Names the rule in the admin endpoint; given by the emulator.</summary>
    public string Id { get; init; } = "";

    /// <summary>Operation names with <c>*</c> and <c>?</c>; optionally with the product: <c>GrantPermissions</c>, <c>Ram.List*</c>.</summary>
    public string Action { get; init; } = "*";

    /// <summary>Only calls of this account, user or role id; null: of anybody.</summary>
    public string? Uid { get; init; }

    /// <summary>Only calls whose path or parameters hold this text, such as a target's id; null: any.</summary>
    public string? Contains { get; init; }

    public FaultKind Kind { get; init; }

    /// <summary>Error and Drop: after the work was done instead of before.</summary>
    public bool AfterWork { get; init; }

    /// <summary>Error code of Throttle and Error; null: <c>Throttling.User</c>, <c>InternalError</c>.</summary>
    public string? Code { get; init; }

    /// <summary>HTTP status of Throttle and Error; null: 400, 500.</summary>
    public int? Status { get; init; }

    /// <summary>Message of Throttle and Error.</summary>
    public string? Message { get; init; }

    /// <summary>Sent as <c>x-acs-retry-after</c>, in milliseconds.</summary>
    public int? RetryAfterMs { get; init; }

    /// <summary>Wait before the work, in milliseconds; with any kind.</summary>
    public int DelayMs { get; init; }

    /// <summary>Only the n-th matching call, counted from 1.</summary>
    public int? Nth { get; init; }

    /// <summary>Only the first n matching calls.</summary>
    public int? First { get; init; }

    /// <summary>A share of the matching calls, 0 to 1, drawn by <see cref="Seed"/>.</summary>
    public double? Share { get; init; }

    /// <summary>Start of the row of random numbers behind <see cref="Share"/>.</summary>
    public int Seed { get; init; } = 1;
}
