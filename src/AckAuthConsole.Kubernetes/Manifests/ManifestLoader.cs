using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>Collects RBAC objects, namespaces, service accounts and workloads from YAML or JSON: single objects, many documents, <c>List</c> and typed lists. Not thread-safe.</summary>
public sealed class ManifestLoader
{
    private readonly ManifestContent _content = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly HashSet<RbacKey> _keys = [];
    private readonly Exposure _exposure = new();
    private readonly List<(IReadOnlyDictionary<string, string>? Labels, V1PodSpec Spec)> _pods = [];

    /// <summary>What was collected so far.</summary>
    public ManifestContent Content => _content;

    /// <summary>Reads one file.</summary>
    /// <param name="file">How to call it in messages.</param>
    /// <param name="text">Its bytes, UTF-8.</param>
    public void Add(string file, byte[] text)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(text);
        foreach (var document in ManifestDocument.Read(file, text))
        {
            if (document.Fault is { } fault)
                _content.Faults.Add(fault);
            else if (document.Root is { } root)
                AddObject(document, root, null, null);
        }
    }

    private void AddObject(ManifestDocument document, ManifestNode node, string? impliedKind, string? impliedVersion)
    {
        if (node is not ManifestNode.Map map)
        {
            Fault(document, node, "", "Type", $"a Kubernetes object is needed here, but this is {node.Kind}");
            return;
        }

        var kind = map.Text("kind") ?? impliedKind;
        var version = map.Text("apiVersion") ?? impliedVersion;
        if (kind is null || version is null)
        {
            Fault(document, map, kind is null ? "kind" : "apiVersion", "FieldValueRequired", kind is null ? "kind is missing" : "apiVersion is missing");
            return;
        }

        if (kind.EndsWith("List", StringComparison.Ordinal) && map.Find("items") is { } items)
        {
            AddList(document, items, kind == "List" ? null : kind[..^4], kind == "List" ? null : version);
            return;
        }

        var group = version.Contains('/', StringComparison.Ordinal) ? version[..version.IndexOf('/', StringComparison.Ordinal)] : "";
        if (group == RbacNames.ApiGroup)
            AddRbac(document, map, kind, version);
        else
            AddOther(document, map, group, kind);
    }

    private void AddList(ManifestDocument document, ManifestNode items, string? kind, string? version)
    {
        if (items is ManifestNode.Sequence list)
        {
            foreach (var item in list.Items)
                AddObject(document, item, kind, version);
        }
        else if (items is not ManifestNode.Scalar { Type: ScalarType.Null })
        {
            Fault(document, items, "items", "Type", $"a list is needed here, but this is {items.Kind}");
        }
    }

    private void AddRbac(ManifestDocument document, ManifestNode.Map map, string kind, string version)
    {
        if (version != RbacMapping.ApiVersion)
            Warn(document, map, "apiVersion", $"{version} is no longer served (since Kubernetes 1.22); read as {RbacMapping.ApiVersion}");
        if (map.EmptyItem() is { } empty)
        {
            Fault(document, empty.Node, empty.Path, "Type", $"{empty.Node.Kind} is not allowed here");
            return;
        }

        switch (kind)
        {
            case nameof(RbacKind.ClusterRole) when Read(document, map, KubernetesJsonContext.Default.V1ClusterRole) is { } role:
                Take(document, map, RbacValidation.Of(role), () => RbacMapping.ToRole(role), _content.Roles, r => r.Key);
                break;
            case nameof(RbacKind.Role) when Read(document, map, KubernetesJsonContext.Default.V1Role) is { } role:
                role = role.Metadata?.NamespaceProperty is null && role.Metadata is not null ? role with { Metadata = role.Metadata with { NamespaceProperty = "default" } } : role;
                Take(document, map, RbacValidation.Of(role), () => RbacMapping.ToRole(role), _content.Roles, r => r.Key);
                break;
            case nameof(RbacKind.ClusterRoleBinding) when Read(document, map, KubernetesJsonContext.Default.V1ClusterRoleBinding) is { } binding:
                Take(document, map, RbacValidation.Of(binding), () => RbacMapping.ToBinding(binding), _content.Bindings, b => b.Key);
                break;
            case nameof(RbacKind.RoleBinding) when Read(document, map, KubernetesJsonContext.Default.V1RoleBinding) is { } binding:
                binding = binding.Metadata?.NamespaceProperty is null && binding.Metadata is not null ? binding with { Metadata = binding.Metadata with { NamespaceProperty = "default" } } : binding;
                Take(document, map, RbacValidation.Of(binding), () => RbacMapping.ToBinding(binding), _content.Bindings, b => b.Key);
                break;
            case nameof(RbacKind.ClusterRole) or nameof(RbacKind.Role) or nameof(RbacKind.ClusterRoleBinding) or nameof(RbacKind.RoleBinding):
                break;
            default:
                Fault(document, map.At("kind"), "kind", "FieldValueNotSupported", $"{version} has no kind \"{kind}\"");
                break;
        }
    }

    private void AddOther(ManifestDocument document, ManifestNode.Map map, string group, string kind)
    {
        var metadata = map.Find("metadata") as ManifestNode.Map;
        var name = metadata?.Text("name") ?? "";
        var ns = metadata?.Text("namespace") ?? "default";
        switch (group, kind)
        {
            case ("", "Namespace"):
                _content.Namespaces.Add(name);
                break;
            case ("", "ServiceAccount"):
                _content.Namespaces.Add(ns);
                _content.ServiceAccounts.Add((ns, name));
                break;
            case ("", "Pod") when Read(document, map, KubernetesJsonContext.Default.V1Pod) is { Spec: { } spec } pod:
                AddWorkload(ns, "Pod", pod.Metadata?.OwnerReferences is { Count: > 0 } owners ? owners[0].Name ?? name : name, pod.Metadata?.Labels, spec);
                break;
            case ("apps", "Deployment" or "StatefulSet" or "ReplicaSet") when Read(document, map, KubernetesJsonContext.Default.V1Deployment) is { Spec.Template: { Spec: { } spec } template }:
                AddWorkload(ns, kind, name, template.Metadata?.Labels, spec);
                break;
            case ("apps", "DaemonSet") when Read(document, map, KubernetesJsonContext.Default.V1DaemonSet) is { Spec.Template: { Spec: { } spec } template }:
                AddWorkload(ns, kind, name, template.Metadata?.Labels, spec);
                break;
            case ("batch", "Job") when TemplateIn(document, map, "spec", "template") is { Spec: { } spec } template:
                AddWorkload(ns, kind, name, template.Metadata?.Labels, spec);
                break;
            case ("batch", "CronJob") when TemplateIn(document, map, "spec", "jobTemplate", "spec", "template") is { Spec: { } spec } template:
                AddWorkload(ns, kind, name, template.Metadata?.Labels, spec);
                break;
            case ("", "Service") when Read(document, map, KubernetesJsonContext.Default.V1Service) is { } service:
                _exposure.Add(ns, name, service.Spec);
                LookAgain(ns);
                break;
            case ("networking.k8s.io", "Ingress") when Read(document, map, KubernetesJsonContext.Default.V1Ingress) is { } ingress:
                _exposure.Add(ns, ingress.Spec);
                LookAgain(ns);
                break;
        }
    }

    private V1PodTemplateSpec? TemplateIn(ManifestDocument document, ManifestNode.Map map, params ReadOnlySpan<string> path)
    {
        ManifestNode? node = map;
        foreach (var part in path)
            node = (node as ManifestNode.Map)?.Find(part);
        return node is ManifestNode.Map template ? Read(document, template, KubernetesJsonContext.Default.V1PodTemplateSpec) : null;
    }

    private void AddWorkload(string ns, string kind, string name, IReadOnlyDictionary<string, string>? labels, V1PodSpec spec)
    {
        _content.Namespaces.Add(ns);
        _pods.Add((labels, spec));
        _content.Workloads.Add(Workloads.Of(ns, kind, name, spec, _exposure.Reaches(ns, labels, spec)));
    }

    // What leads to a workload may stand before or after it, in any file.
    private void LookAgain(string ns)
    {
        for (var index = 0; index < _pods.Count; index++)
        {
            var workload = _content.Workloads[index];
            if (workload.Namespace == ns && !workload.FacesNetwork && _exposure.Reaches(ns, _pods[index].Labels, _pods[index].Spec))
                _content.Workloads[index] = workload with { FacesNetwork = true };
        }
    }

    private void Take<T>(ManifestDocument document, ManifestNode map, List<FieldFault> faults, Func<T> make, IList<T> into, Func<T, RbacKey> keyOf)
    {
        foreach (var fault in faults)
            Fault(document, map.At(fault.Field), fault.Field, fault.Reason, fault.Message);
        if (faults.Count > 0)
            return;
        var made = make();
        var key = keyOf(made);
        if (key.Namespace.Length > 0)
            _content.Namespaces.Add(key.Namespace);
        if (!_keys.Add(key))
            Warn(document, map, "metadata.name", $"{key} is there more than once; the last one counts");
        _content.Places[key] = new ManifestPlace(document.File, document.Number, map.Line);
        into.Add(made);
    }

    private T? Read<T>(ManifestDocument document, ManifestNode map, JsonTypeInfo<T> type)
        where T : class
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer))
            map.WriteTo(json);
        try
        {
            return JsonSerializer.Deserialize(_buffer.WrittenSpan, type);
        }
        catch (JsonException e)
        {
            var path = e.Path is { Length: > 2 } full ? full[2..] : "";
            var at = map.At(path);
            Fault(document, at, path, "Type", $"{at.Kind} is not allowed here{(at is ManifestNode.Scalar { Type: ScalarType.Boolean or ScalarType.Number } ? "; write it in quotes if a text is meant" : "")}");
            return null;
        }
    }

    private void Fault(ManifestDocument document, ManifestNode at, string path, string reason, string message) =>
        _content.Faults.Add(new ManifestFault(document.File, document.Number, at.Line, at.Column, path, reason, message));

    private void Warn(ManifestDocument document, ManifestNode.Map map, string path, string message) => Warn(document, map.At(path), path, message);

    private void Warn(ManifestDocument document, ManifestNode at, string path, string message) =>
        _content.Warnings.Add(new ManifestFault(document.File, document.Number, at.Line, at.Column, path, "Warning", message));
}
