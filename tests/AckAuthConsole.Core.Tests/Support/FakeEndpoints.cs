using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Addresses of clusters that tests set.</summary>
internal sealed class FakeEndpoints : IClusterEndpoints
{
    public Dictionary<ClusterId, ClusterEndpoint> Known { get; } = [];

    public ClusterEndpoint? Peek(ClusterId cluster) => Known.GetValueOrDefault(cluster);
}
