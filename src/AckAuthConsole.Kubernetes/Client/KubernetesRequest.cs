namespace AckAuthConsole.Kubernetes.Client;

/// <summary>One call, as it is sent and, if need be, sent again.</summary>
internal sealed record KubernetesRequest
{
    public required HttpMethod Method { get; init; }

    /// <summary>The path after the server's address, without a slash in front, with its query.</summary>
    public required string Path { get; init; }

    /// <summary>The verb that RBAC asks about: <c>get</c>, <c>list</c>, <c>create</c>…</summary>
    public required string Verb { get; init; }

    /// <summary>The resource, for errors and telemetry.</summary>
    public required string Resource { get; init; }

    public string Accept { get; init; } = "application/json";

    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether the server stores nothing by it, so that it can be repeated. Access reviews are posted, but change nothing.</summary>
    public bool ChangesNothing { get; init; }

    public string Operation => $"{Verb} {Resource}";
}
