namespace AckAuthConsole.Kubernetes.Client;

/// <summary>A call failed. Its message is safe to log: it names the call, the kind of error and the audit id, not what the server says.</summary>
public sealed class KubernetesException : Exception
{
    /// <summary>Wraps an error.</summary>
    public KubernetesException(KubernetesError error, Exception? inner = null)
        : base(Describe(error), inner) => Error = error;

    /// <summary>The error.</summary>
    public KubernetesError Error { get; }

    private static string Describe(KubernetesError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return $"{error.Operation} failed with {error.Reason} (HTTP {error.Code}, audit id {error.AuditId ?? "none"}).";
    }
}
