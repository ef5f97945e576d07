namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>How an identity comes to a binding.</summary>
public enum AccessVia
{
    /// <summary>By its own user name.</summary>
    User,

    /// <summary>By a group.</summary>
    Group,

    /// <summary>As a service account.</summary>
    ServiceAccount,

    /// <summary>By the group <c>system:masters</c>, without any binding.</summary>
    Masters,
}
