using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>The use case of the tab "Effective access". Administrators and auditors may ask about everybody, members about themselves.</summary>
public interface IEffectiveAccess
{
    /// <summary>What somebody can really do in one place.</summary>
    Task<Result<EffectiveAccessView>> GetAsync(ConsoleIdentity actor, EffectiveAccessQuery query, CancellationToken cancellationToken);

    /// <summary>The clusters that can be chosen, by name.</summary>
    Task<Result<IReadOnlyList<Cluster>>> ListClustersAsync(ConsoleIdentity actor, CancellationToken cancellationToken);
}
