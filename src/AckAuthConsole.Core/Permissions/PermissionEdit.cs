namespace AckAuthConsole.Core.Permissions;

/// <summary>One thing that a person wants changed, before it is held against what the principal has.</summary>
public abstract record PermissionEdit
{
    private PermissionEdit()
    {
    }

    /// <summary>Gives a permission. A predefined role takes the place of another predefined role in the same scope.</summary>
    /// <param name="Permission">What to give.</param>
    public sealed record Grant(DesiredPermission Permission) : PermissionEdit;

    /// <summary>Takes a permission away.</summary>
    /// <param name="Key">Which.</param>
    public sealed record Revoke(PermissionKey Key) : PermissionEdit;

    /// <summary>Puts another role in the place of one, in the same scope.</summary>
    /// <param name="Key">What goes.</param>
    /// <param name="Permission">What comes; its scope equals the key's.</param>
    public sealed record Replace(PermissionKey Key, DesiredPermission Permission) : PermissionEdit;
}
