using System.Text;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>What must hold for the metadata of every object.</summary>
internal static class MetadataRules
{
    private const int MaxAnnotations = 256 * 1024;
    private const string Immutable = "field is immutable";

    public static IEnumerable<FieldError> Validate(KubeResource resource, JsonObject metadata)
    {
        var (name, generateName) = ((string?)metadata["name"] ?? "", (string?)metadata["generateName"] ?? "");
        if (generateName.Length > 0 && resource.Strategy.NameProblem(generateName.TrimEnd('-') + "a") is { } wrongPrefix)
        {
            yield return FieldError.Invalid("metadata.generateName", GoText.Quote(generateName), wrongPrefix);
        }
        if (name.Length == 0) yield return FieldError.Required("metadata.name", "name or generateName is required");
        else if (resource.Strategy.NameProblem(name) is { } wrong) yield return FieldError.Invalid("metadata.name", GoText.Quote(name), wrong);

        if (resource.IsNamespaced)
        {
            var ns = (string?)metadata["namespace"] ?? "";
            if (ns.Length == 0) yield return FieldError.Required("metadata.namespace");
            else if (ObjectNames.LabelProblem(ns) is { } wrongNamespace) yield return FieldError.Invalid("metadata.namespace", GoText.Quote(ns), wrongNamespace);
        }

        foreach (var (key, value) in Members(metadata, "labels"))
        {
            foreach (var problem in ObjectNames.QualifiedNameProblems(key)) yield return FieldError.Invalid("metadata.labels", GoText.Quote(key), problem);
            foreach (var problem in ObjectNames.LabelValueProblems(value)) yield return FieldError.Invalid("metadata.labels", GoText.Quote(value), problem);
        }
        var size = 0;
        foreach (var (key, value) in Members(metadata, "annotations"))
        {
            foreach (var problem in ObjectNames.QualifiedNameProblems(key.ToLowerInvariant())) yield return FieldError.Invalid("metadata.annotations", GoText.Quote(key), problem);
            size += Encoding.UTF8.GetByteCount(key) + Encoding.UTF8.GetByteCount(value);
        }
        if (size > MaxAnnotations) yield return new("FieldValueTooLong", "metadata.annotations", $"Too long: must have at most {MaxAnnotations} bytes");
        if (metadata["finalizers"] is JsonArray finalizers)
        {
            foreach (var finalizer in finalizers.Select(item => (string?)item ?? ""))
            {
                foreach (var problem in ObjectNames.QualifiedNameProblems(finalizer)) yield return FieldError.Invalid("metadata.finalizers", GoText.Quote(finalizer), problem);
                if (!finalizer.Contains('/', StringComparison.Ordinal) && finalizer is not ("orphan" or "foregroundDeletion" or "kubernetes"))
                {
                    yield return FieldError.Invalid("metadata.finalizers[0]", GoText.Quote(finalizer), "name is neither a standard finalizer name nor is it fully qualified");
                }
            }
        }
    }

    public static IEnumerable<FieldError> ValidateUpdate(JsonObject metadata, JsonObject old)
    {
        foreach (var name in (string[])["name", "namespace", "uid"])
        {
            var (now, was) = ((string?)metadata[name] ?? "", (string?)old[name] ?? "");
            if (now != was) yield return FieldError.Invalid($"metadata.{name}", GoText.Quote(now), Immutable);
        }
    }

    private static IEnumerable<(string Key, string Value)> Members(JsonObject metadata, string name) =>
        metadata[name] is JsonObject map ? map.Select(member => (member.Key, (string?)member.Value ?? "")) : [];
}
