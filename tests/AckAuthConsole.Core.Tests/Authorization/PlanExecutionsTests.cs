namespace AckAuthConsole.Core.Tests.Authorization;

public sealed class PlanExecutionsTests : IDisposable
{
    private readonly TestConsole _console = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _console.Dispose();
    }

    [Fact]
    public async Task ADoubleClick_RunsOnce_AndGivesTheSameExecution()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var first = (await StartAsync(plan)).Value;
        var second = (await StartAsync(plan)).Value;

        await RunUntilFinishedAsync(first);

        second.ShouldBeSameAs(first);
        first.Failure.ShouldBeNull();
        first.Parts[Sample.Alice].Stage.ShouldBe(PartStage.Verified);
        _console.Log.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AnExecution_IsFoundByItsOwnPersonOnly()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var execution = (await StartAsync(plan)).Value;

        _console.Executions.Find(Sample.Admin, plan.Id).ShouldBeSameAs(execution);
        _console.Executions.Find(Sample.SecondAdmin, plan.Id).ShouldBeNull();
        _console.Executions.Find(Sample.Admin, "other").ShouldBeNull();
    }

    [Fact]
    public async Task ABadSubmission_IsRefusedBeforeItIsTakenUp()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));

        (await _console.Executions.StartAsync(Sample.SecondAdmin, plan, Sample.Submission, CancellationToken.None)).Failure!.Code.ShouldBe("plan.of-somebody-else");
        (await _console.Executions.StartAsync(Sample.Auditor, plan, Sample.Submission, CancellationToken.None)).Failure!.Code.ShouldBe("console.administrator-required");
        (await _console.Executions.StartAsync(Sample.Admin, plan, new PlanSubmission { Reason = "" }, CancellationToken.None)).Failure!.Code.ShouldBe("submission.reason-required");
        _console.Executions.Find(Sample.Admin, plan.Id).ShouldBeNull();
    }

    [Fact]
    public async Task ASubmission_OfSomebodyWhoMayNot_IsRecorded()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));

        await _console.Executions.StartAsync(Sample.Auditor, plan, Sample.Submission, CancellationToken.None);

        var record = _console.Trail.Records.ShouldHaveSingleItem();
        (record.Action, record.Outcome, record.Target!.Name, record.Actor.Id).ShouldBe((AuditActions.AccessRefused, AuditOutcome.Refused, "apply", Sample.Auditor.Id));
    }

    [Fact]
    public async Task ACloudThatRefusesTheConsole_IsNotRecordedAsARefusalOfThePerson()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Account.Identity = new Failure.Forbidden("cloud.credentials") { Cause = new CloudErrorDetail("Sts", "GetCallerIdentity", "InvalidAccessKeyId.NotFound", "", null, 404) };

        var started = await _console.Executions.StartAsync(Sample.Admin, plan, Sample.Submission, CancellationToken.None);

        started.Failure!.Code.ShouldBe("cloud.credentials");
        _console.Trail.Records.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnUnexpectedError_EndsOneExecution_NotTheLoop()
    {
        var broken = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var good = await _console.PlanAsync(Sample.Bob, Sample.Grant("c1", "dev"));
        _console.Permissions.OnWrite = _ =>
        {
            _console.Permissions.OnWrite = _ => null;
            throw new InvalidOperationException("a bug");
        };
        var first = (await StartAsync(broken)).Value;
        var running = _console.Executions.RunAsync(_stop.Token);
        await FinishedAsync(first);

        var second = (await StartAsync(good)).Value;
        await FinishedAsync(second);
        await _stop.CancelAsync();
        await running;

        first.Failure!.Code.ShouldBe("plan.internal-error");
        second.Parts[Sample.Bob].Stage.ShouldBe(PartStage.Verified);
    }

    [Fact]
    public async Task AStoppedExecution_CancelsWhatDidNotBegin()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var execution = (await StartAsync(plan)).Value;
        execution.Stop();

        await RunUntilFinishedAsync(execution);

        execution.Failure.ShouldBeNull();
        execution.Parts[Sample.Alice].Stage.ShouldBe(PartStage.Cancelled);
        _console.Log.Calls.ShouldBeEmpty();
    }

    private static async Task FinishedAsync(PlanExecution execution)
    {
        var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        execution.Changed += () =>
        {
            if (execution.IsFinished)
                finished.TrySetResult();
        };
        if (!execution.IsFinished)
            await finished.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private Task<Result<PlanExecution>> StartAsync(Plan plan) => _console.Executions.StartAsync(Sample.Admin, plan, Sample.Submission, CancellationToken.None);

    private async Task RunUntilFinishedAsync(PlanExecution execution)
    {
        var running = _console.Executions.RunAsync(_stop.Token);
        await FinishedAsync(execution);
        await _stop.CancelAsync();
        await running;
    }
}
