using System.Collections.Frozen;
using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Inventory;

/// <summary>What is known at one moment; immutable, so that a page can read it while a walk goes on.</summary>
internal sealed class InventorySnapshot
{
    private readonly FrozenDictionary<PrincipalRef, InventoryItem> _items;

    public InventorySnapshot(StoredDirectory? directory, ImmutableDictionary<PrincipalRef, StoredPermissions> permissions)
    {
        Directory = directory;
        Permissions = permissions;
        Items = [.. (directory?.Principals ?? []).DistinctBy(p => p.Ref).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Ref.Id.Value, StringComparer.Ordinal).Select(p => new InventoryItem(p))];
        _items = Items.ToFrozenDictionary(i => i.Principal.Ref);
        Clusters = [.. (directory?.Clusters ?? []).OrderBy(c => c.RegionId, StringComparer.Ordinal).ThenBy(c => c.Name, StringComparer.OrdinalIgnoreCase)];
        ClusterById = Clusters.DistinctBy(c => c.Id).ToFrozenDictionary(c => c.Id);
    }

    private InventorySnapshot(InventorySnapshot other, ImmutableDictionary<PrincipalRef, StoredPermissions> permissions, ImmutableDictionary<ClusterId, ClusterHealth> health)
    {
        Directory = other.Directory;
        Items = other.Items;
        _items = other._items;
        Clusters = other.Clusters;
        ClusterById = other.ClusterById;
        Permissions = permissions;
        Health = health;
        IsPreliminary = other.IsPreliminary;
    }

    public static InventorySnapshot Empty { get; } = new(null, ImmutableDictionary<PrincipalRef, StoredPermissions>.Empty);

    public StoredDirectory? Directory { get; }

    public ImmutableArray<InventoryItem> Items { get; }

    public ImmutableArray<Cluster> Clusters { get; }

    public FrozenDictionary<ClusterId, Cluster> ClusterById { get; }

    public ImmutableDictionary<PrincipalRef, StoredPermissions> Permissions { get; }

    public ImmutableDictionary<ClusterId, ClusterHealth> Health { get; private init; } = ImmutableDictionary<ClusterId, ClusterHealth>.Empty;

    /// <summary>Whether more is still to come: the clusters, or principals that only the clusters know.</summary>
    public bool IsPreliminary { get; private init; }

    public InventoryItem? Find(PrincipalRef principal) => _items.GetValueOrDefault(principal);

    public PrincipalRow Row(InventoryItem item) =>
        Permissions.TryGetValue(item.Principal.Ref, out var known) ? new PrincipalRow(item.Principal, known.Permissions, known.ReadAt) : new PrincipalRow(item.Principal, null, null);

    public InventorySnapshot With(IReadOnlyList<StoredPermissions> permissions) =>
        new(this, Permissions.SetItems(permissions.Select(p => KeyValuePair.Create(p.Principal, p))), Health);

    public InventorySnapshot With(ClusterId cluster, ClusterHealth health) => new(this, Permissions, Health.SetItem(cluster, health));

    public InventorySnapshot WithDirectory(StoredDirectory directory, bool isPreliminary = false)
    {
        var there = directory.Principals.Select(p => p.Ref).ToHashSet();
        return new InventorySnapshot(directory, Permissions.RemoveRange(Permissions.Keys.Where(k => !there.Contains(k)))) { Health = Health, IsPreliminary = isPreliminary };
    }
}
