namespace AckAuthConsole.Core.Permissions;

/// <summary>A permission as the cloud holds it, whatever it is (DescribeUserPermission).</summary>
/// <param name="Key">Where and what.</param>
/// <param name="IsOwner">Held by the cluster's creator: the API cannot change it.</param>
public sealed record ObservedPermission(PermissionKey Key, bool IsOwner = false)
{
    /// <summary>Where it holds.</summary>
    public PermissionScope Scope => Key.Scope;

    /// <summary>What it allows.</summary>
    public PermissionRole Role => Key.Role;

    /// <summary>Whether the permission API can remove it: not the owner's, and not one whose scope has no request form.</summary>
    public bool IsRemovable => !IsOwner && Scope.Kind != ScopeKind.Unknown;

    /// <summary>Whether the rules for desired permissions would allow it.</summary>
    public bool ObeysRules => DesiredPermission.Create(Scope, Role).IsSuccess;
}
