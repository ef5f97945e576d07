using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Permissions;

/// <summary>A permission that may be granted: a wrong combination of scope and role cannot be built.</summary>
public sealed record DesiredPermission
{
    private DesiredPermission(PermissionKey key) => Key = key;

    /// <summary>Where and what.</summary>
    public PermissionKey Key { get; }

    /// <summary>Where it shall hold.</summary>
    public PermissionScope Scope => Key.Scope;

    /// <summary>What it shall allow.</summary>
    public PermissionRole Role => Key.Role;

    /// <summary>
    /// Builds one, or says which rule is broken: <c>permission.role-not-in-namespace</c> (admin, admin-view, ops in a namespace),
    /// <c>permission.role-not-all-clusters</c> (admin-view, custom ClusterRoles), <c>permission.unknown</c>.
    /// </summary>
    public static Result<DesiredPermission> Create(PermissionScope scope, PermissionRole role) => (scope, role) switch
    {
        (PermissionScope.Unrecognized, _) => new Failure.Invalid("permission.unknown", "scope", scope.Text),
        (_, PermissionRole.Unrecognized) => new Failure.Invalid("permission.unknown", "role", role.Text),
        (PermissionScope.AllClusters, PermissionRole.Custom) => new Failure.Invalid("permission.role-not-all-clusters", "role", role.Text) { Allowed = NamesAt(ScopeKind.AllClusters) },
        (_, PermissionRole.Predefined predefined) when !predefined.Role.IsAllowedAt(scope.Kind) => scope.Kind == ScopeKind.Namespace
            ? new Failure.Invalid("permission.role-not-in-namespace", "role", role.Text) { Allowed = NamesAt(ScopeKind.Namespace) }
            : new Failure.Invalid("permission.role-not-all-clusters", "role", role.Text) { Allowed = NamesAt(ScopeKind.AllClusters) },
        _ => new DesiredPermission(new PermissionKey(scope, role)),
    };

    /// <inheritdoc />
    public override string ToString() => Key.Text;

    private static IReadOnlyList<string> NamesAt(ScopeKind scope) => [.. PredefinedRoles.All.Where(r => r.IsAllowedAt(scope)).Select(r => r.ApiName())];
}
