using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Permissions;

/// <summary>Reads and writes the ACK permissions of one principal. Names say what a write does to entries that it does not list.</summary>
public interface IPermissionGateway
{
    /// <summary>Everything that the console's own identity may see of the principal's permissions (CS DescribeUserPermission).</summary>
    Task<Result<ObservedPermissionSet>> ReadAsync(PrincipalRef principal, CancellationToken cancellationToken);

    /// <summary>Adds entries; all others stay (CS UpdateUserPermissions, <c>patch</c>).</summary>
    Task<Result<CloudReceipt>> AddAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken);

    /// <summary>Removes entries; all others stay (CS UpdateUserPermissions, <c>delete</c>).</summary>
    Task<Result<CloudReceipt>> RemoveAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken);

    /// <summary>Replaces everything that the principal holds in every cluster, unseen entries included (CS GrantPermissions). An empty list revokes all.</summary>
    Task<Result<CloudReceipt>> ReplaceAllAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken);
}
