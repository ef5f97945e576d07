using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>One rule of a role.</summary>
internal sealed class PolicyRule
{
    public IReadOnlyList<string> Verbs { get; init; } = [];

    public IReadOnlyList<string> ApiGroups { get; init; } = [];

    public IReadOnlyList<string> Resources { get; init; } = [];

    public IReadOnlyList<string> ResourceNames { get; init; } = [];

    public IReadOnlyList<string> NonResourceUrls { get; init; } = [];

    /// <summary>Reads a rule as an object holds it.</summary>
    public static PolicyRule Read(JsonNode? json) => new()
    {
        Verbs = Texts(json?["verbs"]),
        ApiGroups = Texts(json?["apiGroups"]),
        Resources = Texts(json?["resources"]),
        ResourceNames = Texts(json?["resourceNames"]),
        NonResourceUrls = Texts(json?["nonResourceURLs"]),
    };

    /// <summary>All rules of a role object; none where it has none.</summary>
    public static IReadOnlyList<PolicyRule> ReadAll(JsonNode? role) => role?["rules"] is JsonArray rules ? [.. rules.Select(Read)] : [];

    /// <summary>The rule as an object holds it, without the lists that are empty.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["verbs"] = Array(Verbs) };
        if (ApiGroups.Count > 0) json["apiGroups"] = Array(ApiGroups);
        if (Resources.Count > 0) json["resources"] = Array(Resources);
        if (ResourceNames.Count > 0) json["resourceNames"] = Array(ResourceNames);
        if (NonResourceUrls.Count > 0) json["nonResourceURLs"] = Array(NonResourceUrls);
        return json;
    }

    /// <summary>Whether the rule allows a request.</summary>
    public bool Allows(RbacRequest request)
    {
        if (!Has(Verbs, request.Verb)) return false;
        return request.Path is { } path ? NonResourceUrls.Any(url => UrlMatches(url, path)) : AllowsResource(request);
    }

    /// <summary>Whether an entry of <c>nonResourceURLs</c> stands for a path.</summary>
    public static bool UrlMatches(string url, string path) =>
        url == RbacNames.All || url == path || (url.EndsWith('*') && path.StartsWith(url.TrimEnd('*'), StringComparison.Ordinal));

    /// <summary>Equal in every list, order included, as the aggregation controller compares.</summary>
    public bool SameAs(PolicyRule other) =>
        Verbs.SequenceEqual(other.Verbs) && ApiGroups.SequenceEqual(other.ApiGroups) && Resources.SequenceEqual(other.Resources)
        && ResourceNames.SequenceEqual(other.ResourceNames) && NonResourceUrls.SequenceEqual(other.NonResourceUrls);

    /// <summary>A wildcard, or the very value.</summary>
    public static bool Has(IReadOnlyList<string> list, string value)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] == RbacNames.All || list[i] == value) return true;
        }

        return false;
    }

    private bool AllowsResource(RbacRequest request)
    {
        if (!Has(ApiGroups, request.ApiGroup)) return false;
        if (ResourceNames.Count > 0 && !ResourceNames.Contains(request.Name)) return false;
        var whole = request.Subresource.Length == 0 ? request.Resource : $"{request.Resource}/{request.Subresource}";
        return Resources.Any(resource =>
            resource == RbacNames.All || resource == whole || (request.Subresource.Length > 0 && resource.Length == request.Subresource.Length + 2
                && resource.StartsWith("*/", StringComparison.Ordinal) && resource.EndsWith(request.Subresource, StringComparison.Ordinal)));
    }

    private static IReadOnlyList<string> Texts(JsonNode? list) => list is JsonArray array ? [.. array.Select(text => (string?)text ?? "")] : [];

    private static JsonArray Array(IReadOnlyList<string> texts) => [.. texts.Select(text => (JsonNode)text)];
}
