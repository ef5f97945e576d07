using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[Collection(EmulatedApiServerCollection.Name)]
public sealed class RbacValidationSuiteOnEmulator(EmulatedApiServer server) : RbacValidationSuite
{
    private protected override IKubeServer Server => server;
}
