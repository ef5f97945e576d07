namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>The tests on an emulated cluster: they share one, and come one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class EmulatedApiServerCollection : ICollectionFixture<EmulatedApiServer>
{
    public const string Name = "emulated API server";
}
