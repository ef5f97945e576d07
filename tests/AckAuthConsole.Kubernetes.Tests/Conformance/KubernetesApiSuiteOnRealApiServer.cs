using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
public sealed class KubernetesApiSuiteOnRealApiServer(RealApiServer server) : KubernetesApiSuite
{
    private protected override IKubeServer Server => server;
}
