using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes;

/// <summary>
/// Something that lives in every API server: fills a new one, keeps an index, works as a controller. Registered as a service; called with the
/// state's lock held. What belongs to one cluster is kept with <see cref="KubeCluster.Feature"/>.
/// </summary>
internal interface IKubeClusterPart
{
    /// <summary>What a new cluster holds at first, as whole objects with apiVersion and kind. A later object of the same name wins.</summary>
    IEnumerable<JsonObject> Seed(KubeCluster cluster) => [];

    /// <summary>Once, when all objects of a new or restored cluster are in place.</summary>
    void Start(KubeCluster cluster)
    {
    }

    /// <summary>After each write. Writes made here are reported too, when this one has been reported to all parts.</summary>
    void OnChange(KubeCluster cluster, KubeChange change)
    {
    }
}
