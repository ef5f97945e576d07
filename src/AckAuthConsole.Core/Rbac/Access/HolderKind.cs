namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>Whom a list of holders shows.</summary>
public enum HolderKind
{
    /// <summary>RAM users, RAM roles, accounts and other user names.</summary>
    People,

    /// <summary>Service accounts.</summary>
    ServiceAccounts,

    /// <summary>Groups.</summary>
    Groups,

    /// <summary>Components of Kubernetes.</summary>
    System,

    /// <summary>RAM identities that RAM does not have any more.</summary>
    Deleted,
}
