using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Manifests for tests of Core, which knows no YAML: JSON of what the domain knows of an object.</summary>
internal sealed class FakeManifests : IRbacManifests
{
    /// <summary>What the check of a manifest says.</summary>
    public List<FieldFault> Faults { get; } = [];

    public static RbacManifest Manifest(RbacRole role) => new(
        role.Key,
        Json(role.Key, role.Metadata, new JsonObject { ["rules"] = new JsonArray([.. role.Rules.Select(Rule)]) }),
        role,
        null);

    public static RbacManifest Manifest(RbacBinding binding) => new(
        binding.Key,
        Json(binding.Key, binding.Metadata, new JsonObject
        {
            ["roleRef"] = new JsonObject { ["kind"] = binding.RoleRef.Kind.ToString(), ["name"] = binding.RoleRef.Name },
            ["subjects"] = new JsonArray([.. binding.Subjects.Select(s => new JsonObject { ["kind"] = s.Kind.ToString(), ["name"] = s.Name, ["namespace"] = s.Namespace })]),
        }),
        null,
        binding);

    public IReadOnlyList<TextPlace?> Locate(string text, IReadOnlyList<FieldFault> faults) => [.. faults.Select(static _ => (TextPlace?)null)];

    public Result<RbacManifest> Parse(string text)
    {
        var node = JsonNode.Parse(text)!;
        var kind = Enum.Parse<RbacKind>((string)node["kind"]!);
        var key = new RbacKey(kind, (string)node["metadata"]!["namespace"]!, (string)node["metadata"]!["name"]!);
        var metadata = new RbacMetadata { Uid = (string)node["metadata"]!["uid"]!, ResourceVersion = (string)node["metadata"]!["resourceVersion"]! };
        if (kind is RbacKind.ClusterRole or RbacKind.Role)
            return Manifest(new RbacRole { Key = key, Metadata = metadata, Rules = [.. node["rules"]!.AsArray().Select(r => Rule(r!))] });
        var roleKind = Enum.Parse<RbacKind>((string)node["roleRef"]!["kind"]!);
        return Manifest(new RbacBinding
        {
            Key = key,
            Metadata = metadata,
            RoleRef = new RbacKey(roleKind, roleKind == RbacKind.Role ? key.Namespace : "", (string)node["roleRef"]!["name"]!),
            Subjects = [.. node["subjects"]!.AsArray().Select(s => new RbacSubject(Enum.Parse<RbacSubjectKind>((string)s!["kind"]!), (string)s["name"]!, (string)s["namespace"]!))],
        });
    }

    public RbacManifest Of(RbacRole role, RbacManifest? original = null) => Manifest(role);

    public RbacManifest Of(RbacBinding binding, RbacManifest? original = null) => Manifest(binding);

    public string ToYaml(RbacManifest manifest) => manifest.Json;

    public IReadOnlyList<FieldFault> Validate(RbacManifest manifest) => Faults;

    private static string Json(RbacKey key, RbacMetadata metadata, JsonObject content)
    {
        content["kind"] = key.Kind.ToString();
        content["metadata"] = new JsonObject { ["namespace"] = key.Namespace, ["name"] = key.Name, ["uid"] = metadata.Uid, ["resourceVersion"] = metadata.ResourceVersion };
        return content.ToJsonString();
    }

    private static JsonNode Rule(RbacRule rule) => JsonSerializer.SerializeToNode(new[] { rule.Verbs, rule.ApiGroups, rule.Resources, rule.ResourceNames, rule.NonResourceUrls })!;

    private static RbacRule Rule(JsonNode node)
    {
        var parts = node.Deserialize<ImmutableArray<string>[]>()!;
        return new RbacRule { Verbs = parts[0], ApiGroups = parts[1], Resources = parts[2], ResourceNames = parts[3], NonResourceUrls = parts[4] };
    }
}
