namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>For kinds whose deletion answers the object.</summary>
internal sealed class ReturningStrategy : KubeStrategy
{
    public override bool ReturnsDeleted => true;
}
