using System.Collections.Concurrent;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Inventory;

/// <summary>The second half of a walk: what everyone holds, from bindings where they tell it, else from the permission API.</summary>
internal sealed partial class PermissionWalk(
    InventoryState state, IInventoryStore store, IPermissionGateway permissions, IOptionsMonitor<InventoryOptions> options, TimeProvider clock, ILogger<PermissionWalk> logger)
{
    private const int BatchSize = 100;

    private DateTimeOffset? _askedEveryoneAt;

    /// <summary>Reads everyone whom the inventory lists.</summary>
    public async Task ReadAsync(BindingInventory bindings, ConcurrentQueue<InventoryGap> gaps, CancellationToken cancellationToken)
    {
        var batch = new ConcurrentQueue<StoredPermissions>();
        var readAt = clock.GetUtcNow();
        Failure? failure = null;
        var done = 0;
        var asked = new List<PrincipalRef>();
        var isEveryoneAsked = IsEveryoneAsked(bindings);
        foreach (var principal in state.Current.Items.Select(i => i.Principal.Ref))
        {
            var known = state.Current.Permissions.GetValueOrDefault(principal)?.Permissions;
            if (isEveryoneAsked || bindings.MustAsk(principal, known))
            {
                asked.Add(principal);
                continue;
            }

            batch.Enqueue(new StoredPermissions(principal, bindings.HeldBy(principal), readAt));
            done++;
            if (batch.Count >= BatchSize)
                await FlushAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        state.SetStatus(s => s with { WalkDone = done }, important: false);
        await Parallel.ForEachAsync(
            asked,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(options.CurrentValue.Concurrency, 1, 32), CancellationToken = cancellationToken },
            async (principal, token) =>
            {
                // What is read is at least as old as the question: a change made while it was answered is newer.
                var askedAt = clock.GetUtcNow();
                var read = await permissions.ReadAsync(principal, token).ConfigureAwait(false);
                if (read.IsSuccess)
                    batch.Enqueue(new StoredPermissions(principal, read.Value, askedAt));
                else
                    failure = read.Failure;
                var count = Interlocked.Increment(ref done);
                state.SetStatus(s => s with { WalkDone = count }, important: false);
                if (batch.Count >= BatchSize)
                    await FlushAsync(batch, token).ConfigureAwait(false);
            }).ConfigureAwait(false);
        await FlushAsync(batch, cancellationToken).ConfigureAwait(false);
        if (failure is not null)
            gaps.Enqueue(new InventoryGap("permissions", "", failure));
        Log.Asked(logger, asked.Count, done);
    }

    /// <summary>Whether bindings do not suffice: always when none could be read; now and then when some could not, since a new grant in such a cluster shows nowhere else.</summary>
    private bool IsEveryoneAsked(BindingInventory bindings)
    {
        var isComplete = state.Current.Clusters.All(c => bindings.Covers(c.Id) || !ClusterStates.TakesGrants(c.State));
        var now = clock.GetUtcNow();
        if (bindings.IsUsable && (isComplete || now - _askedEveryoneAt < options.CurrentValue.FullInterval))
            return false;
        _askedEveryoneAt = now;
        return true;
    }

    private async Task FlushAsync(ConcurrentQueue<StoredPermissions> batch, CancellationToken cancellationToken)
    {
        var taken = new List<StoredPermissions>();
        while (taken.Count < BatchSize && batch.TryDequeue(out var item))
            taken.Add(item);
        if (taken.Count == 0)
            return;

        // A change that was made meanwhile is newer than what the walk read before it.
        var fresh = state.PutNewer(taken);
        var saved = await store.SavePermissionsAsync(fresh, cancellationToken).ConfigureAwait(false);
        if (!saved.IsSuccess)
            Log.NotSaved(logger, saved.Failure.Code);
    }

    private static partial class Log
    {
        [LoggerMessage(1103, LogLevel.Debug, "The permission API was asked about {Asked} of {Principals} principals; bindings told the rest.")]
        public static partial void Asked(ILogger logger, int asked, int principals);

        [LoggerMessage(1104, LogLevel.Warning, "Permissions could not be stored ({Code}); they stay in memory.")]
        public static partial void NotSaved(ILogger logger, string code);
    }
}
