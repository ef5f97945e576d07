using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Kubernetes.Kubeconfigs;

/// <summary>Carries a failure out of the reading of a kubeconfig; it never leaves <see cref="Kubeconfig"/>.</summary>
internal sealed class KubeconfigFault(Failure failure) : Exception(failure.Code)
{
    public Failure Failure { get; } = failure;
}
