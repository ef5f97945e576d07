namespace AckAuthConsole.Emulator.Kubernetes.Authorization;

/// <summary>What a request wants, as authorizers see it.</summary>
internal sealed record KubeAttributes
{
    /// <summary>False: <see cref="Path"/> is all there is besides the verb.</summary>
    public bool IsResource { get; init; }

    /// <summary><c>get</c>, <c>list</c>… for resources; the method in lower case for other paths.</summary>
    public string Verb { get; init; } = "";

    /// <summary>API group; empty for the core group.</summary>
    public string Group { get; init; } = "";

    public string Version { get; init; } = "";

    /// <summary>Plural name of the resource.</summary>
    public string Resource { get; init; } = "";

    public string Subresource { get; init; } = "";

    /// <summary>Empty: no particular namespace.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Empty: no particular object.</summary>
    public string Name { get; init; } = "";

    /// <summary>The path below the API server's address.</summary>
    public string Path { get; init; } = "";
}
