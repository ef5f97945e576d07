using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>
/// Reads and writes the RBAC objects of one cluster's API server with the console's own identity. A cluster that does not answer is <see cref="Failure.Unavailable"/> with <see cref="Dependency.Cluster"/> and
/// the reason in <see cref="Failure.Cause"/>; a refusal is <see cref="Failure.Forbidden"/>, a broken rule <see cref="Failure.Invalid"/> with every field in <see cref="Failure.Invalid.Fields"/>, a stale version or existing
/// name <see cref="Failure.Conflict"/> (<c>kubernetes.conflict</c>, <c>kubernetes.already-exists</c>), a missing object <see cref="Failure.NotFound"/> with the kind's name.
/// </summary>
public interface IClusterRbac
{
    /// <summary>
    /// Streams everything, page by page. What the console may not read is a gap in a page, not a failure; a failure ends the stream. The last page carries the position from which to watch.
    /// </summary>
    IAsyncEnumerable<Result<RbacPage>> ReadAsync(Cluster cluster, CancellationToken cancellationToken);

    /// <summary>Streams changes after a position, reconnecting by itself. Ends with <see cref="Failure.Conflict"/> <c>kubernetes.expired</c> when everything must be read anew, or with another failure.</summary>
    IAsyncEnumerable<Result<RbacChanges>> WatchAsync(Cluster cluster, RbacPosition from, CancellationToken cancellationToken);

    /// <summary>One object as it is now.</summary>
    Task<Result<RbacManifest>> GetAsync(Cluster cluster, RbacKey key, CancellationToken cancellationToken);

    /// <summary>Creates an object; with <paramref name="dryRun"/> the server checks everything and stores nothing.</summary>
    Task<Result<RbacManifest>> CreateAsync(Cluster cluster, RbacManifest manifest, bool dryRun, CancellationToken cancellationToken);

    /// <summary>Replaces an object as a whole. The manifest's resource version must be the newest; without one the call is refused here, since it would overwrite unseen changes.</summary>
    Task<Result<RbacManifest>> ReplaceAsync(Cluster cluster, RbacManifest manifest, bool dryRun, CancellationToken cancellationToken);

    /// <summary>Deletes an object, if it is still the one that was seen.</summary>
    /// <param name="cluster">Where.</param>
    /// <param name="key">What.</param>
    /// <param name="uid">The uid that it must have.</param>
    /// <param name="resourceVersion">The version that it must have; empty for any.</param>
    /// <param name="dryRun">Whether to check only.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<Result<Done>> DeleteAsync(Cluster cluster, RbacKey key, string uid, string resourceVersion, bool dryRun, CancellationToken cancellationToken);
}
