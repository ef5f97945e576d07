using System.Text.Json;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>One line of a watch.</summary>
internal sealed record WatchEnvelope
{
    public string? Type { get; init; }

    public JsonElement Object { get; init; }
}
