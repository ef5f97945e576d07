namespace AckAuthConsole.Kubernetes.Models;

/// <summary>A range of addresses with exceptions.</summary>
public sealed record V1IPBlock
{
    /// <summary>The range, for instance <c>10.0.0.0/8</c>.</summary>
    public string? Cidr { get; init; }

    /// <summary>Ranges inside it that are not meant.</summary>
    public IReadOnlyList<string>? Except { get; init; }
}
