using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
public sealed class AccessReviewSuiteOnRealApiServer(RealApiServer server) : AccessReviewSuite
{
    private protected override IKubeServer Server => server;
}
