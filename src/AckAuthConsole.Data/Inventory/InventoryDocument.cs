using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;

namespace AckAuthConsole.Data.Inventory;

/// <summary>The stored form of a directory.</summary>
internal sealed record InventoryDocument(
    IReadOnlyList<InventoryDocument.PrincipalPart> Principals,
    IReadOnlyList<InventoryDocument.ClusterPart> Clusters,
    IReadOnlyDictionary<string, string> Regions,
    IReadOnlyDictionary<string, string> RegionsInChinese)
{
    /// <summary>The stored form of what was listed.</summary>
    public static InventoryDocument Of(StoredDirectory directory) => new(
        [.. directory.Principals.Select(p => new PrincipalPart(p.Ref.ToString(), p.Name, p.DisplayName, p.Description, p.Presence, p.CreatedAt, p.LastSignInAt))],
        [.. directory.Clusters.Select(c => new ClusterPart(c.Id.Value, c.Name, c.RegionId, c.State, c.Type, c.Profile, c.Spec, c.Version, c.CreatedAt, c.NodeCount, c.Tags))],
        directory.Regions,
        directory.RegionsInChinese);

    /// <summary>What was listed. Parts that cannot be read are left out: the next listing brings them again.</summary>
    public StoredDirectory ToDirectory(DateTimeOffset readAt) => new(
        readAt,
        [.. Principals.Select(p => p.ToPrincipal()).OfType<Principal>()],
        [.. Clusters.Select(c => c.ToCluster()).OfType<Cluster>()],
        Regions,
        RegionsInChinese);

    /// <summary>A principal.</summary>
    internal sealed record PrincipalPart(string Ref, string Name, string DisplayName, string Description, PrincipalPresence Presence, DateTimeOffset? CreatedAt, DateTimeOffset? LastSignInAt)
    {
        public Principal? ToPrincipal() => PrincipalRef.TryParse(Ref, out var reference)
            ? new Principal { Ref = reference, Name = Name, DisplayName = DisplayName, Description = Description, Presence = Presence, CreatedAt = CreatedAt, LastSignInAt = LastSignInAt }
            : null;
    }

    /// <summary>A cluster.</summary>
    internal sealed record ClusterPart(
        string Id,
        string Name,
        string RegionId,
        string State,
        string Type,
        string Profile,
        string Spec,
        string Version,
        DateTimeOffset? CreatedAt,
        int? NodeCount,
        IReadOnlyList<KeyValuePair<string, string>> Tags)
    {
        public Cluster? ToCluster() => ClusterId.TryParse(Id, out var id)
            ? new Cluster
            {
                Id = id,
                Name = Name,
                RegionId = RegionId,
                State = State,
                Type = Type,
                Profile = Profile,
                Spec = Spec,
                Version = Version,
                CreatedAt = CreatedAt,
                NodeCount = NodeCount,
                Tags = Tags,
            }
            : null;
    }
}
