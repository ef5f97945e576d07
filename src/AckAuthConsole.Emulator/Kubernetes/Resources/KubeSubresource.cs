using AckAuthConsole.Emulator.Kubernetes.Api;

namespace AckAuthConsole.Emulator.Kubernetes.Resources;

/// <summary>A subresource: <c>status</c>, <c>token</c>, <c>log</c>.</summary>
/// <param name="Name">After the object's name in the path.</param>
/// <param name="Kind">What it takes and gives.</param>
/// <param name="Verbs">What it offers: <c>get</c>, <c>update</c>, <c>patch</c>, <c>create</c>.</param>
internal sealed record KubeSubresource(string Name, string Kind, params IReadOnlyList<string> Verbs)
{
    /// <summary>Group of the kind where it is not the resource's own.</summary>
    public string? Group { get; init; }

    /// <summary>Version of the kind where it is not the resource's own.</summary>
    public string? Version { get; init; }

    /// <summary>Answers a call; null: a view of the object itself, of which updates change only <see cref="Owns"/>.</summary>
    public Func<KubeCall, KubeReply>? Handler { get; init; }

    /// <summary>The member that updates through a view change.</summary>
    public string Owns { get; init; } = "status";
}
