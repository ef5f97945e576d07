using AckAuthConsole.Core.Audit;

namespace AckAuthConsole.Web.Features.History;

/// <summary>One call of a change: announced before it, reported after it.</summary>
/// <param name="Announced">The entry written before the call; null when only the report is there.</param>
/// <param name="Reported">The entry written after it; null when the report never came.</param>
public sealed record HistoryStep(AuditEntry? Announced, AuditEntry? Reported)
{
    private AuditRecord Last => (Reported ?? Announced)!.Record;

    /// <summary>What was called, in the cloud's word.</summary>
    public string Operation => Last.Details.GetValueOrDefault("operation") ?? Last.Action;

    /// <summary>What became of it.</summary>
    public AuditOutcome Outcome => Reported?.Record.Outcome ?? AuditOutcome.Open;

    /// <summary>The failure's code; null when it did not fail.</summary>
    public string? FailureCode => Reported?.Record.FailureCode;

    /// <summary>The cloud's request ids.</summary>
    public IReadOnlyList<string> RequestIds => Last.RequestIds;

    /// <summary>How long it took, in milliseconds.</summary>
    public long? DurationMilliseconds => Reported?.Record.DurationMilliseconds;

    /// <summary>Pairs announcements with reports, in the order of the calls.</summary>
    public static IReadOnlyList<HistoryStep> Pair(IReadOnlyList<AuditEntry> entries)
    {
        var steps = new List<HistoryStep>();
        foreach (var entry in entries.OrderBy(e => e.Sequence))
        {
            if (entry.Record.Outcome == AuditOutcome.Open)
            {
                steps.Add(new HistoryStep(entry, null));
                continue;
            }

            var announced = steps.FindIndex(s => s.Reported is null && Same(s.Announced!.Record, entry.Record));
            if (announced < 0)
                steps.Add(new HistoryStep(null, entry));
            else
                steps[announced] = steps[announced] with { Reported = entry };
        }

        return steps;
    }

    private static bool Same(AuditRecord announced, AuditRecord reported) =>
        Detail(announced, "step") == Detail(reported, "step") && Detail(announced, "operation") == Detail(reported, "operation");

    private static string? Detail(AuditRecord record, string name) => record.Details.GetValueOrDefault(name);
}
