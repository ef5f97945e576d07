namespace AckAuthConsole.Kubernetes.Models;

/// <summary>Where requests to a host go.</summary>
public sealed record V1IngressRule
{
    /// <summary>By path.</summary>
    public V1HTTPIngressRuleValue? Http { get; init; }
}
