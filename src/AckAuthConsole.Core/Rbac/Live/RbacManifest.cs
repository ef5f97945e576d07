using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>One RBAC object as the API server holds it: everything in it survives editing, what this console understands is parsed.</summary>
/// <param name="Key">Kind, namespace and name.</param>
/// <param name="Json">The whole object as JSON, without <c>metadata.managedFields</c>.</param>
/// <param name="Role">The object, when it is a role.</param>
/// <param name="Binding">The object, when it is a binding.</param>
public sealed record RbacManifest(RbacKey Key, string Json, RbacRole? Role, RbacBinding? Binding)
{
    /// <summary>Labels, annotations, version.</summary>
    public RbacMetadata Metadata => Role?.Metadata ?? Binding?.Metadata ?? RbacMetadata.None;
}
