using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Findings.Suppressing;

/// <summary>Keeps suppressions. Not a use case: whoever calls it has checked and recorded who asks.</summary>
public interface IFindingSuppressions
{
    /// <summary>Those of a cluster, or of all; ended ones too.</summary>
    Task<Result<IReadOnlyList<FindingSuppression>>> ListAsync(ClusterId? cluster, CancellationToken cancellationToken);

    /// <summary>Puts one in place of what there was for the finding.</summary>
    Task<Result<Done>> PutAsync(FindingSuppression suppression, CancellationToken cancellationToken);

    /// <summary>Takes one away; <see cref="Failure.NotFound"/> when there is none.</summary>
    Task<Result<Done>> RemoveAsync(ClusterId cluster, string fingerprint, CancellationToken cancellationToken);
}
