namespace AckAuthConsole.Kubernetes.Models;

/// <summary>The API server's version.</summary>
public sealed record VersionInfo
{
    /// <summary>When it was built.</summary>
    public string? BuildDate { get; init; }

    /// <summary>The whole version, for instance <c>v1.32.1-aliyun.1</c>.</summary>
    public string? GitVersion { get; init; }

    /// <summary>The major version.</summary>
    public string? Major { get; init; }

    /// <summary>The minor version; may end in <c>+</c>.</summary>
    public string? Minor { get; init; }

    /// <summary>The platform, for instance <c>linux/amd64</c>.</summary>
    public string? Platform { get; init; }
}
