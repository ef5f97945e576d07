using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Authorization;

namespace AckAuthConsole.Web.Hosting;

/// <summary>
/// Settles the changes that a crash left open, by reading the cloud. They are listed before anything new can begin, so that nothing of this
/// run is taken for one of them, and settled beside the start, since the cloud may need a while to show them.
/// </summary>
internal sealed partial class RecoveryWork(IntentRecovery recovery, ILogger<RecoveryWork> logger) : BackgroundService
{
    private IReadOnlyList<AuditChange> _open = [];

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        var open = await recovery.FindAsync(cancellationToken);
        if (!open.IsSuccess)
            throw new StartRefusedException($"The audit trail cannot be read ({open.Failure.Code}), so it is not known whether changes were interrupted. Check Database:Path; the log has the cause.");

        _open = open.Value;
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (_open.Count == 0)
            return;

        try
        {
            await recovery.SettleAsync(_open, stoppingToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What stays open is found again at the next start.
            Log.NotSettled(logger, _open.Count, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5030, LogLevel.Error, "Interrupted changes could not be settled: {Count}.")]
        public static partial void NotSettled(ILogger logger, int count, Exception exception);
    }
}
