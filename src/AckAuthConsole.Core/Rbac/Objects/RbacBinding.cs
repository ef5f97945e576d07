using System.Collections.Immutable;

namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>A ClusterRoleBinding or a RoleBinding.</summary>
public sealed record RbacBinding
{
    /// <summary>Kind, namespace and name.</summary>
    public required RbacKey Key { get; init; }

    /// <summary>The role that is given. A RoleBinding to a Role means the Role of its own namespace. The role may not exist.</summary>
    public required RbacKey RoleRef { get; init; }

    /// <summary>To whom; may be empty or hold duplicates.</summary>
    public ImmutableArray<RbacSubject> Subjects { get; init; } = [];

    /// <summary>Labels, annotations, version.</summary>
    public RbacMetadata Metadata { get; init; } = RbacMetadata.None;
}
