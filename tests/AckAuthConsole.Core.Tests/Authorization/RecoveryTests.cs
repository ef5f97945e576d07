namespace AckAuthConsole.Core.Tests.Authorization;

public sealed class RecoveryTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task NothingSent_IsFailed_EvenIfItLooksLikeTheChange()
    {
        await IntentAsync();
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));

        await SettleAsync();

        Outcome().ShouldBe((AuditOutcome.Failed, "change.interrupted"));
        _console.Trail.Outcome.Actor.Kind.ShouldBe(ConsoleIdentityKind.Console);
        _console.Trail.Outcome.Details["resolved"].ShouldBe("at-start");
    }

    [Theory]
    [InlineData("c1|dev c2|view", AuditOutcome.Failed)]
    [InlineData("c1|dev", AuditOutcome.Partial)]
    [InlineData("c1|dev c1|custom:edit", AuditOutcome.Succeeded)]
    public async Task WhatIsInForce_DecidesTheOutcome(string held, AuditOutcome expected)
    {
        // The change adds edit in c1 and takes view in c2.
        var intent = await IntentAsync([Sample.Key("c1", "edit")], [Sample.Key("c2", "view")]);
        await StepAsync(intent, "UpdateUserPermissions?mode=patch", AuditOutcome.Open);
        _console.Permissions[Sample.Alice] = Sample.Set([.. held.Split(' ').Select(t => t.Split('|')).Select(p => Sample.Held(p[0], p[1].Replace("custom:", "", StringComparison.Ordinal)))]);

        await SettleAsync();

        Outcome().Outcome.ShouldBe(expected);
        (await _console.Recovery.FindAsync(CancellationToken.None)).Value.ShouldBeEmpty();
        _console.Log.Calls.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AuditOutcome.Succeeded, AuditOutcome.Partial)]
    [InlineData(AuditOutcome.Failed, AuditOutcome.Failed)]
    [InlineData(AuditOutcome.Open, AuditOutcome.Unverified)]
    public async Task APolicyThatWasOrMayBeAttached_IsNotToldAsNothing(AuditOutcome end, AuditOutcome expected)
    {
        var intent = await IntentAsync();
        await StepAsync(intent, "AttachPolicyToUser", AuditOutcome.Open);
        if (end != AuditOutcome.Open)
            await StepAsync(intent, "AttachPolicyToUser", end);

        await SettleAsync();

        Outcome().Outcome.ShouldBe(expected);
    }

    [Fact]
    public async Task ACloudThatIsDown_IsAskedAgain_UntilItAnswers()
    {
        var intent = await IntentAsync();
        await StepAsync(intent, "UpdateUserPermissions?mode=patch", AuditOutcome.Open);
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));
        var asked = 0;
        _console.Permissions.OnRead = _ => ++asked < 4 ? new Failure.Unavailable(Dependency.Cloud) : null;

        await SettleAsync();

        asked.ShouldBe(4);
        Outcome().Outcome.ShouldBe(AuditOutcome.Succeeded);
    }

    [Fact]
    public async Task ATrailThatIsLocked_IsTriedAgain()
    {
        await IntentAsync();
        var tries = 0;
        _console.Trail.OnAppend = _ => ++tries < 3 ? new Failure.Unavailable(Dependency.DatabaseBusy) : null;

        await SettleAsync();

        Outcome().Outcome.ShouldBe(AuditOutcome.Failed);
    }

    [Fact]
    public async Task ARead_WaitsUntilTheLastStepHasSettled()
    {
        var intent = await IntentAsync();
        await StepAsync(intent, "UpdateUserPermissions?mode=patch", AuditOutcome.Open);
        var sentAt = _console.Clock.GetUtcNow();

        await SettleAsync();

        (_console.Clock.GetUtcNow() - sentAt).ShouldBe(_console.Options.SettlingTime);
    }

    [Fact]
    public async Task AConsoleRole_WithoutOutcome_IsUnverified()
    {
        await _console.Trail.AppendAsync(
            new AuditRecord { Kind = AuditEntryKind.Intent, Action = AuditActions.AssignConsoleRole, Actor = AuditActor.Of(Sample.Admin, null), CorrelationId = "x", Target = new AuditTarget("ram-user", "201", "alice") },
            CancellationToken.None);

        await SettleAsync();

        Outcome().Outcome.ShouldBe(AuditOutcome.Unverified);
    }

    private (AuditOutcome Outcome, string? Code) Outcome() => (_console.Trail.Outcome.Outcome, _console.Trail.Outcome.FailureCode);

    private async Task SettleAsync() => await _console.Recovery.SettleAsync((await _console.Recovery.FindAsync(CancellationToken.None)).Value, CancellationToken.None);

    private Task<long> IntentAsync() => IntentAsync([Sample.Key("c1", "dev")], []);

    private async Task<long> IntentAsync(PermissionKey[] added, PermissionKey[] removed) => (await _console.Trail.AppendAsync(
        new AuditRecord
        {
            Kind = AuditEntryKind.Intent,
            Action = AuditActions.ChangePermissions,
            Actor = AuditActor.Of(Sample.Admin, ConsoleRole.Administrator),
            CorrelationId = "plan",
            Target = new AuditTarget("ram-user", "201", "alice"),
            Before = [.. removed.Select(r => AuditPermission.Of(r))],
            Added = [.. added.Select(a => AuditPermission.Of(a))],
            Removed = [.. removed.Select(r => AuditPermission.Of(r))],
        },
        CancellationToken.None)).Value.Sequence;

    private Task<Result<AuditEntry>> StepAsync(long intent, string operation, AuditOutcome outcome) => _console.Trail.AppendAsync(
        new AuditRecord
        {
            Kind = AuditEntryKind.Step,
            IntentSequence = intent,
            Action = AuditActions.ChangePermissions,
            Actor = AuditActor.Of(Sample.Admin, ConsoleRole.Administrator),
            CorrelationId = "plan",
            Outcome = outcome,
            Details = new Dictionary<string, string> { ["step"] = "1", ["operation"] = operation },
        },
        CancellationToken.None);
}
