namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>What is done to an object. Names in lower case are the words of the audit trail.</summary>
public enum RbacEditKind
{
    /// <summary>It comes.</summary>
    Create,

    /// <summary>It is replaced as a whole.</summary>
    Replace,

    /// <summary>It goes.</summary>
    Delete,
}
