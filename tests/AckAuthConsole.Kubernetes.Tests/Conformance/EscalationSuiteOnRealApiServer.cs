using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
public sealed class EscalationSuiteOnRealApiServer(RealApiServer server) : EscalationSuite
{
    private protected override IKubeServer Server => server;
}
