using System.Collections.Concurrent;
using System.Threading.Channels;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Core.Authorization;

/// <summary>Takes submissions and runs them one after the other's parts in the background.</summary>
public sealed partial class PlanExecutions : IPlanExecutions
{
    private static readonly TimeSpan s_memory = TimeSpan.FromHours(1);

    private readonly IAuthorizationService _authorization;
    private readonly IConsoleAccess _access;
    private readonly RefusalJournal _refusals;
    private readonly TimeProvider _clock;
    private readonly ILogger<PlanExecutions> _logger;
    private readonly ConcurrentDictionary<string, Submitted> _submitted = new();
    private readonly Channel<Submitted> _queue = Channel.CreateUnbounded<Submitted>();

    internal PlanExecutions(IAuthorizationService authorization, IConsoleAccess access, RefusalJournal refusals, TimeProvider clock, ILogger<PlanExecutions> logger)
    {
        _authorization = authorization;
        _access = access;
        _refusals = refusals;
        _clock = clock;
        _logger = logger;
    }

    /// <inheritdoc />
    public async Task<Result<PlanExecution>> StartAsync(ConsoleIdentity actor, Plan plan, PlanSubmission submission, CancellationToken cancellationToken)
    {
        var role = await _access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await _refusals.RecordAsync(actor, "apply", role.Failure, cancellationToken).ConfigureAwait(false);
        if (AuthorizationService.Check(actor, plan, submission) is { } bad)
            return bad;
        foreach (var (id, old) in _submitted)
        {
            if (old.Execution.IsFinished && _clock.GetUtcNow() - old.At > s_memory && _submitted.TryRemove(id, out _))
                old.Execution.Dispose();
        }

        var mine = new Submitted(actor, submission, new PlanExecution(plan), _clock.GetUtcNow());
        var kept = _submitted.GetOrAdd(plan.Id, mine);
        if (ReferenceEquals(kept, mine))
            _queue.Writer.TryWrite(mine);
        return kept.Execution;
    }

    /// <inheritdoc />
    public PlanExecution? Find(ConsoleIdentity actor, string planId) =>
        _submitted.TryGetValue(planId, out var found) && found.Actor.Subject == actor.Subject ? found.Execution : null;

    /// <summary>Runs submissions until cancelled; then the running parts end and no further one begins.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var running = new List<Task>();
        try
        {
            await foreach (var next in _queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                running.RemoveAll(t => t.IsCompleted);
                running.Add(RunAsync(next, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(Submitted submitted, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, submitted.Execution.Stopping);
        try
        {
            var result = await _authorization.ApplyAsync(submitted.Actor, submitted.Execution.Plan, submitted.Submission, submitted.Execution, stop.Token).ConfigureAwait(false);
            submitted.Execution.Finish(result.Failure);
        }
        catch (Exception exception) when (LogAndTake(exception, submitted.Execution.Plan.Id))
        {
            submitted.Execution.Finish(new Failure.Conflict("plan.internal-error", submitted.Execution.Plan.Id));
        }
    }

    // A bug in one submission must not end the loop that serves all; the open intent is settled at the next start.
    private bool LogAndTake(Exception exception, string planId)
    {
        Log.Broke(_logger, exception, planId);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(1020, LogLevel.Error, "Applying plan {PlanId} ended with an unexpected error.")]
        public static partial void Broke(ILogger logger, Exception exception, string planId);
    }

    private sealed record Submitted(ConsoleIdentity Actor, PlanSubmission Submission, PlanExecution Execution, DateTimeOffset At);
}
