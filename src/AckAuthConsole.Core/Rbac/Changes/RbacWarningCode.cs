namespace AckAuthConsole.Core.Rbac.Changes;

/// <summary>What a change of roles or bindings warns of. Resource keys are <c>RbacWarning_&lt;code&gt;</c>.</summary>
public enum RbacWarningCode
{
    /// <summary>The console itself loses its rights in the cluster.</summary>
    ConsoleLosesAccess,

    /// <summary>Somebody gets abilities that lead to everything; the words are the abilities.</summary>
    GivesPower,

    /// <summary>A group that stands for everybody gets something; the words are the groups.</summary>
    GivesEverybody,

    /// <summary>The rights of the person who makes the change are changed.</summary>
    OwnRights,

    /// <summary>The binding of the cluster's creator or of the account: only this takes their access away, and no grant brings it back.</summary>
    OwnerBinding,

    /// <summary>ACK's own binding of a grant; Permission Management is the way to change it.</summary>
    AckGrant,

    /// <summary>A predefined role: every version upgrade of the cluster overwrites it.</summary>
    PredefinedRole,

    /// <summary>An object of Kubernetes itself, which is put back at the API server's next start.</summary>
    KubernetesDefault,

    /// <summary>An object of a cloud service or add-on, which may put it back.</summary>
    ServiceObject,

    /// <summary>An aggregated role: the cluster overwrites its rules.</summary>
    AggregatedRole,

    /// <summary>The role's rules flow into aggregated roles; the words are their names.</summary>
    WidensRoles,

    /// <summary>The role that is bound does not exist.</summary>
    MissingRole,

    /// <summary>Bindings to the role stay and give nothing; the words are their names.</summary>
    DanglingBindings,

    /// <summary>RAM does not have the identity that is bound any more; the words are the names.</summary>
    DeletedSubject,

    /// <summary>The user name belongs to no RAM identity; the words are the names.</summary>
    UnknownSubject,

    /// <summary>A service account that is bound does not exist or its namespace is not known; the words are the names.</summary>
    UnknownNamespace,

    /// <summary>A rule allows nothing as it is written; the words are what looks wrong.</summary>
    RuleWithoutEffect,

    /// <summary>Not everything of the cluster could be read, so the effect may be larger than shown.</summary>
    Incomplete,
}
