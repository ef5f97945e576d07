namespace AckAuthConsole.Emulator.Kubernetes.Authorization;

/// <summary>An authorizer for an API server that checks nothing.</summary>
internal sealed class AllowAllAuthorizer : IKubeAuthorizer
{
    public KubeDecision Authorize(KubeCluster cluster, KubeUser user, KubeAttributes attributes) => new(true);
}
