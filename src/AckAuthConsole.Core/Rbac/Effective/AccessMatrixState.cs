namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>What one cell of the matrix says.</summary>
public enum AccessMatrixState
{
    /// <summary>Not allowed.</summary>
    None,

    /// <summary>Written in a rule, but without effect: a resource of the whole cluster, given in one namespace only.</summary>
    WithoutEffect,

    /// <summary>Allowed for objects of certain names only.</summary>
    Named,

    /// <summary>Allowed.</summary>
    Allowed,
}
