namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>The tests on the real API server: they share one, and come one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RealApiServerCollection : ICollectionFixture<RealApiServer>
{
    public const string Name = "real API server";
}
