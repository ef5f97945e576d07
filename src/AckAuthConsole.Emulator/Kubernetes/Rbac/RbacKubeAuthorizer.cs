using AckAuthConsole.Emulator.Kubernetes.Authorization;

namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>Asks a cluster's RBAC.</summary>
internal sealed class RbacKubeAuthorizer : IKubeAuthorizer
{
    public KubeDecision Authorize(KubeCluster cluster, KubeUser user, KubeAttributes attributes)
    {
        var decision = new RbacAuthorizer(RbacPart.IndexOf(cluster)).Decide(new()
        {
            User = user.Name,
            Groups = user.Groups,
            Verb = attributes.Verb,
            ApiGroup = attributes.Group,
            Resource = attributes.Resource,
            Subresource = attributes.Subresource,
            Namespace = attributes.Namespace,
            Name = attributes.Name,
            Path = attributes.IsResource ? null : attributes.Path,
        });
        return new(decision.Allowed, decision.Reason);
    }
}
