using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Reads, writes and validates manifests of single RBAC objects. What this console does not understand of an object stays in its JSON.</summary>
internal sealed partial class RbacManifests : IRbacManifests
{
    /// <summary>The longest text that is read: the API server's own limit is far below.</summary>
    public const int MaxLength = 1_500_000;

    private const string Code = "manifest.invalid";

    public Result<RbacManifest> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > MaxLength)
            return Invalid(new FieldFault("", "FieldValueTooLong", $"Too long: may not be more than {MaxLength} characters"));
        var documents = ManifestDocument.Read("", Encoding.UTF8.GetBytes(text)).Where(d => d.Root is not null || d.Fault is not null).Take(2).ToList();
        if (documents.Count == 0)
            return Invalid(new FieldFault("", "Syntax", "the text is empty"));
        if (documents.FirstOrDefault(d => d.Fault is not null)?.Fault is { } broken)
            return Invalid(new FieldFault(Place(broken.Line, broken.Column), "Syntax", broken.Message));
        if (documents.Count > 1)
            return Invalid(new FieldFault(Place(documents[1].Root!.Line, documents[1].Root!.Column), "Syntax", "one object only is allowed here, but a second document follows"));
        return Read(documents[0].Root!);
    }

    public IReadOnlyList<TextPlace?> Locate(string text, IReadOnlyList<FieldFault> faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        var tree = new Lazy<ManifestNode?>(() => text.Length > MaxLength ? null : ManifestDocument.Read("", Encoding.UTF8.GetBytes(text)).FirstOrDefault(d => d.Root is not null)?.Root);
        return [.. faults.Select(fault => PlaceIn(fault.Field) ?? PlaceIn(fault.Message) ?? (tree.Value?.At(fault.Field) is { } node ? new TextPlace(node.Line, node.Column) : null))];
    }

    public RbacManifest Of(RbacRole role, RbacManifest? original = null)
    {
        ArgumentNullException.ThrowIfNull(role);
        var json = role.Key.Kind == RbacKind.ClusterRole
            ? JsonSerializer.SerializeToNode(RbacMapping.ToClusterRole(role), KubernetesJsonContext.Default.V1ClusterRole)
            : JsonSerializer.SerializeToNode(RbacMapping.ToNamespacedRole(role), KubernetesJsonContext.Default.V1Role);
        return new RbacManifest(role.Key, Merged(json!.AsObject(), original, ["rules", "aggregationRule"]), role, null);
    }

    public RbacManifest Of(RbacBinding binding, RbacManifest? original = null)
    {
        ArgumentNullException.ThrowIfNull(binding);
        var json = binding.Key.Kind == RbacKind.ClusterRoleBinding
            ? JsonSerializer.SerializeToNode(RbacMapping.ToClusterRoleBinding(binding), KubernetesJsonContext.Default.V1ClusterRoleBinding)
            : JsonSerializer.SerializeToNode(RbacMapping.ToRoleBinding(binding), KubernetesJsonContext.Default.V1RoleBinding);
        return new RbacManifest(binding.Key, Merged(json!.AsObject(), original, ["roleRef", "subjects"]), null, binding);
    }

    public string ToYaml(RbacManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return ManifestYaml.Write(manifest.Json);
    }

    public IReadOnlyList<FieldFault> Validate(RbacManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Key.Kind switch
        {
            RbacKind.ClusterRole => RbacValidation.Of(JsonSerializer.Deserialize(manifest.Json, KubernetesJsonContext.Default.V1ClusterRole)!),
            RbacKind.Role => RbacValidation.Of(JsonSerializer.Deserialize(manifest.Json, KubernetesJsonContext.Default.V1Role)!),
            RbacKind.ClusterRoleBinding => RbacValidation.Of(JsonSerializer.Deserialize(manifest.Json, KubernetesJsonContext.Default.V1ClusterRoleBinding)!),
            _ => RbacValidation.Of(JsonSerializer.Deserialize(manifest.Json, KubernetesJsonContext.Default.V1RoleBinding)!),
        };
    }

    /// <summary>The manifest of an object as the API server sent it.</summary>
    /// <exception cref="JsonException">The server sent something else than an object of that kind.</exception>
    internal static RbacManifest FromServer(RbacKind kind, string json)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        (node["metadata"] as JsonObject)?.Remove("managedFields");
        node["kind"] ??= kind.ToString();
        node["apiVersion"] ??= RbacMapping.ApiVersion;
        return Manifest(kind, node.ToJsonString(KubernetesJsonContext.Default.Options));
    }

    private static RbacManifest Manifest(RbacKind kind, string json)
    {
        switch (kind)
        {
            case RbacKind.ClusterRole:
                var clusterRole = RbacMapping.ToRole(JsonSerializer.Deserialize(json, KubernetesJsonContext.Default.V1ClusterRole)!);
                return new RbacManifest(clusterRole.Key, json, clusterRole, null);
            case RbacKind.Role:
                var role = RbacMapping.ToRole(JsonSerializer.Deserialize(json, KubernetesJsonContext.Default.V1Role)!);
                return new RbacManifest(role.Key, json, role, null);
            case RbacKind.ClusterRoleBinding:
                var clusterBinding = RbacMapping.ToBinding(JsonSerializer.Deserialize(json, KubernetesJsonContext.Default.V1ClusterRoleBinding)!);
                return new RbacManifest(clusterBinding.Key, json, null, clusterBinding);
            default:
                var binding = RbacMapping.ToBinding(JsonSerializer.Deserialize(json, KubernetesJsonContext.Default.V1RoleBinding)!);
                return new RbacManifest(binding.Key, json, null, binding);
        }
    }

    private static Result<RbacManifest> Read(ManifestNode root)
    {
        if (root is not ManifestNode.Map map)
            return Invalid(new FieldFault(Place(root.Line, root.Column), "Type", $"a Kubernetes object is needed here, but this is {root.Kind}"));
        if (map.Text("apiVersion") is not RbacMapping.ApiVersion)
            return Invalid(new FieldFault("apiVersion", "FieldValueNotSupported", $"Unsupported value: \"{map.Text("apiVersion")}\": supported values: \"{RbacMapping.ApiVersion}\""));
        if (!Enum.TryParse<RbacKind>(map.Text("kind"), out var kind))
            return Invalid(new FieldFault("kind", "FieldValueNotSupported", $"Unsupported value: \"{map.Text("kind")}\": supported values: \"ClusterRole\", \"Role\", \"ClusterRoleBinding\", \"RoleBinding\""));
        if (map.EmptyItem() is { } empty)
            return Invalid(new FieldFault(empty.Path, "Type", $"{Place(empty.Node.Line, empty.Node.Column)}: {empty.Node.Kind} is not allowed here"));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
            map.WriteTo(json);
        try
        {
            return FromServer(kind, Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        }
        catch (JsonException e)
        {
            var path = e.Path is { Length: > 2 } full ? full[2..] : "";
            var at = map.At(path);
            var hint = at is ManifestNode.Scalar { Type: ScalarType.Boolean or ScalarType.Number } ? "; write it in quotes if a text is meant" : "";
            return Invalid(new FieldFault(path.Length > 0 ? path : Place(at.Line, at.Column), "Type", $"{Place(at.Line, at.Column)}: {at.Kind} is not allowed here{hint}"));
        }
    }

    private static Failure.Invalid Invalid(FieldFault fault) => new(Code, "manifest") { Fields = [fault] };

    private static TextPlace? PlaceIn(string words) => PlacePattern().Match(words) is { Success: true } match
        && int.TryParse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture, out var line) && int.TryParse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture, out var column)
        ? new TextPlace(line, column)
        : null;

    [GeneratedRegex("^line ([0-9]+), column ([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex PlacePattern();

    private static string Place(int line, int column) => $"line {line}, column {column}";

    /// <summary>What is known of the object, put into the original where there is one: fields that this console knows are replaced, all others stay.</summary>
    private static string Merged(JsonObject known, RbacManifest? original, string[] replaced)
    {
        if (original is null)
            return known.ToJsonString(KubernetesJsonContext.Default.Options);
        var result = JsonNode.Parse(original.Json)!.AsObject();
        foreach (var name in (string[])["apiVersion", "kind", .. replaced])
        {
            if (known[name] is { } value)
                result[name] = value.DeepClone();
            else
                result.Remove(name);
        }

        var metadata = result["metadata"] as JsonObject ?? [];
        foreach (var name in (string[])["name", "namespace", "uid", "resourceVersion", "creationTimestamp", "labels", "annotations"])
        {
            if (known["metadata"]?[name] is { } value)
                metadata[name] = value.DeepClone();
            else
                metadata.Remove(name);
        }

        if (metadata.Parent is null)
            result["metadata"] = metadata;
        return result.ToJsonString(KubernetesJsonContext.Default.Options);
    }
}
