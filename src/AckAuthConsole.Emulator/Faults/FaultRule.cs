namespace AckAuthConsole.Emulator.Faults;

/// <summary>Which calls fail, and how. Without <see cref="Nth"/>, <see cref="First"/> and <see cref="Share"/> every matching call does.</summary>
internal sealed record FaultRule
{
    /// <summary>Names the rule in the admin endpoint; given by the emulator.</summary>
    public string Id { get; set; } = "";

    /// <summary>Operation names with <c>*</c> and <c>?</c>; optionally with the product: <c>GrantPermissions</c>, <c>Ram.List*</c>.</summary>
    public string Action { get; set; } = "*";

    /// <summary>Only calls of this account, user or role id; null: of anybody.</summary>
    public string? Uid { get; set; }

    /// <summary>Only calls whose path or parameters hold this text, such as a target's id; null: any.</summary>
    public string? Contains { get; set; }

    public FaultKind Kind { get; set; }

    /// <summary>Error and Drop: after the work was done instead of before.</summary>
    public bool AfterWork { get; set; }

    /// <summary>Error code of Throttle and Error; null: <c>Throttling.User</c>, <c>InternalError</c>.</summary>
    public string? Code { get; set; }

    /// <summary>HTTP status of Throttle and Error; null: 400, 500.</summary>
    public int? Status { get; set; }

    /// <summary>Message of Throttle and Error.</summary>
    public string? Message { get; set; }

    /// <summary>Sent as <c>x-acs-retry-after</c>, in milliseconds.</summary>
    public int? RetryAfterMs { get; set; }

    /// <summary>Wait before the work, in milliseconds; with any kind.</summary>
    public int DelayMs { get; set; }

    /// <summary>Only the n-th matching call, counted from 1.</summary>
    public int? Nth { get; set; }

    /// <summary>Only the first n matching calls.</summary>
    public int? First { get; set; }

    /// <summary>A share of the matching calls, 0 to 1, drawn by <see cref="Seed"/>.</summary>
    public double? Share { get; set; }

    /// <summary>Start of the row of random numbers behind <see cref="Share"/>.</summary>
    public int Seed { get; set; } = 1;
}
