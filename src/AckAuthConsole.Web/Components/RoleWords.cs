using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Web.Resources;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Components;

/// <summary>Names and explains what a permission allows, in the vendor's words.</summary>
public sealed class RoleWords(IStringLocalizer<SharedText> texts)
{
    /// <summary>The name: the vendor's for predefined roles, the ClusterRole's own for custom ones.</summary>
    public string Name(PermissionRole role) => role switch
    {
        PermissionRole.Predefined p => Name(p.Role),
        PermissionRole.Custom c => c.Name.Value,
        PermissionRole.Unrecognized u => texts["Role_unknown", u.RoleName.Length > 0 ? u.RoleName : u.RoleType],
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>The vendor's name of a predefined role.</summary>
    public string Name(PredefinedRole role) => texts["Role_" + FailureText.KeyOf(role.ApiName())];

    /// <summary>What it means and what it implies.</summary>
    public string Explain(PermissionRole role) => role switch
    {
        { IsClusterAdmin: true } => texts["RoleExplained_cluster_admin"],
        PermissionRole.Predefined p => Explain(p.Role),
        PermissionRole.Custom c => texts["RoleExplained_custom", c.Name.Value],
        _ => texts["RoleExplained_unknown"],
    };

    /// <summary>What a predefined role means and what it implies.</summary>
    public string Explain(PredefinedRole role) => texts["RoleExplained_" + FailureText.KeyOf(role.ApiName())];
}
