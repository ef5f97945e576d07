using System.Runtime.CompilerServices;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Stands in where the host registered no client of API servers: every cluster is out of reach, and says so.</summary>
internal sealed class NotConnectedClusterRbac : IClusterRbac
{
    public const string Code = "NotConnected";

    private static readonly Failure s_failure = new Failure.Unavailable(Dependency.Cluster) { Cause = new CloudErrorDetail("Kubernetes", "connect", Code, null, null, null) };

    public async IAsyncEnumerable<Result<RbacPage>> ReadAsync(Cluster cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return s_failure;
    }

    public async IAsyncEnumerable<Result<RbacChanges>> WatchAsync(Cluster cluster, RbacPosition from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return s_failure;
    }

    public Task<Result<RbacManifest>> GetAsync(Cluster cluster, RbacKey key, CancellationToken cancellationToken) => Task.FromResult<Result<RbacManifest>>(s_failure);

    public Task<Result<RbacManifest>> CreateAsync(Cluster cluster, RbacManifest manifest, bool dryRun, CancellationToken cancellationToken) => Task.FromResult<Result<RbacManifest>>(s_failure);

    public Task<Result<RbacManifest>> ReplaceAsync(Cluster cluster, RbacManifest manifest, bool dryRun, CancellationToken cancellationToken) => Task.FromResult<Result<RbacManifest>>(s_failure);

    public Task<Result<Done>> DeleteAsync(Cluster cluster, RbacKey key, string uid, string resourceVersion, bool dryRun, CancellationToken cancellationToken) => Task.FromResult<Result<Done>>(s_failure);
}
