using AckAuthConsole.Kubernetes.Client;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>The use of a client; it stays open as long as this is not disposed.</summary>
internal sealed class ClusterApiLease(ClusterApi owner) : IDisposable
{
    private int _isDisposed;

    public KubernetesApi Api => owner.Api;

    internal ClusterApi Owner => owner;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) == 0)
            owner.Leave();
    }
}
