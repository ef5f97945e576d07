using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Kubernetes.Client;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>A client with a temporary kubeconfig. When another takes its place, it goes with its last user. Thread safe.</summary>
internal sealed class ClusterApi(KubernetesApi api, ClusterEndpoint endpoint, DateTimeOffset renewAt, DateTimeOffset expiresAt)
{
    private readonly Lock _gate = new();
    private int _users;
    private bool _isRetired;

    public KubernetesApi Api => api;

    public ClusterEndpoint Endpoint => endpoint;

    /// <summary>From when on a new kubeconfig is taken.</summary>
    public DateTimeOffset RenewAt { get; set; } = renewAt;

    /// <summary>When the API server no longer takes the certificate.</summary>
    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>Takes the client into use; dispose the lease afterwards.</summary>
    public ClusterApiLease Use()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isRetired && _users == 0, this);
            _users++;
        }

        return new ClusterApiLease(this);
    }

    /// <summary>Nobody new will use it.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            if (_isRetired)
                return;
            _isRetired = true;
            if (_users > 0)
                return;
        }

        api.Dispose();
    }

    public void Leave()
    {
        lock (_gate)
        {
            if (--_users > 0 || !_isRetired)
                return;
        }

        api.Dispose();
    }
}
