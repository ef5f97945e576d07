using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[Collection(EmulatedApiServerCollection.Name)]
public sealed class EscalationSuiteOnEmulator(EmulatedApiServer server) : EscalationSuite
{
    private protected override IKubeServer Server => server;
}
