namespace AckAuthConsole.Core.Authorization;

/// <summary>Exactly what will be done if submitted. A plan is submitted at most once, by the person for whom it was made.</summary>
public sealed record Plan
{
    /// <summary>The id; also the correlation id in the history.</summary>
    public required string Id { get; init; }

    /// <summary>What was asked for.</summary>
    public required PlanRequest Request { get; init; }

    /// <summary>A part per principal, in the order of the request.</summary>
    public required IReadOnlyList<PlanPart> Parts { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The person for whom it was made (<c>sub</c>).</summary>
    public required string MadeFor { get; init; }

    /// <summary>Whether the atomic replacement may be offered: the console is known to see every cluster.</summary>
    public bool CanReplaceAtomically { get; init; }

    /// <summary>The number of the history entry that this plan undoes; null for others.</summary>
    public long? Undoes { get; init; }

    /// <summary>What must be typed before submitting: the principal's name, or for many principals their number; null when nothing is dangerous.</summary>
    public string? ConfirmationPhrase =>
        !Parts.Any(p => p.IsEffective && p.Warnings.Any(w => w.Severity == PlanSeverity.Critical)) ? null
        : Parts.Count == 1 ? Parts[0].Target.Name
        : Parts.Count(p => p.IsEffective).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether submitting would do something.</summary>
    public bool IsEffective => Parts.Any(p => p.IsEffective);
}
