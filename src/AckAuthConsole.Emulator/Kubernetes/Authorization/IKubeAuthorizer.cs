namespace AckAuthConsole.Emulator.Kubernetes.Authorization;

/// <summary>Decides who may do what in a cluster. The caller holds the state's lock.</summary>
internal interface IKubeAuthorizer
{
    KubeDecision Authorize(KubeCluster cluster, KubeUser user, KubeAttributes attributes);
}
