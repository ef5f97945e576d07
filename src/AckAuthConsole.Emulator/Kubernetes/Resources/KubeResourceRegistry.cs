namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>All kinds that API servers offer.</summary>
internal sealed class KubeResourceRegistry
{
    private readonly Dictionary<(string Group, string Version, string Plural), KubeResource> _byPlural = [];
    private readonly Dictionary<(string ApiVersion, string Kind), KubeResource> _byKind = [];

    public KubeResourceRegistry(IEnumerable<IKubeResourceSource> sources)
    {
        foreach (var resource in sources.SelectMany(source => source.Resources))
        {
            All.Add(resource);
            _byPlural.Add((resource.Group, resource.Version, resource.Plural), resource);
            _byKind.Add((resource.ApiVersion, resource.Kind), resource);
        }
        Groups = [.. All.Select(resource => resource.Group).Distinct().OrderBy(group => group.Length == 0 ? 0 : 1)];
    }

    /// <summary>In the order of discovery.</summary>
    public List<KubeResource> All { get; } = [];

    /// <summary>API groups, the core group (empty) first.</summary>
    public IReadOnlyList<string> Groups { get; }

    /// <summary>A resource that is known to exist, by its qualified plural name: <c>clusterroles.rbac.authorization.k8s.io</c>.</summary>
    public KubeResource this[string qualifiedPlural] => All.Find(resource => resource.QualifiedPlural == qualifiedPlural) ?? throw new KeyNotFoundException(qualifiedPlural);

    public KubeResource? Find(string group, string version, string plural) => _byPlural.GetValueOrDefault((group, version, plural));

    public KubeResource? FindKind(string apiVersion, string kind) => _byKind.GetValueOrDefault((apiVersion, kind));

    public IEnumerable<string> VersionsOf(string group) => All.Where(resource => resource.Group == group).Select(resource => resource.Version).Distinct();
}
