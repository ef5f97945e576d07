using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>One change of a cluster's RBAC objects or namespaces.</summary>
public abstract record RbacChange
{
    private RbacChange()
    {
    }

    /// <summary>A role came or changed.</summary>
    /// <param name="Role">As it is now.</param>
    public sealed record PutRole(RbacRole Role) : RbacChange;

    /// <summary>A binding came or changed.</summary>
    /// <param name="Binding">As it is now.</param>
    public sealed record PutBinding(RbacBinding Binding) : RbacChange;

    /// <summary>A role or binding went.</summary>
    /// <param name="Key">Which.</param>
    public sealed record Remove(RbacKey Key) : RbacChange;

    /// <summary>A namespace came.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record PutNamespace(string Name) : RbacChange;

    /// <summary>A namespace went; its objects go by changes of their own.</summary>
    /// <param name="Name">Its name.</param>
    public sealed record RemoveNamespace(string Name) : RbacChange;
}
