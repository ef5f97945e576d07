using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Web.Features.ClusterRoles;

/// <summary>Roles in addresses: a name, and a namespace for a Role.</summary>
internal static class RoleAddress
{
    private const int MaxLength = 1000;

    /// <summary>The role that an address names.</summary>
    public static RbacKey Key(string? name, string? ns)
    {
        var shown = name is null ? "" : name.Length <= MaxLength ? name : name[..MaxLength];
        return string.IsNullOrEmpty(ns) ? RbacKey.ClusterRole(shown) : RbacKey.Role(ns.Length <= MaxLength ? ns : ns[..MaxLength], shown);
    }
}
