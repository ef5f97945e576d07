namespace AckAuthConsole.Kubernetes.Tests.Servers;

[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
public sealed class KubeServerTestsOnRealApiServer(RealApiServer server) : KubeServerTests
{
    private protected override IKubeServer Server => server;
}
