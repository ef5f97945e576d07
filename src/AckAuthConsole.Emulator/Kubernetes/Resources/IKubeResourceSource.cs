namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>Names kinds that every API server offers.</summary>
internal interface IKubeResourceSource
{
    IEnumerable<KubeResource> Resources { get; }
}
