using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>
/// Between the wire's RBAC objects and the domain's. Nothing that the API server's authorizer looks at is lost in either direction; what it can never match is (a subject of an unknown kind), and what this console does not
/// know (<c>managedFields</c>, owners) is kept by <see cref="Core.Rbac.Live.RbacManifest.Json"/> only.
/// </summary>
public static class RbacMapping
{
    /// <summary>Group and version of all four kinds.</summary>
    public const string ApiVersion = RbacNames.ApiGroup + "/v1";

    /// <summary>A ClusterRole of the domain.</summary>
    public static RbacRole ToRole(V1ClusterRole role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return new RbacRole
        {
            Key = RbacKey.ClusterRole(role.Metadata?.Name ?? ""),
            Rules = Rules(role.Rules),
            Aggregation = role.AggregationRule is { } rule ? new AggregationRule([.. (rule.ClusterRoleSelectors ?? []).Select(ToSelector)]) : null,
            Metadata = ToMetadata(role.Metadata),
        };
    }

    /// <summary>A Role of the domain.</summary>
    public static RbacRole ToRole(V1Role role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return new RbacRole { Key = RbacKey.Role(role.Metadata?.NamespaceProperty ?? "", role.Metadata?.Name ?? ""), Rules = Rules(role.Rules), Metadata = ToMetadata(role.Metadata) };
    }

    /// <summary>A ClusterRoleBinding of the domain.</summary>
    public static RbacBinding ToBinding(V1ClusterRoleBinding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        return new RbacBinding
        {
            Key = RbacKey.ClusterRoleBinding(binding.Metadata?.Name ?? ""),
            RoleRef = ToKey(binding.RoleRef, ""),
            Subjects = Subjects(binding.Subjects),
            Metadata = ToMetadata(binding.Metadata),
        };
    }

    /// <summary>A RoleBinding of the domain.</summary>
    public static RbacBinding ToBinding(V1RoleBinding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        var ns = binding.Metadata?.NamespaceProperty ?? "";
        return new RbacBinding
        {
            Key = RbacKey.RoleBinding(ns, binding.Metadata?.Name ?? ""),
            RoleRef = ToKey(binding.RoleRef, ns),
            Subjects = Subjects(binding.Subjects),
            Metadata = ToMetadata(binding.Metadata),
        };
    }

    /// <summary>A rule of the domain.</summary>
    public static RbacRule ToRule(V1PolicyRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new RbacRule
        {
            Verbs = Words(rule.Verbs),
            ApiGroups = Words(rule.ApiGroups),
            Resources = Words(rule.Resources),
            ResourceNames = Words(rule.ResourceNames),
            NonResourceUrls = Words(rule.NonResourceURLs),
        };
    }

    /// <summary>A ClusterRole of the wire.</summary>
    /// <exception cref="ArgumentException">It is a Role.</exception>
    public static V1ClusterRole ToClusterRole(RbacRole role)
    {
        Demand(role, RbacKind.ClusterRole);
        return new V1ClusterRole
        {
            ApiVersion = ApiVersion,
            Kind = nameof(RbacKind.ClusterRole),
            Metadata = ToMeta(role.Key, role.Metadata),
            AggregationRule = role.Aggregation is { } aggregation ? new V1AggregationRule { ClusterRoleSelectors = [.. aggregation.Selectors.Select(ToSelector)] } : null,
            Rules = [.. role.Rules.Select(ToRule)],
        };
    }

    /// <summary>A Role of the wire.</summary>
    /// <exception cref="ArgumentException">It is a ClusterRole.</exception>
    public static V1Role ToNamespacedRole(RbacRole role)
    {
        Demand(role, RbacKind.Role);
        return new V1Role { ApiVersion = ApiVersion, Kind = nameof(RbacKind.Role), Metadata = ToMeta(role.Key, role.Metadata), Rules = [.. role.Rules.Select(ToRule)] };
    }

    /// <summary>A ClusterRoleBinding of the wire.</summary>
    /// <exception cref="ArgumentException">It is a RoleBinding.</exception>
    public static V1ClusterRoleBinding ToClusterRoleBinding(RbacBinding binding)
    {
        Demand(binding, RbacKind.ClusterRoleBinding);
        return new V1ClusterRoleBinding
        {
            ApiVersion = ApiVersion,
            Kind = nameof(RbacKind.ClusterRoleBinding),
            Metadata = ToMeta(binding.Key, binding.Metadata),
            RoleRef = ToRoleRef(binding.RoleRef),
            Subjects = ToSubjects(binding.Subjects),
        };
    }

    /// <summary>A RoleBinding of the wire.</summary>
    /// <exception cref="ArgumentException">It is a ClusterRoleBinding.</exception>
    public static V1RoleBinding ToRoleBinding(RbacBinding binding)
    {
        Demand(binding, RbacKind.RoleBinding);
        return new V1RoleBinding
        {
            ApiVersion = ApiVersion,
            Kind = nameof(RbacKind.RoleBinding),
            Metadata = ToMeta(binding.Key, binding.Metadata),
            RoleRef = ToRoleRef(binding.RoleRef),
            Subjects = ToSubjects(binding.Subjects),
        };
    }

    /// <summary>A rule of the wire.</summary>
    public static V1PolicyRule ToRule(RbacRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new V1PolicyRule
        {
            Verbs = rule.Verbs,
            ApiGroups = OrNull(rule.ApiGroups),
            Resources = OrNull(rule.Resources),
            ResourceNames = OrNull(rule.ResourceNames),
            NonResourceURLs = OrNull(rule.NonResourceUrls),
        };
    }

    private static ImmutableArray<RbacRule> Rules(IReadOnlyList<V1PolicyRule>? rules) => rules is null ? [] : [.. rules.Select(ToRule)];

    // Roles say the same few words thousands of times; each is kept once.
    private static ImmutableArray<string> Words(IReadOnlyList<string>? words) => words is null or [] ? [] : [.. words.Select(static w => RbacWords.Shared(w))];

    private static IReadOnlyList<string>? OrNull(ImmutableArray<string> words) => words.IsDefaultOrEmpty ? null : words;

    private static ImmutableArray<RbacSubject> Subjects(IReadOnlyList<RbacV1Subject>? subjects)
    {
        if (subjects is null or [])
            return [];
        var known = ImmutableArray.CreateBuilder<RbacSubject>(subjects.Count);
        foreach (var subject in subjects)
        {
            RbacSubjectKind? kind = subject.Kind switch
            {
                nameof(RbacSubjectKind.User) => RbacSubjectKind.User,
                nameof(RbacSubjectKind.Group) => RbacSubjectKind.Group,
                nameof(RbacSubjectKind.ServiceAccount) => RbacSubjectKind.ServiceAccount,
                _ => null,
            };
            if (kind is { } k)
                known.Add(new RbacSubject(k, subject.Name ?? "", k == RbacSubjectKind.ServiceAccount ? subject.NamespaceProperty ?? "" : ""));
        }

        return known.DrainToImmutable();
    }

    // A kind that is neither can never be resolved, and no Role is without a namespace.
    private static RbacKey ToKey(V1RoleRef? reference, string ns) => reference?.Kind switch
    {
        nameof(RbacKind.ClusterRole) => RbacKey.ClusterRole(reference.Name ?? ""),
        nameof(RbacKind.Role) => RbacKey.Role(ns, reference.Name ?? ""),
        _ => RbacKey.Role("", reference?.Name ?? ""),
    };

    private static V1RoleRef ToRoleRef(RbacKey role) => new() { ApiGroup = RbacNames.ApiGroup, Kind = role.Kind.ToString(), Name = role.Name };

    private static IReadOnlyList<RbacV1Subject>? ToSubjects(ImmutableArray<RbacSubject> subjects) => subjects.IsDefaultOrEmpty
        ? null
        : [.. subjects.Select(static s => new RbacV1Subject
        {
            Kind = s.Kind.ToString(),
            ApiGroup = s.Kind == RbacSubjectKind.ServiceAccount ? null : RbacNames.ApiGroup,
            Name = s.Name,
            NamespaceProperty = s.Namespace.Length == 0 ? null : s.Namespace,
        })];

    private static RbacMetadata ToMetadata(V1ObjectMeta? meta) => meta is null ? RbacMetadata.None : new RbacMetadata
    {
        Uid = meta.Uid ?? "",
        ResourceVersion = meta.ResourceVersion ?? "",
        CreatedAt = meta.CreationTimestamp,
        Labels = Sorted(meta.Labels),
        Annotations = Sorted(meta.Annotations),
    };

    private static V1ObjectMeta ToMeta(RbacKey key, RbacMetadata metadata) => new()
    {
        Name = key.Name,
        NamespaceProperty = key.Namespace.Length == 0 ? null : key.Namespace,
        Uid = metadata.Uid.Length == 0 ? null : metadata.Uid,
        ResourceVersion = metadata.ResourceVersion.Length == 0 ? null : metadata.ResourceVersion,
        CreationTimestamp = metadata.CreatedAt,
        Labels = metadata.Labels.IsEmpty ? null : metadata.Labels,
        Annotations = metadata.Annotations.IsEmpty ? null : metadata.Annotations,
    };

    private static ImmutableSortedDictionary<string, string> Sorted(IReadOnlyDictionary<string, string>? values) =>
        values is null || values.Count == 0 ? ImmutableSortedDictionary<string, string>.Empty : values.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static LabelSelector ToSelector(V1LabelSelector selector) => new(
        Sorted(selector.MatchLabels),
        [.. (selector.MatchExpressions ?? []).Select(static e => new LabelExpression(e.Key ?? "", e.OperatorProperty ?? "", e.Values is null ? [] : [.. e.Values]))]);

    private static V1LabelSelector ToSelector(LabelSelector selector) => new()
    {
        MatchLabels = selector.MatchLabels.IsEmpty ? null : selector.MatchLabels,
        MatchExpressions = selector.MatchExpressions.IsDefaultOrEmpty
            ? null
            : [.. selector.MatchExpressions.Select(static e => new V1LabelSelectorRequirement { Key = e.Key, OperatorProperty = e.Operator, Values = OrNull(e.Values) })],
    };

    private static void Demand(RbacRole role, RbacKind kind)
    {
        ArgumentNullException.ThrowIfNull(role);
        if (role.Key.Kind != kind)
            throw new ArgumentException($"{role.Key} is no {kind}.", nameof(role));
    }

    private static void Demand(RbacBinding binding, RbacKind kind)
    {
        ArgumentNullException.ThrowIfNull(binding);
        if (binding.Key.Kind != kind)
            throw new ArgumentException($"{binding.Key} is no {kind}.", nameof(binding));
    }
}
