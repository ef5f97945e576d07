using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>The use case behind "Review changes": what a plan means inside the clusters, not only which role is added. Reads, changes nothing.</summary>
public interface IPlanEffects
{
    /// <summary>The most clusters that one answer looks at.</summary>
    const int MaxClusters = 12;

    /// <summary>The effect of one part. For administrators and auditors.</summary>
    Task<Result<PlanEffect>> OfAsync(ConsoleIdentity actor, PlanPart part, CancellationToken cancellationToken);
}
