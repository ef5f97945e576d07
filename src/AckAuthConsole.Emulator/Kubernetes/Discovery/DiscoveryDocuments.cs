using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Discovery;

/// <summary>What the API server offers, in the forms in which clients ask for it.</summary>
internal static class DiscoveryDocuments
{
    public static JsonObject Versions(Uri server) => new()
    {
        ["kind"] = "APIVersions",
        ["versions"] = new JsonArray("v1"),
        ["serverAddressByClientCIDRs"] = new JsonArray(new JsonObject { ["clientCIDR"] = "0.0.0.0/0", ["serverAddress"] = server.Authority }),
    };

    public static JsonObject Groups(KubeResourceRegistry registry) => new()
    {
        ["kind"] = "APIGroupList",
        ["apiVersion"] = "v1",
        ["groups"] = new JsonArray([.. registry.Groups.Where(group => group.Length > 0).Select(group => (JsonNode)Group(registry, group, isAlone: false)!)]),
    };

    /// <summary>Null: there is no such group.</summary>
    public static JsonObject? Group(KubeResourceRegistry registry, string group, bool isAlone = true)
    {
        var versions = registry.VersionsOf(group).Select(version => new JsonObject { ["groupVersion"] = $"{group}/{version}", ["version"] = version }).ToList();
        if (group.Length == 0 || versions.Count == 0) return null;
        var json = isAlone ? new JsonObject { ["kind"] = "APIGroup", ["apiVersion"] = "v1" } : [];
        json["name"] = group;
        json["preferredVersion"] = versions[0].DeepClone();
        json["versions"] = new JsonArray([.. versions]);
        return json;
    }

    /// <summary>Null: there is no such version.</summary>
    public static JsonObject? Resources(KubeResourceRegistry registry, string group, string version)
    {
        var resources = Of(registry, group, version).ToList();
        if (resources.Count == 0) return null;
        var json = new JsonObject { ["kind"] = "APIResourceList" };
        if (group.Length > 0) json["apiVersion"] = "v1";
        json["groupVersion"] = resources[0].ApiVersion;
        json["resources"] = new JsonArray([.. resources.SelectMany(Rows)]);
        return json;
    }

    /// <summary>Everything of <c>/api</c> or <c>/apis</c> in one answer.</summary>
    public static JsonObject Aggregated(KubeResourceRegistry registry, bool isCore, string version) => new()
    {
        ["kind"] = "APIGroupDiscoveryList",
        ["apiVersion"] = "apidiscovery.k8s.io/" + version,
        ["metadata"] = new JsonObject(),
        ["items"] = new JsonArray([.. registry.Groups.Where(group => group.Length == 0 == isCore).Select(group => (JsonNode)new JsonObject
        {
            ["metadata"] = group.Length == 0 ? new JsonObject { ["creationTimestamp"] = null } : new JsonObject { ["name"] = group, ["creationTimestamp"] = null },
            ["versions"] = new JsonArray([.. registry.VersionsOf(group).Select(v => (JsonNode)new JsonObject
            {
                ["version"] = v,
                ["resources"] = new JsonArray([.. Of(registry, group, v).Select(Entry)]),
                ["freshness"] = "Current",
            })]),
        })]),
    };

    private static IEnumerable<KubeResource> Of(KubeResourceRegistry registry, string group, string version) =>
        registry.All.Where(resource => resource.Group == group && resource.Version == version);

    private static IEnumerable<JsonNode> Rows(KubeResource resource)
    {
        var row = new JsonObject
        {
            ["name"] = resource.Plural,
            ["singularName"] = resource.Singular,
            ["namespaced"] = resource.IsNamespaced,
            ["kind"] = resource.Kind,
            ["verbs"] = Words(resource.Verbs),
        };
        if (resource.ShortNames.Count > 0) row["shortNames"] = Words(resource.ShortNames);
        if (resource.Categories.Count > 0) row["categories"] = Words(resource.Categories);
        yield return row;
        foreach (var sub in resource.Subresources)
        {
            var part = new JsonObject { ["name"] = $"{resource.Plural}/{sub.Name}", ["singularName"] = "", ["namespaced"] = resource.IsNamespaced };
            if (sub.Group is not null) part["group"] = sub.Group;
            if (sub.Version is not null) part["version"] = sub.Version;
            part["kind"] = sub.Kind;
            part["verbs"] = Words(sub.Verbs);
            yield return part;
        }
    }

    private static JsonObject Entry(KubeResource resource)
    {
        var json = new JsonObject
        {
            ["resource"] = resource.Plural,
            ["responseKind"] = Kind(resource.Group, resource.Version, resource.Kind),
            ["scope"] = resource.IsNamespaced ? "Namespaced" : "Cluster",
            ["singularResource"] = resource.Singular,
            ["verbs"] = Words(resource.Verbs),
        };
        if (resource.ShortNames.Count > 0) json["shortNames"] = Words(resource.ShortNames);
        if (resource.Categories.Count > 0) json["categories"] = Words(resource.Categories);
        if (resource.Subresources.Count > 0)
        {
            json["subresources"] = new JsonArray([.. resource.Subresources.Select(sub => (JsonNode)new JsonObject
            {
                ["subresource"] = sub.Name, ["responseKind"] = Kind(sub.Group ?? resource.Group, sub.Version ?? resource.Version, sub.Kind), ["verbs"] = Words(sub.Verbs),
            })]);
        }
        return json;
    }

    private static JsonObject Kind(string group, string version, string kind) => new() { ["group"] = group, ["version"] = version, ["kind"] = kind };

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}
