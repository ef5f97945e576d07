namespace AckAuthConsole.Core.Directory;

/// <summary>What a RAM role is for, told by its name.</summary>
public enum RoleCategory
{
    /// <summary>Not a role, or an ordinary one.</summary>
    Ordinary,

    /// <summary><c>AliyunReservedSSO-…</c>: everyone with that CloudSSO access configuration shares it.</summary>
    CloudSso,

    /// <summary><c>AliyunServiceRoleFor…</c>: a service-linked role; only its service assumes it.</summary>
    ServiceLinked,

    /// <summary><c>KubernetesWorkerRole-…</c> or <c>KubernetesMasterRole-…</c>: every pod on a node can act as it.</summary>
    Node,

    /// <summary><c>AliyunCS…Role</c> and other roles that a cloud service assumes.</summary>
    Service,
}
