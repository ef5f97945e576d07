namespace AckAuthConsole.Kubernetes.Configuration;

/// <summary>By which address a cluster's API server is called.</summary>
public enum KubernetesEndpoint
{
    /// <summary>Over the Internet.</summary>
    Public,

    /// <summary>Inside the VPC.</summary>
    Private,
}
