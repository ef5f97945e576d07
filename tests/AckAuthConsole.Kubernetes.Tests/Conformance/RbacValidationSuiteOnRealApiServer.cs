using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
public sealed class RbacValidationSuiteOnRealApiServer(RealApiServer server) : RbacValidationSuite
{
    private protected override IKubeServer Server => server;
}
