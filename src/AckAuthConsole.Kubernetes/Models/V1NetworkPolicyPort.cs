using System.Text.Json;

namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A port or a range of ports.</summary>
public sealed record V1NetworkPolicyPort
{
    /// <summary>The end of a range that begins at <see cref="Port"/>; null for one port.</summary>
    public int? EndPort { get; init; }

    /// <summary>A number, or the name of a container's port; undefined for all ports.</summary>
    public JsonElement? Port { get; init; }

    /// <summary><c>TCP</c> (also when null), <c>UDP</c> or <c>SCTP</c>.</summary>
    public string? Protocol { get; init; }
}
