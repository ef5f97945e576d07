using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>What CS needs of the emulated clusters to give out kubeconfigs.</summary>
internal interface IKubeconfigIssuer
{
    /// <summary>Address of a cluster's API server; null while the emulator runs without HTTPS.</summary>
    Uri? ServerOf(Cluster cluster);

    /// <summary>Writes a kubeconfig with a new client certificate.</summary>
    /// <param name="cluster">The cluster, whose CA signs.</param>
    /// <param name="uid">Whose it is.</param>
    /// <param name="userName">Its common name.</param>
    /// <param name="server">Where the API server is.</param>
    /// <param name="end">When the certificate ends.</param>
    string Write(Cluster cluster, string uid, string userName, Uri server, DateTimeOffset end);

    /// <summary>Somebody goes by a new name in a cluster from now on: his bindings follow.</summary>
    void Renamed(Cluster cluster, string uid);
}
