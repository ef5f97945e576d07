using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>The API server's validation of RBAC objects, in its order and words. What it takes for granted after defaulting (API groups of subjects and role references) is defaulted here too.</summary>
internal static class RbacValidation
{
    private const string Required = "FieldValueRequired";
    private const string Invalid = "FieldValueInvalid";
    private const string NotSupported = "FieldValueNotSupported";
    private const string Forbidden = "FieldValueForbidden";

    public static List<FieldFault> Of(V1ClusterRole role)
    {
        var faults = Metadata(role.Metadata, isNamespaced: false);
        Rules(faults, role.Rules, isNamespaced: false);
        if (role.AggregationRule is { ClusterRoleSelectors: null or { Count: 0 } })
            faults.Add(new FieldFault("aggregationRule.clusterRoleSelectors", Required, "Required value: at least one clusterRoleSelector required if aggregationRule is non-nil"));
        foreach (var (selector, index) in (role.AggregationRule?.ClusterRoleSelectors ?? []).Select((s, i) => (s, i)))
            Selector(faults, selector, $"aggregationRule.clusterRoleSelectors[{index}]");
        return faults;
    }

    public static List<FieldFault> Of(V1Role role)
    {
        var faults = Metadata(role.Metadata, isNamespaced: true);
        Rules(faults, role.Rules, isNamespaced: true);
        return faults;
    }

    public static List<FieldFault> Of(V1ClusterRoleBinding binding)
    {
        var faults = Metadata(binding.Metadata, isNamespaced: false);
        RoleRef(faults, binding.RoleRef, "\"ClusterRole\"");
        Subjects(faults, binding.Subjects, needsNamespace: true);
        return faults;
    }

    public static List<FieldFault> Of(V1RoleBinding binding)
    {
        var faults = Metadata(binding.Metadata, isNamespaced: true);
        RoleRef(faults, binding.RoleRef, "\"ClusterRole\", \"Role\"");
        Subjects(faults, binding.Subjects, needsNamespace: false);
        return faults;
    }

    private static List<FieldFault> Metadata(V1ObjectMeta? metadata, bool isNamespaced)
    {
        var faults = new List<FieldFault>();
        if (isNamespaced && string.IsNullOrEmpty(metadata?.NamespaceProperty))
            faults.Add(new FieldFault("metadata.namespace", Required, "Required value"));
        if (!isNamespaced && !string.IsNullOrEmpty(metadata?.NamespaceProperty))
            faults.Add(new FieldFault("metadata.namespace", Forbidden, "Forbidden: not allowed on this type"));
        if (string.IsNullOrEmpty(metadata?.Name))
        {
            if (string.IsNullOrEmpty(metadata?.GenerateName))
                faults.Add(new FieldFault("metadata.name", Required, "Required value: name or generateName is required"));
        }
        else if (PathSegment(metadata.Name) is { } wrong)
        {
            faults.Add(new FieldFault("metadata.name", Invalid, $"Invalid value: \"{metadata.Name}\": {wrong}"));
        }

        return faults;
    }

    private static void Rules(List<FieldFault> faults, IReadOnlyList<V1PolicyRule>? rules, bool isNamespaced)
    {
        for (var index = 0; index < (rules?.Count ?? 0); index++)
        {
            var rule = rules![index];
            var path = $"rules[{index}]";
            if (rule.Verbs is null or { Count: 0 })
                faults.Add(new FieldFault(path + ".verbs", Required, "Required value: verbs must contain at least one value"));
            if (rule.NonResourceURLs is { Count: > 0 } urls)
            {
                if (isNamespaced)
                    faults.Add(new FieldFault(path + ".nonResourceURLs", Invalid, $"Invalid value: {List(urls)}: namespaced rules cannot apply to non-resource URLs"));
                if (rule.ApiGroups is { Count: > 0 } || rule.Resources is { Count: > 0 } || rule.ResourceNames is { Count: > 0 })
                    faults.Add(new FieldFault(path + ".nonResourceURLs", Invalid, $"Invalid value: {List(urls)}: rules cannot apply to both regular resources and non-resource URLs"));
                continue;
            }

            if (rule.ApiGroups is null or { Count: 0 })
                faults.Add(new FieldFault(path + ".apiGroups", Required, "Required value: resource rules must supply at least one api group"));
            if (rule.Resources is null or { Count: 0 })
                faults.Add(new FieldFault(path + ".resources", Required, "Required value: resource rules must supply at least one resource"));
        }
    }

    private static void Selector(List<FieldFault> faults, V1LabelSelector selector, string path)
    {
        foreach (var (expression, index) in (selector.MatchExpressions ?? []).Select((e, i) => (e, i)))
        {
            var at = $"{path}.matchExpressions[{index}]";
            var hasValues = expression.Values is { Count: > 0 };
            switch (expression.OperatorProperty)
            {
                case "In" or "NotIn" when !hasValues:
                    faults.Add(new FieldFault(at + ".values", Required, "Required value: must be specified when `operator` is 'In' or 'NotIn'"));
                    break;
                case "Exists" or "DoesNotExist" when hasValues:
                    faults.Add(new FieldFault(at + ".values", Forbidden, "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'"));
                    break;
                case "In" or "NotIn" or "Exists" or "DoesNotExist":
                    break;
                default:
                    faults.Add(new FieldFault(at + ".operator", Invalid, $"Invalid value: \"{expression.OperatorProperty}\": not a valid selector operator"));
                    break;
            }
        }
    }

    private static void RoleRef(List<FieldFault> faults, V1RoleRef? reference, string supported)
    {
        if (reference?.ApiGroup is { Length: > 0 } group && group != RbacNames.ApiGroup)
            faults.Add(new FieldFault("roleRef.apiGroup", NotSupported, $"Unsupported value: \"{group}\": supported values: \"{RbacNames.ApiGroup}\""));
        if (!supported.Contains($"\"{reference?.Kind}\"", StringComparison.Ordinal))
            faults.Add(new FieldFault("roleRef.kind", NotSupported, $"Unsupported value: \"{reference?.Kind}\": supported values: {supported}"));
        if (string.IsNullOrEmpty(reference?.Name))
            faults.Add(new FieldFault("roleRef.name", Required, "Required value"));
        else if (PathSegment(reference.Name) is { } wrong)
            faults.Add(new FieldFault("roleRef.name", Invalid, $"Invalid value: \"{reference.Name}\": {wrong}"));
    }

    private static void Subjects(List<FieldFault> faults, IReadOnlyList<RbacV1Subject>? subjects, bool needsNamespace)
    {
        for (var index = 0; index < (subjects?.Count ?? 0); index++)
        {
            var subject = subjects![index];
            var path = $"subjects[{index}]";
            if (string.IsNullOrEmpty(subject.Name))
                faults.Add(new FieldFault(path + ".name", Required, "Required value"));
            switch (subject.Kind)
            {
                case nameof(RbacSubjectKind.ServiceAccount):
                    if (!string.IsNullOrEmpty(subject.Name) && !IsDnsSubdomain(subject.Name))
                        faults.Add(new FieldFault(path + ".name", Invalid, $"Invalid value: \"{subject.Name}\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"));
                    if (!string.IsNullOrEmpty(subject.ApiGroup))
                        faults.Add(new FieldFault(path + ".apiGroup", NotSupported, $"Unsupported value: \"{subject.ApiGroup}\": supported values: \"\""));
                    if (needsNamespace && string.IsNullOrEmpty(subject.NamespaceProperty))
                        faults.Add(new FieldFault(path + ".namespace", Required, "Required value"));
                    break;
                case nameof(RbacSubjectKind.User) or nameof(RbacSubjectKind.Group):
                    if (subject.ApiGroup is { Length: > 0 } group && group != RbacNames.ApiGroup)
                        faults.Add(new FieldFault(path + ".apiGroup", NotSupported, $"Unsupported value: \"{group}\": supported values: \"{RbacNames.ApiGroup}\""));
                    break;
                default:
                    faults.Add(new FieldFault(path + ".kind", NotSupported, $"Unsupported value: \"{subject.Kind}\": supported values: \"Group\", \"ServiceAccount\", \"User\""));
                    break;
            }
        }
    }

    private static string? PathSegment(string name) => name switch
    {
        "." or ".." => $"may not be '{name}'",
        _ when name.Contains('/', StringComparison.Ordinal) => "may not contain '/'",
        _ when name.Contains('%', StringComparison.Ordinal) => "may not contain '%'",
        _ => null,
    };

    private static bool IsDnsSubdomain(string name) =>
        name.Length <= 253 && name.Split('.').All(part => part.Length > 0 && char.IsAsciiLetterOrDigit(part[0]) && char.IsAsciiLetterOrDigit(part[^1]) && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));

    private static string List(IReadOnlyList<string> words) => $"[]string{{{string.Join(", ", words.Select(w => $"\"{w}\""))}}}";
}
