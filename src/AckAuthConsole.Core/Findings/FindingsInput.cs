using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Findings.Usage;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Findings;

/// <summary>What is looked at. What is not known (offline, nothing but manifests) leaves out the rules that need it, never changes what others find.</summary>
/// <param name="Rbac">The cluster's RBAC objects.</param>
public sealed record FindingsInput(RbacSnapshot Rbac)
{
    /// <summary>Service accounts and what runs as them; null when not read.</summary>
    public ClusterWorkloads? Workloads { get; init; }

    /// <summary>Where a binding comes from; null when nothing but the cluster is known.</summary>
    public Func<RbacBinding, BindingOrigin>? OriginOf { get; init; }

    /// <summary>Whether RAM surely does not have the identity behind a subject any more; null when RAM was not asked.</summary>
    public Func<RbacSubject, bool>? IsDeleted { get; init; }

    /// <summary>The version of the API server (<c>v1.32.1</c>, <c>1.31.9-aliyun.1</c>), to know its default roles; null when not known.</summary>
    public string? KubernetesVersion { get; init; }

    /// <summary>Which rights were used; null when no audit log was read.</summary>
    public RightsUsage? Usage { get; init; }

    /// <summary>Whether a RAM identity holds a grant in the cluster besides being its owner; null when the grants are not known.</summary>
    public Func<PrincipalId, bool>? HoldsGrant { get; init; }
}
