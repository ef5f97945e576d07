namespace AckAuthConsole.Core.Rbac.Origins;

/// <summary>Who looks after a role.</summary>
public enum RoleOrigin
{
    /// <summary>One of ACK's predefined roles (<c>cs:admin</c>, <c>cs:ops</c>, …). A version upgrade of the cluster overwrites it.</summary>
    AckPredefined,

    /// <summary>Made by Kubernetes itself at the API server's start, which also puts missing rules back.</summary>
    KubernetesDefault,

    /// <summary>Made by a cloud service or an add-on of ACK, which puts it back after an edit unless it is told not to.</summary>
    Service,

    /// <summary>Everything else: made by people or by programs that they installed.</summary>
    Custom,
}
