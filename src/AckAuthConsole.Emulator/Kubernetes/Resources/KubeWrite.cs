using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>An object on its way into the storage.</summary>
/// <param name="Call">The request.</param>
/// <param name="Object">The object as it shall be; strategies may change it.</param>
/// <param name="Old">As it is; null: it is new.</param>
internal sealed record KubeWrite(KubeCall Call, JsonObject Object, StoredObject? Old)
{
    public KubeCluster Cluster => Call.Cluster;

    public bool IsCreation => Old is null;

    /// <summary>Subresource through which it is written; empty: the object itself.</summary>
    public string Subresource => Call.Attributes.Subresource;

    public JsonObject Metadata => (JsonObject)Object["metadata"]!;

    public string Namespace => (string?)Metadata["namespace"] ?? "";

    public string Name => (string?)Metadata["name"] ?? "";
}
