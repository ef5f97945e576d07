using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>
/// One rule of a role (<c>PolicyRule</c> of <c>rbac.authorization.k8s.io/v1</c>): a resource rule, or, when <see cref="NonResourceUrls"/> is not empty, a rule about paths.
/// What the API server would refuse can be expressed, since a manifest may hold it; it then simply matches as the API server would match it.
/// </summary>
public sealed record RbacRule
{
    /// <summary>The verbs; <c>*</c> is all of them. Compared exactly, with case.</summary>
    public ImmutableArray<string> Verbs { get; init; } = [];

    /// <summary>The API groups; the empty text is the core group, <c>*</c> is all of them.</summary>
    public ImmutableArray<string> ApiGroups { get; init; } = [];

    /// <summary>The resources: <c>pods</c>, <c>pods/log</c>, <c>*/scale</c>, or <c>*</c> for all with every subresource.</summary>
    public ImmutableArray<string> Resources { get; init; } = [];

    /// <summary>The names to which the rule is limited; empty means no limit.</summary>
    public ImmutableArray<string> ResourceNames { get; init; } = [];

    /// <summary>Paths such as <c>/healthz</c>; a <c>*</c> at the end matches what follows.</summary>
    public ImmutableArray<string> NonResourceUrls { get; init; } = [];

    /// <inheritdoc />
    public bool Equals(RbacRule? other) =>
        other is not null
        && Verbs.AsSpan().SequenceEqual(other.Verbs.AsSpan())
        && ApiGroups.AsSpan().SequenceEqual(other.ApiGroups.AsSpan())
        && Resources.AsSpan().SequenceEqual(other.Resources.AsSpan())
        && ResourceNames.AsSpan().SequenceEqual(other.ResourceNames.AsSpan())
        && NonResourceUrls.AsSpan().SequenceEqual(other.NonResourceUrls.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var part in (ReadOnlySpan<ImmutableArray<string>>)[Verbs, ApiGroups, Resources, ResourceNames, NonResourceUrls])
        {
            hash.Add(part.Length);
            foreach (var item in part)
                hash.Add(item, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }
}
