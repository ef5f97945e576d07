using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
public sealed class ClusterRbacSuiteOnRealApiServer(RealApiServer server) : ClusterRbacSuite
{
    private protected override IKubeServer Server => server;
}
