using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>What somebody wants done to one role or binding of one cluster.</summary>
/// <param name="Cluster">Where.</param>
/// <param name="Kind">What is done.</param>
/// <param name="Key">To which object.</param>
/// <param name="Manifest">As it shall be; null for <see cref="RbacEditKind.Delete"/>. The version in it counts for <see cref="RbacEditKind.Replace"/>: another one in the cluster is a conflict.</param>
public sealed record RbacEdit(ClusterId Cluster, RbacEditKind Kind, RbacKey Key, RbacManifest? Manifest)
{
    /// <summary>An object that comes.</summary>
    public static RbacEdit Create(ClusterId cluster, RbacManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new RbacEdit(cluster, RbacEditKind.Create, manifest.Key, manifest);
    }

    /// <summary>An object that becomes another.</summary>
    public static RbacEdit Replace(ClusterId cluster, RbacManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return new RbacEdit(cluster, RbacEditKind.Replace, manifest.Key, manifest);
    }

    /// <summary>An object that goes.</summary>
    public static RbacEdit Delete(ClusterId cluster, RbacKey key) => new(cluster, RbacEditKind.Delete, key, null);
}
