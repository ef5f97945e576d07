using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[Collection(EmulatedApiServerCollection.Name)]
public sealed class ClusterRbacSuiteOnEmulator(EmulatedApiServer server) : ClusterRbacSuite
{
    private protected override IKubeServer Server => server;
}
