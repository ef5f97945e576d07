using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Kubernetes.Storage;

/// <summary>An API server as one value that can be written to the state file.</summary>
internal sealed class KubeClusterSnapshot
{
    public required string ClusterId { get; init; }

    public long Revision { get; set; }

    /// <summary>CA of client certificates: PEM of the certificate and of its key.</summary>
    public string Authority { get; set; } = "";

    /// <summary>PEM of the key that signs service account tokens.</summary>
    public string TokenKey { get; set; } = "";

    public string AdminToken { get; set; } = "";

    /// <summary>All objects, complete with kind and resource version.</summary>
    public List<JsonObject> Objects { get; set; } = [];
}
