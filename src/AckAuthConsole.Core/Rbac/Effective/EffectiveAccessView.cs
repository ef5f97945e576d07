using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>What somebody can really do in one place of one cluster, and why.</summary>
public sealed record EffectiveAccessView
{
    /// <summary>Who.</summary>
    public required Principal Principal { get; init; }

    /// <summary>Where.</summary>
    public required Cluster Cluster { get; init; }

    /// <summary>The user names under which the cluster's bindings know the principal, the id itself first.</summary>
    public required ImmutableArray<string> UserNames { get; init; }

    /// <summary>The groups that count for it.</summary>
    public required ImmutableArray<string> Groups { get; init; }

    /// <summary>Namespaces in which the principal holds something by a RoleBinding.</summary>
    public required ImmutableArray<string> OwnNamespaces { get; init; }

    /// <summary>Every namespace of the cluster; for a member only its own.</summary>
    public required ImmutableArray<string> Namespaces { get; init; }

    /// <summary>Everything that is held, with where it comes from.</summary>
    public required HeldRules Held { get; init; }

    /// <summary>The same as resources × verbs.</summary>
    public required AccessMatrix Matrix { get; init; }

    /// <summary>The notable abilities, the gravest first.</summary>
    public required ImmutableArray<AccessHighlight> Highlights { get; init; }

    /// <summary>The bindings that reach the principal here, with the subject that matches.</summary>
    public required ImmutableArray<(RbacBinding Binding, RbacSubject Subject)> Bindings { get; init; }

    /// <summary>When the cluster's objects were read.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>Why the latest attempt to read the cluster failed; null when it did not.</summary>
    public Failure? Failure { get; init; }
}
