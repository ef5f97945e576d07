using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings;

/// <summary>The use case "Findings": what is risky in one cluster, and in all of them. For administrators and auditors; to suppress is for administrators.</summary>
public interface IFindings
{
    /// <summary>The findings of a cluster.</summary>
    Task<Result<FindingsView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, FindingQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The same for the whole account: one item per cluster, as soon as it is known, in no order. A cluster that cannot be read is an item with its reason; a failure ends the stream.
    /// <see cref="FindingQuery.Offset"/> and <see cref="FindingQuery.Size"/> do not count.
    /// </summary>
    IAsyncEnumerable<Result<FleetFindingsPart>> ListEverywhereAsync(ConsoleIdentity actor, FindingQuery query, CancellationToken cancellationToken);

    /// <summary>The open findings of the whole account for the last 90 days, oldest first; days on which nothing was looked at are left out.</summary>
    Task<Result<IReadOnlyList<FindingsTrendDay>>> TrendAsync(ConsoleIdentity actor, CancellationToken cancellationToken);

    /// <summary>Every finding that matches, for a download, which is recorded before anything is handed out; of one cluster, or (null) of all that can be read.</summary>
    Task<Result<IReadOnlyList<FindingRow>>> ExportAsync(ConsoleIdentity actor, ClusterId? cluster, FindingQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Accepts a finding for a while. <see cref="Failure.Invalid"/> with <c>finding.reason-required</c>, <c>finding.reason-too-long</c> or <c>finding.until</c> (a day before today, or further than
    /// <see cref="Suppressing.FindingSuppression.MaxDays"/>), <see cref="Failure.NotFound"/> when the cluster has no such finding now.
    /// </summary>
    Task<Result<Done>> SuppressAsync(ConsoleIdentity actor, ClusterId cluster, string fingerprint, string reason, DateOnly until, CancellationToken cancellationToken);

    /// <summary>Ends a suppression before its time.</summary>
    Task<Result<Done>> ReopenAsync(ConsoleIdentity actor, ClusterId cluster, string fingerprint, CancellationToken cancellationToken);
}
