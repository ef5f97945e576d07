using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>The use case "Cluster Roles": which roles a cluster has, what they allow and who holds them. For administrators and auditors.</summary>
public interface IClusterRoles
{
    /// <summary>The roles of a cluster.</summary>
    Task<Result<RoleListView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, RoleQuery query, CancellationToken cancellationToken);

    /// <summary>One role.</summary>
    Task<Result<RoleView>> GetAsync(ConsoleIdentity actor, ClusterId cluster, RbacKey role, CancellationToken cancellationToken);

    /// <summary>One object as the API server holds it now, to be shown or edited.</summary>
    Task<Result<RbacManifest>> GetManifestAsync(ConsoleIdentity actor, ClusterId cluster, RbacKey key, CancellationToken cancellationToken);

    /// <summary>Two roles, of one cluster or of two.</summary>
    Task<Result<RoleComparison>> CompareAsync(ConsoleIdentity actor, ClusterId leftCluster, RbacKey left, ClusterId rightCluster, RbacKey right, CancellationToken cancellationToken);
}
