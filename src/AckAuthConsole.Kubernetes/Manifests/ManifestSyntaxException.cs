namespace AckAuthConsole.Kubernetes.Manifests;

/// <summary>A text that is neither YAML nor JSON at some place; never leaves this folder.</summary>
internal sealed class ManifestSyntaxException(string message, int line, int column, string reason = "Syntax") : Exception(message)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    public string Reason { get; } = reason;
}
