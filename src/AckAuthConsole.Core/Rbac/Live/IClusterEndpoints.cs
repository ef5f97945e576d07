using AckAuthConsole.Core.Clusters;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Tells by which address the console reaches a cluster's API server. Asks nobody.</summary>
public interface IClusterEndpoints
{
    /// <summary>The address in use; null while there is no connection.</summary>
    ClusterEndpoint? Peek(ClusterId cluster);
}
