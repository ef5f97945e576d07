using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Findings.Suppressing;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Suppressions and daily numbers in memory.</summary>
internal sealed class MemoryFindings : IFindingSuppressions, IFindingsHistory
{
    public List<FindingSuppression> Suppressions { get; } = [];

    public List<FindingsDay> Days { get; } = [];

    public Failure? Failure { get; set; }

    public int DaysPut { get; private set; }

    public Task<Result<IReadOnlyList<FindingSuppression>>> ListAsync(ClusterId? cluster, CancellationToken cancellationToken) =>
        Task.FromResult(Failure is null ? Result.Success<IReadOnlyList<FindingSuppression>>([.. Suppressions.Where(s => cluster is null || s.Cluster == cluster)]) : Failure);

    public Task<Result<Done>> PutAsync(FindingSuppression suppression, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            return Task.FromResult<Result<Done>>(Failure);
        Suppressions.RemoveAll(s => s.Cluster == suppression.Cluster && s.Fingerprint == suppression.Fingerprint);
        Suppressions.Add(suppression);
        return Task.FromResult(Result.Success(Done.Instance));
    }

    public Task<Result<Done>> RemoveAsync(ClusterId cluster, string fingerprint, CancellationToken cancellationToken) =>
        Task.FromResult(Suppressions.RemoveAll(s => s.Cluster == cluster && s.Fingerprint == fingerprint) == 0 ? new Failure.NotFound("finding", fingerprint) : Result.Success(Done.Instance));

    public Task<Result<Done>> PutAsync(FindingsDay day, CancellationToken cancellationToken)
    {
        DaysPut++;
        Days.RemoveAll(d => d.Cluster == day.Cluster && d.Day == day.Day);
        Days.Add(day);
        return Task.FromResult(Result.Success(Done.Instance));
    }

    public Task<Result<IReadOnlyList<FindingsDay>>> ListAsync(ClusterId? cluster, DateOnly since, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success<IReadOnlyList<FindingsDay>>([.. Days.Where(d => d.Day >= since && (cluster is null || d.Cluster == cluster)).OrderBy(d => d.Day)]));
}
