namespace AckAuthConsole.Core.Authorization;

/// <summary>What a person adds when submitting a plan.</summary>
public sealed record PlanSubmission
{
    /// <summary>The longest reason.</summary>
    public const int MaxReasonLength = 2000;

    /// <summary>The longest ticket.</summary>
    public const int MaxTicketLength = 200;

    /// <summary>Why; required, without line ends counted as blanks at most <see cref="MaxReasonLength"/> characters.</summary>
    public required string Reason { get; init; }

    /// <summary>The ticket; may be empty.</summary>
    public string Ticket { get; init; } = "";

    /// <summary>What was typed to confirm; compared with <see cref="Plan.ConfirmationPhrase"/>.</summary>
    public string? Confirmation { get; init; }
}
