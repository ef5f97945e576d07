using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Listing;

/// <summary>Keeps how many findings there were, a number a day.</summary>
public interface IFindingsHistory
{
    /// <summary>Puts a day in place of what was known of it.</summary>
    Task<Result<Done>> PutAsync(FindingsDay day, CancellationToken cancellationToken);

    /// <summary>The days since one, of a cluster or of all, oldest first.</summary>
    Task<Result<IReadOnlyList<FindingsDay>>> ListAsync(ClusterId? cluster, DateOnly since, CancellationToken cancellationToken);
}
