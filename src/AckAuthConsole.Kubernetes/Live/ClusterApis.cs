using System.Collections.Concurrent;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Kubernetes.Kubeconfigs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>
/// The console's clients of its clusters' API servers. Each has a temporary kubeconfig that is held in memory only and renewed before it ends; while the cloud gives no new one, the old one serves to its end.
/// </summary>
internal sealed partial class ClusterApis(IClusterKubeconfigs kubeconfigs, IOptionsMonitor<KubernetesOptions> options, TimeProvider clock, ILoggerFactory loggers) : IClusterEndpoints, IDisposable
{
    private static readonly TimeSpan s_renewalPause = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<ClusterId, Slot> _slots = new();
    private readonly ILogger _logger = loggers.CreateLogger<ClusterApis>();

    public ClusterEndpoint? Peek(ClusterId cluster) => _slots.TryGetValue(cluster, out var slot) ? slot.Current?.Endpoint : null;

    /// <summary>A client to use now.</summary>
    public async Task<Result<ClusterApiLease>> LeaseAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(cluster.Id, static _ => new Slot());
        await slot.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var now = clock.GetUtcNow();
            if (slot.Current is { } current && now < current.RenewAt)
                return current.Use();
            var made = await ConnectAsync(cluster, cancellationToken).ConfigureAwait(false);
            if (made.IsSuccess)
            {
                slot.Current?.Retire();
                slot.Current = made.Value;
                Log.Connected(_logger, cluster.Id, made.Value.Endpoint.Address, made.Value.ExpiresAt);
                return made.Value.Use();
            }

            if (slot.Current is not { } old || clock.GetUtcNow() >= old.ExpiresAt)
                return made.Failure;
            old.RenewAt = clock.GetUtcNow() + s_renewalPause;
            Log.NotRenewed(_logger, cluster.Id, made.Failure.Code);
            return old.Use();
        }
        finally
        {
            slot.Turn.Release();
        }
    }

    /// <summary>Runs a call. When the API server no longer takes the certificate (it was revoked), once more with a new one.</summary>
    public async Task<Result<T>> CallAsync<T>(Cluster cluster, Func<KubernetesApi, Task<T>> call, string? kind, string? name, CancellationToken cancellationToken)
    {
        for (var again = false; ; again = true)
        {
            var lease = await LeaseAsync(cluster, cancellationToken).ConfigureAwait(false);
            if (!lease.IsSuccess)
                return lease.Failure;
            using (lease.Value)
            {
                try
                {
                    return Result.Success<T>(await call(lease.Value.Api).ConfigureAwait(false));
                }
                catch (KubernetesException e) when (e.Error.Kind == KubernetesErrorKind.Unauthorized && !again)
                {
                    Refused(cluster, lease.Value);
                }
                catch (KubernetesException e)
                {
                    return e.Error.ToFailure(kind, name);
                }
            }
        }
    }

    /// <summary>Gives a client up whose certificate is no longer taken; others may have done so already.</summary>
    public void Refused(Cluster cluster, ClusterApiLease lease)
    {
        if (!_slots.TryGetValue(cluster.Id, out var slot) || Interlocked.CompareExchange(ref slot.Current, null, lease.Owner) != lease.Owner)
            return;
        lease.Owner.Retire();
        Log.Refused(_logger, cluster.Id);
    }

    public void Dispose()
    {
        foreach (var slot in _slots.Values)
            slot.Dispose();
    }

    private async Task<Result<ClusterApi>> ConnectAsync(Cluster cluster, CancellationToken cancellationToken)
    {
        var isPrivate = options.CurrentValue.Endpoint == KubernetesEndpoint.Private;
        var wanted = await ConnectAsync(cluster, isPrivate, null, cancellationToken).ConfigureAwait(false);

        // Only "this cluster has no such address" is a reason for the other one; everything else would fail there too.
        if (wanted.IsSuccess || wanted.Failure is not (Failure.Invalid or Failure.Conflict or Failure.NotFound { Kind: not "cluster" }))
            return wanted;
        var other = await ConnectAsync(cluster, !isPrivate, wanted.Failure, cancellationToken).ConfigureAwait(false);
        return other.IsSuccess ? other : wanted;
    }

    private async Task<Result<ClusterApi>> ConnectAsync(Cluster cluster, bool isPrivate, Failure? fallbackReason, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        var askedAt = clock.GetUtcNow();
        var kubeconfig = await kubeconfigs.GetAsync(cluster, isPrivate, settings.KubeconfigLifetime, cancellationToken).ConfigureAwait(false);
        if (!kubeconfig.IsSuccess)
            return kubeconfig.Failure;
        var parsed = Kubeconfig.Parse(kubeconfig.Value.Text);
        var connection = parsed.IsSuccess ? parsed.Value.Connect() : parsed.Failure;
        if (!connection.IsSuccess)
            return connection.Failure;

        // By this machine's clock: the cloud's may be another, and what it says may be longer than was asked for.
        var end = askedAt + settings.KubeconfigLifetime;
        if (connection.Value.Holder is { } holder && holder.NotAfter > askedAt && holder.NotAfter < end)
            end = holder.NotAfter;
        var endpoint = new ClusterEndpoint(connection.Value.Server.Authority, isPrivate, fallbackReason);
        return new ClusterApi(new KubernetesApi(connection.Value, settings, clock, loggers.CreateLogger<KubernetesApi>()), endpoint, end - ((end - askedAt) / 5), end);
    }

    private sealed class Slot : IDisposable
    {
        public readonly SemaphoreSlim Turn = new(1, 1);

        public ClusterApi? Current;

        public void Dispose()
        {
            Current?.Retire();
            Turn.Dispose();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3010, LogLevel.Information, "Cluster {Cluster} is reached at {Address}; the kubeconfig ends at {ExpiresAt:O}.")]
        public static partial void Connected(ILogger logger, ClusterId cluster, string address, DateTimeOffset expiresAt);

        [LoggerMessage(3011, LogLevel.Warning, "The kubeconfig of cluster {Cluster} could not be renewed ({Code}); the old one still serves.")]
        public static partial void NotRenewed(ILogger logger, ClusterId cluster, string code);

        [LoggerMessage(3012, LogLevel.Warning, "Cluster {Cluster} no longer takes the console's certificate; a new kubeconfig is asked for.")]
        public static partial void Refused(ILogger logger, ClusterId cluster);
    }
}
