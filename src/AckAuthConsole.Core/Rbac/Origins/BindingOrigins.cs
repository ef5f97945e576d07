using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.Origins;

/// <summary>Tells where bindings come from. A binding of ACK looks the same for one cluster, for all clusters and for the owner; what the inventory knows of the principal's permissions tells them apart.</summary>
internal sealed class BindingOrigins(InventoryState inventory)
{
    /// <summary>Where a binding of a cluster comes from.</summary>
    public BindingOrigin Of(ClusterId cluster, RbacSnapshot rbac, RbacBinding binding)
    {
        if (binding.Metadata.Labels.ContainsKey(RoleOrigins.BootstrapLabel))
            return BindingOrigin.KubernetesDefault;
        if (RoleOrigins.IsOfService(binding.Key.Name))
            return BindingOrigin.Service;
        if (AckBindings.TryRead(cluster, binding, out var id, out var grant))
            return OfGrant(cluster, id, grant);
        return rbac.FindRole(binding.RoleRef) is { } role && RoleOrigins.Of(role) == RoleOrigin.Service ? BindingOrigin.Service : BindingOrigin.ByHand;
    }

    private BindingOrigin OfGrant(ClusterId cluster, PrincipalId id, PermissionKey grant)
    {
        var kind = AckUserName.KindOf(id);
        if (kind == SubjectIdentityKind.Account)
            return grant.Role.IsClusterAdmin ? BindingOrigin.Owner : BindingOrigin.AckGrant;
        var principal = new PrincipalRef(kind == SubjectIdentityKind.RamRole ? PrincipalKind.RamRole : PrincipalKind.RamUser, id);
        if (!inventory.Current.Permissions.TryGetValue(principal, out var known))
            return BindingOrigin.AckGrant;
        var held = known.Permissions.Items;

        // The permission API shows the creator's entry under another role; in the cluster it is cluster-admin.
        if (grant.Role.IsClusterAdmin && held.Any(i => i.IsOwner && i.Scope.ClusterId == cluster))
            return BindingOrigin.Owner;
        return !held.Any(i => !i.IsOwner && i.Key == grant) && grant.Scope.Kind == ScopeKind.Cluster && held.Any(i => i.Scope.Kind == ScopeKind.AllClusters && i.Role == grant.Role)
            ? BindingOrigin.AllClusters
            : BindingOrigin.AckGrant;
    }
}
