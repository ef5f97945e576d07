using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[Collection(EmulatedApiServerCollection.Name)]
public sealed class AccessReviewSuiteOnEmulator(EmulatedApiServer server) : AccessReviewSuite
{
    private protected override IKubeServer Server => server;
}
