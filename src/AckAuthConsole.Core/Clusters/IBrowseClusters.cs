using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Clusters;

/// <summary>The use cases behind "Clusters" and the fields of "Add Permissions".</summary>
public interface IBrowseClusters
{
    /// <summary>The clusters as the inventory knows them, by region and name, and the health of each one's connection. Everyone of the account may see names; health is for administrators and auditors.</summary>
    Task<Result<ClusterList>> ListAsync(ConsoleIdentity actor, CancellationToken cancellationToken);

    /// <summary>The namespaces of a cluster, asked now. For administrators and auditors.</summary>
    Task<Result<IReadOnlyList<string>>> ListNamespacesAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken);
}
