using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>What a person types below a plan. It outlives the plan, so that a plan made anew finds it as it was.</summary>
public sealed class ReviewDraft
{
    private readonly Dictionary<string, string> _errors = [];

    /// <summary>Why.</summary>
    public string Reason { get; set; } = "";

    /// <summary>The ticket.</summary>
    public string Ticket { get; set; } = "";

    /// <summary>What was typed to confirm.</summary>
    public string Confirmation { get; set; } = "";

    /// <summary>Whether anything was found wrong.</summary>
    public bool HasErrors => _errors.Count > 0;

    /// <summary>The resource key of what is wrong with a field; null when nothing is.</summary>
    /// <param name="field"><c>reason</c>, <c>ticket</c> or <c>confirmation</c>.</param>
    public string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    /// <summary>Checks what Core checks too, so that the answer comes at once.</summary>
    public bool Check(Plan plan)
    {
        _errors.Clear();
        if (string.IsNullOrWhiteSpace(Reason))
            _errors["reason"] = "Error_ReasonRequired";
        else if (Reason.Length > PlanSubmission.MaxReasonLength)
            _errors["reason"] = "Error_ReasonTooLong";
        if (Ticket.Length > PlanSubmission.MaxTicketLength)
            _errors["ticket"] = "Error_TicketTooLong";
        if (plan.ConfirmationPhrase is { } phrase && Confirmation.Trim() != phrase)
            _errors["confirmation"] = "Error_ConfirmationDiffers";
        return _errors.Count == 0;
    }

    /// <summary>Puts a refusal of Core beside its field.</summary>
    /// <returns>Whether there is such a field.</returns>
    public bool Take(Failure failure)
    {
        if (failure is not Failure.Invalid { Field: var field } || field.ToLowerInvariant() is not ("reason" or "ticket" or "confirmation"))
            return false;
        _errors[field.ToLowerInvariant()] = field.ToLowerInvariant() switch
        {
            "reason" => string.IsNullOrWhiteSpace(Reason) ? "Error_ReasonRequired" : "Error_ReasonTooLong",
            "ticket" => "Error_TicketTooLong",
            _ => "Error_ConfirmationDiffers",
        };
        return true;
    }

    /// <summary>The use case's terms.</summary>
    public PlanSubmission ToSubmission(Plan plan) => new()
    {
        Reason = Reason.Trim(),
        Ticket = Ticket.Trim(),
        Confirmation = plan.ConfirmationPhrase is null ? null : Confirmation.Trim(),
    };
}
