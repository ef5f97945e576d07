namespace AckAuthConsole.Testing.Rbac;

/// <summary>What kind of objects <see cref="RandomRbac"/> makes.</summary>
public sealed record RandomRbacOptions
{
    /// <summary>At most so many roles of both kinds together.</summary>
    public int Roles { get; init; } = 12;

    /// <summary>At most so many bindings of both kinds together.</summary>
    public int Bindings { get; init; } = 16;

    /// <summary>At most so many rules in a role.</summary>
    public int Rules { get; init; } = 4;

    /// <summary>Whether an API server would store everything as it is. If not, there are also rules with empty lists, rules about paths in Roles, mixed rules, and service accounts without namespace in ClusterRoleBindings.</summary>
    public bool OnlyValid { get; init; } = true;

    /// <summary>Whether some objects are said to be unreadable.</summary>
    public bool WithGaps { get; init; }

    /// <summary>Whether some ClusterRoles have an aggregationRule. Their rules are random as well: without the controller an API server evaluates what is stored.</summary>
    public bool WithAggregation { get; init; } = true;

    /// <summary>Put before the name of every ClusterRole and ClusterRoleBinding, so that many clusters fit into one API server.</summary>
    public string NamePrefix { get; init; } = "";

    /// <summary>Whether <c>system:masters</c> and <c>system:authenticated</c> occur as subjects. Leave them out where another test's requests would be allowed by them.</summary>
    public bool WithSystemGroups { get; init; } = true;
}
