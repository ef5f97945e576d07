namespace AckAuthConsole.Core.Clusters;

/// <summary>A kubeconfig that ends by itself. It holds a key, so it is no record, prints nothing of itself and is never stored.</summary>
/// <param name="text">The file's text.</param>
/// <param name="expiresAt">When it ends, by the cloud's clock; null when the cloud does not say.</param>
public sealed class TemporaryKubeconfig(string text, DateTimeOffset? expiresAt)
{
    /// <summary>The file's text; a secret.</summary>
    public string Text { get; } = text;

    /// <summary>When it ends, by the cloud's clock; null when the cloud does not say.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <inheritdoc />
    public override string ToString() => "a kubeconfig";
}
