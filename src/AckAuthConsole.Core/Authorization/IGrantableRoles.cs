using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Authorization;

/// <summary>The ClusterRoles behind the field "Custom" of "Add Permissions".</summary>
public interface IGrantableRoles
{
    /// <summary>The ClusterRoles of a cluster by name, without those of Kubernetes' own components (<c>system:</c>). For administrators and auditors.</summary>
    Task<Result<IReadOnlyList<GrantableRole>>> ListAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken);
}
