using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Live;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Core.Findings;

/// <summary>Counts the findings of every cluster that is known, hour by hour, so that the trend has a number for days on which nobody looked. Asks no cluster for its RBAC objects: the inventory's walk reads them.</summary>
public sealed partial class FindingsRecorder
{
    private static readonly TimeSpan s_pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_firstPause = TimeSpan.FromMinutes(5);

    private readonly InventoryState _inventory;
    private readonly IClusterSnapshots _snapshots;
    private readonly ClusterFindings _findings;
    private readonly FindingsTally _tally;
    private readonly TimeProvider _clock;
    private readonly ILogger<FindingsRecorder> _logger;

    internal FindingsRecorder(InventoryState inventory, IClusterSnapshots snapshots, ClusterFindings findings, FindingsTally tally, TimeProvider clock, ILogger<FindingsRecorder> logger) =>
        (_inventory, _snapshots, _findings, _tally, _clock, _logger) = (inventory, snapshots, findings, tally, clock, logger);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var pause = s_firstPause; ; pause = s_pause)
        {
            await Task.Delay(pause, _clock, cancellationToken).ConfigureAwait(false);
            await RecordAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Counts once.</summary>
    public async Task RecordAsync(CancellationToken cancellationToken)
    {
        foreach (var cluster in _inventory.Current.Clusters)
        {
            if (_snapshots.Peek(cluster.Id) is not { } snapshot)
                continue;
            try
            {
                var found = await _findings.InAsync(snapshot, cancellationToken).ConfigureAwait(false);
                if (found.IsSuccess)
                    await _tally.CountAsync(snapshot, found.Value.Rows, found.Value.WorkloadGaps, cancellationToken).ConfigureAwait(false);
                else
                    Log.NotCounted(_logger, cluster.Id.Value, found.Failure.Code);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                // A missing number is no reason to end the console.
                Log.Failed(_logger, cluster.Id.Value, e);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1040, LogLevel.Warning, "The findings of cluster {Cluster} could not be counted ({Code}).")]
        public static partial void NotCounted(ILogger logger, string cluster, string code);

        [LoggerMessage(1041, LogLevel.Error, "Counting the findings of cluster {Cluster} failed unexpectedly.")]
        public static partial void Failed(ILogger logger, string cluster, Exception exception);
    }
}
