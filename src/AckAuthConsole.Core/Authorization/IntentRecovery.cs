using System.Globalization;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Settles the intents that an earlier run of the console left open, by reading the cloud: the history then tells what is really in force. Writes nothing to the cloud.</summary>
public sealed partial class IntentRecovery
{
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(30);

    private readonly IAuditTrail _trail;
    private readonly IPermissionGateway _permissions;
    private readonly IOptionsMonitor<AuthorizationOptions> _options;
    private readonly TimeProvider _clock;
    private readonly ILogger<IntentRecovery> _logger;
    private readonly IReadOnlyList<IIntentSettler> _settlers;

    internal IntentRecovery(
        IAuditTrail trail, IPermissionGateway permissions, IEnumerable<IIntentSettler> settlers, IOptionsMonitor<AuthorizationOptions> options, TimeProvider clock, ILogger<IntentRecovery> logger)
    {
        _settlers = [.. settlers];
        _trail = trail;
        _permissions = permissions;
        _options = options;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>The intents that are open now. Ask before the console takes its first submission: later ones are not an earlier run's.</summary>
    public Task<Result<IReadOnlyList<AuditChange>>> FindAsync(CancellationToken cancellationToken) => _trail.ListOpenIntentsAsync(cancellationToken);

    /// <summary>Settles them, trying again every 30 seconds those for which the cloud or the database does not answer.</summary>
    public async Task SettleAsync(IReadOnlyList<AuditChange> open, CancellationToken cancellationToken)
    {
        var left = open.ToList();
        while (left.Count > 0)
        {
            for (var index = left.Count - 1; index >= 0; index--)
            {
                if (await SettleAsync(left[index], cancellationToken).ConfigureAwait(false))
                    left.RemoveAt(index);
            }

            if (left.Count > 0)
                await Task.Delay(s_retry, _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> SettleAsync(AuditChange change, CancellationToken cancellationToken)
    {
        var intent = change.Entry;
        if (_settlers.FirstOrDefault(s => s.Action == intent.Record.Action) is { } settler)
            return await settler.SettleAsync(change, cancellationToken).ConfigureAwait(false);
        var journal = ChangeJournal.Resume(_trail, intent);
        var details = new Dictionary<string, string> { ["resolved"] = "at-start" };
        if (intent.Record.Action != AuditActions.ChangePermissions
            || intent.Record.Target is not { } target
            || !PrincipalRef.TryParse($"{target.Kind}:{target.Id}", out var principal))
        {
            // A console role is one transaction after its intent; without an outcome nobody knows, and the settings page shows the truth.
            return await journal.EndAsync(AuditOutcome.Unverified, null, null, [], null, details, cancellationToken).ConfigureAwait(false) is null;
        }

        var lastStep = change.Steps.Count > 0 ? change.Steps[^1].OccurredAt : (DateTimeOffset?)null;
        details["stepsSent"] = change.Steps.Count(s => s.Record.Outcome == AuditOutcome.Open).ToString(CultureInfo.InvariantCulture);
        if (lastStep is { } last && _options.CurrentValue.SettlingTime - (_clock.GetUtcNow() - last) is { Ticks: > 0 } wait)
            await Task.Delay(wait, _clock, cancellationToken).ConfigureAwait(false);
        var read = await _permissions.ReadAsync(principal, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
        {
            Log.NotSettled(_logger, intent.Sequence, read.Failure.Code);
            return false;
        }

        var outcome = ChangeCheck.Judge(intent.Record, read.Value);

        // Nothing was ever sent, so whatever looks like the change came from elsewhere.
        if (lastStep is null)
            outcome = AuditOutcome.Failed;
        else if (outcome == AuditOutcome.Failed)
            outcome = WithPolicy(change);
        var failure = outcome == AuditOutcome.Succeeded ? null : new Failure.Conflict("change.interrupted", target.Name);
        var requestIds = change.Steps.SelectMany(s => s.Record.RequestIds).ToList();
        if (await journal.EndAsync(outcome, failure, read.Value, requestIds, null, details, cancellationToken).ConfigureAwait(false) is { } unwritten)
        {
            Log.NotSettled(_logger, intent.Sequence, unwritten.Code);
            return false;
        }

        Log.Settled(_logger, intent.Sequence, outcome);
        return true;
    }

    /// <summary>What became of a change of which no permission is in force: the RAM policy may be attached all the same.</summary>
    private static AuditOutcome WithPolicy(AuditChange change)
    {
        var ends = change.Steps.Where(s => s.Record.Details.GetValueOrDefault("operation", "").StartsWith("AttachPolicy", StringComparison.Ordinal)).Select(s => s.Record.Outcome).ToList();
        return ends.Contains(AuditOutcome.Succeeded) ? AuditOutcome.Partial
            : ends.Contains(AuditOutcome.Open) && !ends.Contains(AuditOutcome.Failed) ? AuditOutcome.Unverified
            : AuditOutcome.Failed;
    }

    private static partial class Log
    {
        [LoggerMessage(1010, LogLevel.Warning, "History entry {Sequence} was left open by an earlier run; reading the cloud shows: {Outcome}.")]
        public static partial void Settled(ILogger logger, long sequence, AuditOutcome outcome);

        [LoggerMessage(1011, LogLevel.Warning, "History entry {Sequence} is still open ({Code}); it is tried again.")]
        public static partial void NotSettled(ILogger logger, long sequence, string code);
    }
}
