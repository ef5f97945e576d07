namespace AckAuthConsole.Core.Rbac.Origins;

/// <summary>Where a binding comes from.</summary>
public enum BindingOrigin
{
    /// <summary>ACK made it for a grant in this cluster.</summary>
    AckGrant,

    /// <summary>ACK made it for a grant for all clusters.</summary>
    AllClusters,

    /// <summary>ACK made it for whoever created the cluster; no grant or revocation changes it.</summary>
    Owner,

    /// <summary>A cloud service or an add-on of ACK made it for itself.</summary>
    Service,

    /// <summary>Kubernetes made it at the API server's start.</summary>
    KubernetesDefault,

    /// <summary>Somebody made it in the cluster; the permission API does not show it.</summary>
    ByHand,
}
