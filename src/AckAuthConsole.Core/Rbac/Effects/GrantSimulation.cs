using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>A cluster as it will be after a difference was applied: with the bindings that ACK makes and without those that it removes. Pure.</summary>
internal static class GrantSimulation
{
    /// <summary>Whether a permission reaches a cluster.</summary>
    public static bool Reaches(PermissionScope scope, ClusterId cluster) => scope.Kind == ScopeKind.AllClusters || scope.ClusterId == cluster;

    /// <summary>The snapshot after the difference.</summary>
    public static RbacSnapshot Apply(RbacSnapshot before, ClusterId cluster, Directory.PrincipalId id, PermissionDifference difference)
    {
        // A binding in a cluster stays as long as anything that is held afterwards asks for it: a grant for all clusters and one for this cluster are the same binding.
        var after = difference.After.Items.Where(i => Reaches(i.Scope, cluster)).Select(i => Binding(cluster, i.Key)).ToHashSet();
        var changes = new List<RbacChange>();
        foreach (var binding in before.Bindings)
        {
            if (AckBindings.TryRead(cluster, binding, out var holder, out var grant) && holder == id
                && difference.Removed.Any(r => Reaches(r.Scope, cluster) && Binding(cluster, r.Key) == grant) && !after.Contains(grant))
                changes.Add(new RbacChange.Remove(binding.Key));
        }

        var name = AckUserName.UserOf(before, id).Names[^1];
        changes.AddRange(difference.Added.Where(a => Reaches(a.Scope, cluster)).Select(a => Binding(cluster, a.Key)).Distinct()
            .Select(grant => AckBindings.Make(id, name, grant)).OfType<RbacBinding>().Select(b => new RbacChange.PutBinding(b)));
        return before.With(changes);
    }

    // In a cluster, a grant for all clusters looks like one for that cluster.
    private static PermissionKey Binding(ClusterId cluster, PermissionKey key) => key.Scope.Kind == ScopeKind.AllClusters ? new PermissionKey(PermissionScope.Of(cluster), key.Role) : key;
}
