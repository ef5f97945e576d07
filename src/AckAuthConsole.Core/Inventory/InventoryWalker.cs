using System.Collections.Concurrent;
using System.Threading.Channels;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Inventory;

/// <summary>Fills the inventory in the background: directory and clusters with their bindings first, then what bindings cannot tell of people's permissions, within the products' limiters.</summary>
public sealed partial class InventoryWalker
{
    private readonly InventoryState _state;
    private readonly IInventoryStore _store;
    private readonly IRamDirectory _directory;
    private readonly IClusterCatalog _clusters;
    private readonly PermissionWalk _permissionWalk;
    private readonly ClusterSnapshots _snapshots;
    private readonly IOptionsMonitor<InventoryOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<InventoryWalker> _logger;
    private readonly Channel<byte> _requests = Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    internal InventoryWalker(
        InventoryState state,
        IInventoryStore store,
        IRamDirectory directory,
        IClusterCatalog clusters,
        PermissionWalk permissionWalk,
        ClusterSnapshots snapshots,
        IOptionsMonitor<InventoryOptions> options,
        TimeProvider clock,
        ILogger<InventoryWalker> logger)
    {
        _state = state;
        _store = store;
        _directory = directory;
        _clusters = clusters;
        _permissionWalk = permissionWalk;
        _snapshots = snapshots;
        _options = options;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Asks for a walk as soon as the running one ends.</summary>
    public void Request() => _requests.Writer.TryWrite(0);

    /// <summary>Takes up what was stored, then walks again and again until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken).ConfigureAwait(false);
        while (!cancellationToken.IsCancellationRequested)
        {
            await WalkAsync(cancellationToken).ConfigureAwait(false);
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var timer = Task.Delay(_options.CurrentValue.Interval, _clock, pause.Token);
            var request = _requests.Reader.WaitToReadAsync(pause.Token).AsTask();
            await Task.WhenAny(timer, request).ConfigureAwait(false);
            await pause.CancelAsync().ConfigureAwait(false);
            _requests.Reader.TryRead(out _);
        }
    }

    /// <summary>Takes up what was stored.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var stored = await _store.LoadAsync(cancellationToken).ConfigureAwait(false);
        if (stored.IsSuccess)
            _state.Load(stored.Value);
        else
            Log.NotLoaded(_logger, stored.Failure.Code);
    }

    /// <summary>One whole walk.</summary>
    public async Task WalkAsync(CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        _state.SetStatus(s => s with { IsWalking = true, WalkDone = 0 }, important: true);
        var gaps = new ConcurrentQueue<InventoryGap>();
        try
        {
            var bindings = await ReadDirectoryAsync(gaps, cancellationToken).ConfigureAwait(false);
            _state.SetStatus(s => s with { Gaps = [.. gaps] }, important: true);
            await _permissionWalk.ReadAsync(bindings, gaps, cancellationToken).ConfigureAwait(false);
            var completedAt = _clock.GetUtcNow();
            await _store.SaveWalkCompletedAsync(completedAt, cancellationToken).ConfigureAwait(false);
            _state.SetStatus(s => s with { WalkCompletedAt = completedAt, Gaps = [.. gaps] }, important: false);
            Log.Walked(_logger, _state.Current.Items.Length, gaps.Count, (long)_clock.GetElapsedTime(started).TotalMilliseconds);
        }
        finally
        {
            _state.SetStatus(s => s with { IsWalking = false }, important: true);
        }
    }

    private async Task<BindingInventory> ReadDirectoryAsync(ConcurrentQueue<InventoryGap> gaps, CancellationToken cancellationToken)
    {
        var before = _state.Current;
        var users = CollectAsync(_directory.ListUsersAsync(cancellationToken), "ram-users", gaps, cancellationToken);
        var roles = CollectAsync(_directory.ListRolesAsync(cancellationToken), "ram-roles", gaps, cancellationToken);
        var english = await _clusters.ListRegionsAsync("en-US", cancellationToken).ConfigureAwait(false);
        var chinese = await _clusters.ListRegionsAsync("zh-CN", cancellationToken).ConfigureAwait(false);

        // What could not be listed now stays as it was last known: an outage deletes nobody.
        var principals = new List<Principal>();
        principals.AddRange(await users.ConfigureAwait(false) ?? KnownOf(before, PrincipalKind.RamUser));
        principals.AddRange(await roles.ConfigureAwait(false) ?? KnownOf(before, PrincipalKind.RamRole));
        if (before.Items.IsEmpty)
            _state.Replace(new StoredDirectory(_clock.GetUtcNow(), principals, [], Names(english), Names(chinese)), isPreliminary: true);

        var clusters = new ConcurrentBag<Cluster>();
        if (english.IsSuccess)
        {
            await Parallel.ForEachAsync(english.Value, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (region, token) =>
            {
                var found = await _clusters.ListClustersAsync(region.Id, token).ConfigureAwait(false);
                foreach (var cluster in found.IsSuccess ? found.Value : [.. before.Clusters.Where(c => c.RegionId == region.Id)])
                    clusters.Add(cluster);
                if (!found.IsSuccess)
                    gaps.Enqueue(new InventoryGap("region", region.Id, found.Failure));
            }).ConfigureAwait(false);
        }
        else
        {
            gaps.Enqueue(new InventoryGap("regions", "", english.Failure));
            foreach (var cluster in before.Clusters)
                clusters.Add(cluster);
        }

        // Whoever asks for one of them need not wait until each has been looked into.
        if (before.Clusters.IsEmpty)
        {
            _state.SetStatus(s => s with { Gaps = [.. gaps] }, important: false);
            _state.Replace(new StoredDirectory(_clock.GetUtcNow(), principals, [.. clusters], Names(english), Names(chinese)), isPreliminary: true);
        }

        var (holders, bindings) = await CheckClustersAsync([.. clusters], gaps, cancellationToken).ConfigureAwait(false);
        principals.AddRange(await FindUnknownAsync(principals, holders, bindings, before, gaps, cancellationToken).ConfigureAwait(false));
        var directory = new StoredDirectory(
            _clock.GetUtcNow(),
            principals,
            [.. clusters],
            english.IsSuccess ? Names(english) : before.Directory?.Regions ?? Names(english),
            chinese.IsSuccess ? Names(chinese) : before.Directory?.RegionsInChinese ?? Names(chinese));
        _state.Replace(directory);
        var saved = await _store.SaveDirectoryAsync(directory, cancellationToken).ConfigureAwait(false);
        if (!saved.IsSuccess)
            Log.NotSaved(_logger, saved.Failure.Code);
        return bindings;
    }

    private async Task<(IReadOnlyList<KubeconfigHolder> Holders, BindingInventory Bindings)> CheckClustersAsync(IReadOnlyList<Cluster> clusters, ConcurrentQueue<InventoryGap> gaps, CancellationToken cancellationToken)
    {
        var holders = new ConcurrentBag<KubeconfigHolder>();
        var snapshots = new ConcurrentBag<ClusterSnapshot>();
        await Parallel.ForEachAsync(clusters, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = cancellationToken }, async (cluster, token) =>
        {
            var failure = await ReadBindingsAsync(cluster, snapshots, gaps, token).ConfigureAwait(false);
            _state.Put(cluster.Id, new ClusterHealth(_clock.GetUtcNow(), failure));
            var found = await _clusters.ListKubeconfigHoldersAsync(cluster, token).ConfigureAwait(false);
            if (!found.IsSuccess)
                gaps.Enqueue(new InventoryGap("kubeconfigs", cluster.Name, found.Failure));
            foreach (var holder in found.IsSuccess ? found.Value : [])
                holders.Add(holder);
        }).ConfigureAwait(false);
        return ([.. holders], new BindingInventory(snapshots));
    }

    /// <summary>Reads a cluster's bindings; where the console cannot, ACK is asked whether the cluster itself can be reached.</summary>
    /// <returns>Why the cluster is out of reach; null when it is not.</returns>
    private async Task<Failure?> ReadBindingsAsync(Cluster cluster, ConcurrentBag<ClusterSnapshot> snapshots, ConcurrentQueue<InventoryGap> gaps, CancellationToken cancellationToken)
    {
        var read = await _snapshots.ReadAsync(cluster, cancellationToken).ConfigureAwait(false);
        var failure = read.IsSuccess ? read.Value.Failure : read.Failure;
        if (failure is null)
        {
            // Bindings that could not all be read prove nobody's absence.
            if (read.Value.Rbac.Gaps.IsEmpty)
                snapshots.Add(read.Value);
            else
                gaps.Enqueue(new InventoryGap("bindings", cluster.Name, read.Value.Rbac.Gaps[0].Failure));
            return null;
        }

        var namespaces = await _clusters.ListNamespacesAsync(cluster, cancellationToken).ConfigureAwait(false);
        if (!namespaces.IsSuccess)
            gaps.Enqueue(new InventoryGap("cluster", cluster.Name, namespaces.Failure));
        else
            gaps.Enqueue(new InventoryGap("bindings", cluster.Name, failure));
        return namespaces.Failure;
    }

    /// <summary>Those that a binding, a kubeconfig or an older inventory names but RAM does not list; nobody, when RAM could not be listed in full.</summary>
    private async Task<List<Principal>> FindUnknownAsync(
        List<Principal> listed, IReadOnlyList<KubeconfigHolder> holders, BindingInventory bindings, InventorySnapshot before, ConcurrentQueue<InventoryGap> gaps, CancellationToken cancellationToken)
    {
        var present = listed.Select(p => p.Ref).ToHashSet();
        var unsureUsers = gaps.Any(g => g.What == "ram-users");
        var unsureRoles = gaps.Any(g => g.What == "ram-roles");
        var known = before.Items.Select(i => i.Principal with { Presence = PrincipalPresence.NotSeenInRam }).ToList();
        var candidates = known.Where(p => p.Name != p.Ref.Id.Value)
            .Concat(holders.Where(h => h is { IsDeleted: true, Ref: not null })
                .Select(h => new Principal { Ref = h.Ref!, Name = h.Name.Length > 0 ? h.Name : h.AccountId, DisplayName = h.DisplayName, Presence = PrincipalPresence.NotSeenInRam }))
            .Concat(known)
            .Concat(bindings.Holders.Select(h => new Principal { Ref = h, Name = h.Id.Value, Presence = PrincipalPresence.NotSeenInRam }))
            .Where(p => !present.Contains(p.Ref) && !(p.Ref.Kind == PrincipalKind.RamUser ? unsureUsers : unsureRoles))
            .DistinctBy(p => p.Ref)
            .ToList();
        if (candidates.Count == 0)
            return [];
        var bin = await _directory.ListDeletedUsersAsync(cancellationToken).ConfigureAwait(false);
        var names = (bin.IsSuccess ? bin.Value : []).GroupBy(p => p.Ref).ToDictionary(g => g.Key, g => g.First());
        return [.. candidates.Select(c => names.TryGetValue(c.Ref, out var named) ? c with { Name = named.Name, DisplayName = named.DisplayName } : c)];
    }

    private static async Task<List<Principal>?> CollectAsync(IAsyncEnumerable<Result<IReadOnlyList<Principal>>> pages, string what, ConcurrentQueue<InventoryGap> gaps, CancellationToken cancellationToken)
    {
        var all = new List<Principal>();
        await foreach (var page in pages.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!page.IsSuccess)
            {
                gaps.Enqueue(new InventoryGap(what, "", page.Failure));
                return null;
            }

            all.AddRange(page.Value);
        }

        return all;
    }

    private static IEnumerable<Principal> KnownOf(InventorySnapshot snapshot, PrincipalKind kind) =>
        snapshot.Items.Select(i => i.Principal).Where(p => p.Ref.Kind == kind);

    private static Dictionary<string, string> Names(Result<IReadOnlyList<Region>> regions) =>
        regions.IsSuccess ? regions.Value.DistinctBy(r => r.Id).ToDictionary(r => r.Id, r => r.Name) : [];

    private static partial class Log
    {
        [LoggerMessage(1100, LogLevel.Information, "The inventory read {Principals} principals with {Gaps} gaps in {Milliseconds} ms.")]
        public static partial void Walked(ILogger logger, int principals, int gaps, long milliseconds);

        [LoggerMessage(1101, LogLevel.Warning, "The stored inventory could not be loaded ({Code}); it is read anew.")]
        public static partial void NotLoaded(ILogger logger, string code);

        [LoggerMessage(1102, LogLevel.Warning, "The inventory's directory could not be stored ({Code}); it stays in memory.")]
        public static partial void NotSaved(ILogger logger, string code);
    }
}
