using System.Collections.Immutable;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Inventory;

/// <summary>The one place where what is known is held and exchanged as a whole.</summary>
internal sealed class InventoryState(TimeProvider clock)
{
    private static readonly TimeSpan s_quiet = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    private readonly TaskCompletionSource _listed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private InventorySnapshot _current = InventorySnapshot.Empty;
    private InventoryStatus _status = InventoryStatus.Empty;
    private long _lastRaised;

    public event Action? Changed;

    public InventorySnapshot Current => Volatile.Read(ref _current);

    public InventoryStatus Status => Volatile.Read(ref _status) with
    {
        PrincipalsRead = Current.Items.Count(i => Current.Permissions.ContainsKey(i.Principal.Ref)),
        PrincipalsTotal = Current.Items.Length,
        DirectoryReadAt = Current.IsPreliminary ? null : Current.Directory?.ReadAt,
    };

    public void Load(StoredInventory stored)
    {
        lock (_gate)
        {
            _current = new InventorySnapshot(stored.Directory, stored.Permissions.ToImmutableDictionary(p => p.Principal));
            _status = _status with { WalkCompletedAt = stored.WalkCompletedAt };
        }

        if (stored.Directory is not null)
            _listed.TrySetResult();
        Raise(true);
    }

    /// <summary>Finds a cluster. Right after the start it waits for the first list; what is in no list is not found only when every region could be listed.</summary>
    public async Task<Result<Cluster>> FindClusterAsync(ClusterId id, CancellationToken cancellationToken)
    {
        if (Current.ClusterById.TryGetValue(id, out var known))
            return known;
        try
        {
            await _listed.Task.WaitAsync(s_patience, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new Failure.Conflict("inventory.listing");
        }

        if (Current.ClusterById.TryGetValue(id, out known))
            return known;
        return Status.Gaps.FirstOrDefault(g => g is { What: "regions" or "region", Failure: Failure.Unavailable or Failure.Throttled })?.Failure ?? new Failure.NotFound("cluster", id.Value);
    }

    /// <summary>Exchanges who and what there is.</summary>
    /// <param name="directory">The new lists.</param>
    /// <param name="isPreliminary">Whether more is still to come: the clusters, or principals that only the clusters know.</param>
    public void Replace(StoredDirectory directory, bool isPreliminary = false)
    {
        lock (_gate)
            _current = _current.WithDirectory(directory, isPreliminary);
        if (!isPreliminary || directory.Clusters.Count > 0)
            _listed.TrySetResult();
        Raise(true);
    }

    public void Put(IReadOnlyList<StoredPermissions> permissions)
    {
        lock (_gate)
            _current = _current.With(permissions);
        Raise(false);
    }

    /// <summary>Takes over what is not older than what is known, and says what that was.</summary>
    public IReadOnlyList<StoredPermissions> PutNewer(IReadOnlyList<StoredPermissions> permissions)
    {
        List<StoredPermissions> fresh;
        lock (_gate)
        {
            fresh = [.. permissions.Where(p => _current.Find(p.Principal) is not null && (!_current.Permissions.TryGetValue(p.Principal, out var known) || known.ReadAt <= p.ReadAt))];
            _current = _current.With(fresh);
        }

        Raise(false);
        return fresh;
    }

    public void Put(ClusterId cluster, ClusterHealth health)
    {
        lock (_gate)
            _current = _current.With(cluster, health);
        Raise(false);
    }

    public void SetStatus(Func<InventoryStatus, InventoryStatus> change, bool important)
    {
        lock (_gate)
            _status = change(_status);
        Raise(important);
    }

    /// <summary>Tells what was read for one principal outside a walk.</summary>
    public void Observe(Directory.PrincipalRef principal, ObservedPermissionSet permissions, DateTimeOffset readAt) =>
        PutNewer([new StoredPermissions(principal, permissions, readAt)]);

    private void Raise(bool important)
    {
        var last = Interlocked.Read(ref _lastRaised);
        if (!important && last != 0 && clock.GetElapsedTime(last) < s_quiet)
            return;
        Interlocked.Exchange(ref _lastRaised, clock.GetTimestamp());
        Changed?.Invoke();
    }
}
