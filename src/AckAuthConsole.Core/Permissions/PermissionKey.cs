namespace AckAuthConsole.Core.Permissions;

/// <summary>What identifies one permission of a principal: where, and what.</summary>
/// <param name="Scope">Where it holds.</param>
/// <param name="Role">What it allows.</param>
public sealed record PermissionKey(PermissionScope Scope, PermissionRole Role)
{
    /// <summary>A stable text for ordering, fingerprints and URLs: <c>&lt;scope&gt;|&lt;role&gt;</c>.</summary>
    public string Text => $"{Scope.Text}|{Role.Text}";

    /// <inheritdoc />
    public override string ToString() => Text;
}
