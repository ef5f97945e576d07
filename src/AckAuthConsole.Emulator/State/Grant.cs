namespace AckAuthConsole.Emulator.State;

/// <summary>How far a grant reaches.</summary>
internal enum GrantScope
{
    Cluster,
    Namespace,
    AllClusters,
}

/// <summary>One ACK permission of one identity.</summary>
internal sealed record Grant
{
    /// <summary>User, role or account id.</summary>
    public required string Uid { get; init; }

    public bool IsRamRole { get; set; }

    public GrantScope Scope { get; set; }

    /// <summary>Empty for all clusters.</summary>
    public string ClusterId { get; set; } = "";

    /// <summary>Empty unless the scope is a namespace.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>A predefined role, or a ClusterRole when <see cref="IsCustom"/>.</summary>
    public required string RoleName { get; init; }

    public bool IsCustom { get; set; }

    /// <summary>The entry of the cluster's creator, which the API cannot change.</summary>
    public bool IsOwner { get; set; }
}
