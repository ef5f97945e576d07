using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>The use case "who has access": in one cluster, and in all of them. For administrators and auditors.</summary>
public interface IClusterAccess
{
    /// <summary>Who has access to a cluster.</summary>
    Task<Result<ClusterAccessView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, ClusterAccessQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The same for the whole account: one item per cluster, as soon as it is known, in no order. A cluster that cannot be read is an item with its reason; a failure ends the stream.
    /// <see cref="ClusterAccessQuery.Offset"/> and <see cref="ClusterAccessQuery.Size"/> do not count.
    /// </summary>
    IAsyncEnumerable<Result<FleetAccessPart>> ListEverywhereAsync(ConsoleIdentity actor, ClusterAccessQuery query, CancellationToken cancellationToken);
}
