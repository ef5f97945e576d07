namespace AckAuthConsole.Core.Rbac.Subjects;

/// <summary>What stands behind a binding's subject.</summary>
public enum SubjectIdentityKind
{
    /// <summary>A RAM user: a user name of digits that starts with 2.</summary>
    RamUser,

    /// <summary>A RAM role, CloudSSO and service-linked ones included: a user name of digits that starts with 3.</summary>
    RamRole,

    /// <summary>The Alibaba Cloud account: a user name of digits that starts with 1 or 5.</summary>
    Account,

    /// <summary>A service account of the cluster, named as subject or by its user name.</summary>
    ServiceAccount,

    /// <summary>A component of Kubernetes: a user name that starts with <c>system:</c>.</summary>
    SystemUser,

    /// <summary>A group.</summary>
    Group,

    /// <summary>Any other user name: made by hand or by another authenticator.</summary>
    OtherUser,
}
