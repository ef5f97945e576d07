namespace AckAuthConsole.Emulator.Kubernetes.Rbac;

/// <summary>What the authorizer is asked: who wants to do what with which resource or path.</summary>
internal sealed record RbacRequest
{
    public required string User { get; init; }

    public IReadOnlyList<string> Groups { get; init; } = [];

    public string Verb { get; init; } = "";

    /// <summary>Empty for the core group.</summary>
    public string ApiGroup { get; init; } = "";

    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    /// <summary>Empty: the whole cluster.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Empty: no particular object.</summary>
    public string Name { get; init; } = "";

    /// <summary>Not null: a request for a path that is no resource, and nothing but the verb counts besides.</summary>
    public string? Path { get; init; }
}
