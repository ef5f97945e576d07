using AckAuthConsole.Core.Authorization;

namespace AckAuthConsole.Web.Hosting;

/// <summary>
/// Settles the changes that a crash left open, by reading the cloud. They are listed before anything new can begin, so that nothing of this
/// run is taken for one of them, and settled beside the start, since the cloud may need a while to show them.
/// </summary>
internal sealed partial class RecoveryWork(IntentRecovery recovery, ILogger<RecoveryWork> logger) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Task _settling = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var open = await recovery.FindAsync(cancellationToken);
        if (!open.IsSuccess)
            throw new StartRefusedException($"The audit trail cannot be read ({open.Failure.Code}), so it is not known whether changes were interrupted. Check Database:Path; the log has the cause.");
        if (open.Value.Count > 0)
            _settling = SettleAsync(open.Value);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _settling.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task SettleAsync(IReadOnlyList<Core.Audit.AuditChange> open)
    {
        try
        {
            await recovery.SettleAsync(open, _stopping.Token);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What stays open is found again at the next start.
            Log.NotSettled(logger, open.Count, e);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5030, LogLevel.Error, "Interrupted changes could not be settled: {Count}.")]
        public static partial void NotSettled(ILogger logger, int count, Exception exception);
    }
}
