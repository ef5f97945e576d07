namespace AckAuthConsole.Core.Tests.Authorization;

public sealed class ApplyTests : IDisposable
{
    private static readonly Failure s_refused = new Failure.Forbidden("cloud.rbac-denied") { Cause = Sample.Cause };
    private static readonly Failure s_lost = new Failure.Unavailable(Dependency.Cloud, MayHaveHappened: true);
    private static readonly Failure s_down = new Failure.Unavailable(Dependency.Cloud);
    private static readonly Failure s_full = new Failure.Unavailable(Dependency.DatabaseFull);

    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task AGrant_GoesWell_JournalBeforeAndAfterEveryCall()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var progress = new ProgressLog();

        var end = await _console.ApplyAsync(plan, progress);

        _console.Log.Lines.ShouldBe(["journal Intent Open", "journal Step 1 Open", "call patch c1|dev", "journal Step 1 Succeeded", "journal Outcome Succeeded"]);
        progress.Stages.ShouldBe([PartStage.Checking, PartStage.Sending, PartStage.Sent, PartStage.Visible, PartStage.Verified]);
        end.IsFinished.ShouldBeTrue();
        end.Failure.ShouldBeNull();
        end.RequestIds.ShouldBe(["request-1"]);
        end.ReachedAt.Keys.ShouldBe(progress.Stages, ignoreOrder: true);
        end.HistorySequence.ShouldBe(1);
        end.Observed.ShouldBe(Sample.Set(Sample.Held("c1", "dev")));
    }

    [Fact]
    public async Task AGrant_IsRecordedWithEverythingThatTheHistoryShows()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c2", "view"), Sample.Held("c1", "admin", isOwner: true));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1/team-a", "dev"), Sample.Revoke("c2", "view"));

        await _console.ApplyAsync(plan);

        var intent = _console.Trail.Records[0];
        intent.Kind.ShouldBe(AuditEntryKind.Intent);
        intent.Actor.ShouldBe(AuditActor.Of(Sample.Admin, ConsoleRole.Administrator));
        intent.Actor.ClientAddress.ShouldBe("192.0.2.7");
        intent.CorrelationId.ShouldBe(plan.Id);
        intent.Target.ShouldBe(new AuditTarget("ram-user", "201", "alice"));
        intent.Clusters.ShouldBe(["c1", "c2"]);
        intent.Reason.ShouldBe("on call");
        intent.Ticket.ShouldBe("OPS-1");
        intent.Before!.Count.ShouldBe(2);
        intent.Added.ShouldBe([new AuditPermission("namespace", "c1", "team-a", "dev", false, false)]);
        intent.Removed.ShouldBe([new AuditPermission("cluster", "c2", "", "view", true, false)]);
        var outcome = _console.Trail.Outcome;
        outcome.IntentSequence.ShouldBe(1);
        outcome.After.ShouldBe(intent.After);
        outcome.Added.ShouldBe(intent.Added);
        outcome.Removed.ShouldBe(intent.Removed);
        outcome.RequestIds.Count.ShouldBe(2);
        outcome.DurationMilliseconds.ShouldNotBeNull();
    }

    [Fact]
    public async Task JournalThatCannotBeWritten_MeansNoCall()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Trail.OnAppend = _ => s_full;

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Failed);
        end.Failure.ShouldBe(s_full);
        end.HistorySequence.ShouldBeNull();
        end.OutcomeNotRecorded.ShouldBeFalse();
        _console.Log.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task JournalThatFailsBeforeTheSecondStep_MeansNoFurtherCall_AndPartialIsTold()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c2", "view"));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"), Sample.Revoke("c2", "view"));
        _console.Trail.OnAppend = r => r.Kind == AuditEntryKind.Step && r.Details["step"] == "2" ? s_full : null;

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call patch c1|dev"]);
        end.Stage.ShouldBe(PartStage.Partial);
        end.Failure.ShouldBe(s_full);
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Partial);
    }

    [Fact]
    public async Task JournalThatFailsBeforeTheFirstStep_ChangesNothing()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Trail.OnAppend = r => r.Kind == AuditEntryKind.Step ? s_full : null;

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBeEmpty();
        end.Stage.ShouldBe(PartStage.Failed);
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Failed);
    }

    [Fact]
    public async Task JournalThatFailsAfterTheOnlyCall_StillVerifiesIt()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Trail.OnAppend = r => r is { Kind: AuditEntryKind.Step, Outcome: AuditOutcome.Succeeded } ? s_full : null;

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Verified);
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Succeeded);
    }

    [Fact]
    public async Task OutcomeThatCannotBeWritten_IsTold()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Trail.OnAppend = r => r.Kind == AuditEntryKind.Outcome ? s_full : null;

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Verified);
        end.OutcomeNotRecorded.ShouldBeTrue();
    }

    [Fact]
    public async Task PermissionsThatChangedMeanwhile_MakeThePlanStale_AndNothingIsCalled()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c2", "dev"));

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Stale);
        end.Failure!.Code.ShouldBe("plan.stale");
        _console.Log.Calls.ShouldBeEmpty();
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Stale);
        end.Observed.ShouldBe(Sample.Set(Sample.Held("c2", "dev")));
    }

    [Fact]
    public async Task ACloudThatCannotBeReadBefore_MeansNoCall()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.OnRead = _ => s_down;

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Failed);
        _console.Log.Calls.ShouldBeEmpty();
        _console.Trail.Outcome.FailureCode.ShouldBe("cloud.unavailable");
    }

    [Fact]
    public async Task ARefusedCall_IsFailed_AndTheCloudsWordsAreRecorded()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.OnWrite = _ => new WriteFault(s_refused);

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Failed);
        end.RequestIds.ShouldBe(["request-of-error"]);
        var outcome = _console.Trail.Outcome;
        outcome.Outcome.ShouldBe(AuditOutcome.Failed);
        outcome.FailureCode.ShouldBe("cloud.rbac-denied");
        outcome.Details["cloudCode"].ShouldBe("StatusForbidden");
        outcome.Details["missingAction"].ShouldBe("cs:UpdateUserPermissions");
    }

    [Fact]
    public async Task AThrottledCall_IsFailed_NothingChanged_AndIsNotRepeatedHere()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.OnWrite = _ => new WriteFault(new Failure.Throttled(TimeSpan.FromSeconds(2)));

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Failed);
        end.Failure.ShouldBeOfType<Failure.Throttled>();
        _console.Log.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ARefusedCall_WhenTheCloudCannotBeReadAfterwards_IsFailedAndTellsNoSetItDidNotRead()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.OnWrite = _ =>
        {
            _console.Permissions.OnRead = _ => s_down;
            return new WriteFault(s_refused);
        };

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Failed);
        end.Observed.ShouldBeNull();
        _console.Trail.Outcome.After.ShouldBeNull();
    }

    [Fact]
    public async Task ASecondCallThatFails_WhileReadsFailToo_IsNeverToldAsNothingChanged()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c2", "view"));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"), Sample.Revoke("c2", "view"));
        _console.Permissions.OnWrite = operation =>
        {
            if (operation == "patch")
                return null;
            _console.Permissions.OnRead = _ => s_down;
            return new WriteFault(s_refused);
        };

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Partial);
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Partial);
    }

    [Fact]
    public async Task AnExchange_WhoseSecondHalfFails_IsPutBack_AndToldSo()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "restricted"));
        var patches = 0;
        _console.Permissions.OnWrite = operation => operation == "patch" && ++patches == 1 ? new WriteFault(s_refused) : null;

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call delete c1|dev", "call patch c1|restricted", "call patch c1|dev"]);
        _console.Permissions[Sample.Alice].ShouldBe(Sample.Set(Sample.Held("c1", "dev")));
        end.Stage.ShouldBe(PartStage.Failed);
        end.WasPutBack.ShouldBeTrue();
        end.Failure!.Code.ShouldBe("cloud.rbac-denied");
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Failed);
        _console.Trail.Outcome.Details["putBack"].ShouldBe("true");
    }

    [Fact]
    public async Task AnExchange_WhosePutBackFailsToo_IsToldAsPartial()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "restricted"));
        _console.Permissions.OnWrite = operation => operation == "patch" ? new WriteFault(s_refused) : null;

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Partial);
        end.WasPutBack.ShouldBeFalse();
        end.Observed.ShouldBe(ObservedPermissionSet.Empty);
        _console.Trail.Outcome.Removed.ShouldBe([AuditPermission.Of(Sample.Key("c1", "dev"))]);
    }

    [Fact]
    public async Task AnExchange_PutBackBesideAnotherGrantThatCame_IsToldAsPartial()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));
        _console.Permissions.LagInReads = 100;
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "restricted"), Sample.Grant("c2", "view"));
        var patches = 0;
        _console.Permissions.OnWrite = operation => operation == "patch" && ++patches == 2 ? new WriteFault(s_refused) : null;

        var end = await _console.ApplyAsync(plan);

        end.WasPutBack.ShouldBeTrue();
        end.Stage.ShouldBe(PartStage.Partial);
        _console.Permissions[Sample.Alice].ShouldBe(Sample.Set(Sample.Held("c1", "dev"), Sample.Held("c2", "view")));
    }

    [Fact]
    public async Task AnExchange_WhoseFirstHalfIsDoneButNotRecorded_IsPutBack()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "restricted"));
        _console.Trail.OnAppend = r => r.Kind == AuditEntryKind.Step && r.Outcome == AuditOutcome.Succeeded && r.Details["step"] == "1" ? s_full : null;

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call delete c1|dev", "call patch c1|dev"]);
        end.Stage.ShouldBe(PartStage.Failed);
        end.WasPutBack.ShouldBeTrue();
    }

    [Fact]
    public async Task AnExchange_WhoseSecondHalfIsDoneButNotRecorded_IsNotTakenBack()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"), Sample.Held("c2", "view"));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "restricted"), Sample.Revoke("c2", "view"));
        _console.Trail.OnAppend = r => r.Kind == AuditEntryKind.Step && r.Outcome == AuditOutcome.Succeeded && r.Details["step"] == "2" ? s_full : null;

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call delete c1|dev", "call patch c1|restricted"]);
        end.Stage.ShouldBe(PartStage.Partial);
    }

    [Fact]
    public async Task AnExchange_OverWhichTheTimeRunsOut_LeavesNobodyWithoutARole()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "restricted"));
        var patches = 0;
        _console.Permissions.WhileWriting = (operation, token) => operation == "patch" && ++patches == 1 ? RunOutOfTimeAsync(token) : Task.CompletedTask;

        var end = await _console.ApplyAsync(plan);

        _console.Permissions[Sample.Alice].ShouldBe(Sample.Set(Sample.Held("c1", "dev")));
        end.Stage.ShouldBe(PartStage.Failed);
        end.WasPutBack.ShouldBeTrue();
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Failed);
    }

    [Fact]
    public async Task APart_ThatTakesTooLongInACall_IsLeftOpenForRecovery_AndToldSo()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.WhileWriting = (_, token) => RunOutOfTimeAsync(token);

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Partial);
        end.Failure!.Code.ShouldBe("cloud.outcome-unknown");
        end.OutcomeNotRecorded.ShouldBeTrue();
        (await _console.Recovery.FindAsync(CancellationToken.None)).Value.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task APart_ThatWaitsTooLongForItsTurn_DoesNothing()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        using var turn = await _console.Get<PrincipalLocks>().EnterAsync(Sample.Alice, CancellationToken.None);

        // Short enough for the clock to run through it by itself.
        _console.Options.PartTimeout = TimeSpan.FromSeconds(30);
        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Failed);
        end.OutcomeNotRecorded.ShouldBeFalse();
        _console.Log.Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task ALostReply_WhenTheReadShowsTheChange_IsNotSentAgain()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.LagInReads = 2;
        _console.Permissions.OnWrite = _ => new WriteFault(s_lost, TakesEffect: true);

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.Count.ShouldBe(1);
        end.Stage.ShouldBe(PartStage.Verified);
    }

    [Fact]
    public async Task ALostReply_WhenNoReadShowsTheChange_IsSentAgainOnce()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var writes = 0;
        _console.Permissions.OnWrite = _ => ++writes == 1 ? new WriteFault(s_lost) : null;

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call patch c1|dev", "call patch c1|dev"]);
        end.Stage.ShouldBe(PartStage.Verified);
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Succeeded);
    }

    [Fact]
    public async Task ALostReply_Twice_ButInForce_IsToldAsInForce()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var writes = 0;
        _console.Permissions.OnWrite = _ => new WriteFault(s_lost, TakesEffect: ++writes == 2);

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.Count.ShouldBe(2);
        end.Stage.ShouldBe(PartStage.Verified);
    }

    [Fact]
    public async Task ALostReply_Twice_AndNeverSeen_IsToldAsFailed()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.OnWrite = _ => new WriteFault(s_lost);

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.Count.ShouldBe(2);
        end.Stage.ShouldBe(PartStage.Failed);
        end.Failure!.Code.ShouldBe("cloud.outcome-unknown");
    }

    [Fact]
    public async Task ALostReply_OfAReplacement_IsNotRepeatedOverSomebodyElsesChange()
    {
        var plan = await ReplacementAsync();
        _console.Permissions.OnWrite = _ =>
        {
            _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c2", "edit"));
            return new WriteFault(s_lost);
        };

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.Count.ShouldBe(1);
        _console.Permissions[Sample.Alice].ShouldBe(Sample.Set(Sample.Held("c2", "edit")));
        end.Stage.ShouldBeOneOf(PartStage.Failed, PartStage.Partial);
    }

    [Fact]
    public async Task AChange_ThatShowsAfterALag_IsVerified()
    {
        _console.Permissions.LagInReads = 4;
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var before = _console.Clock.GetUtcNow();

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Verified);
        (end.ReachedAt[PartStage.Visible] - before).ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task AChange_ThatNeverShows_IsUnverified()
    {
        _console.Permissions.LagInReads = 1000;
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Unverified);
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Unverified);
    }

    [Fact]
    public async Task AChange_ThatCannotBeReadBack_IsUnverified_AndClaimsNoSet()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.OnWrite = _ =>
        {
            _console.Permissions.OnRead = _ => s_down;
            return null;
        };

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Unverified);
        end.Observed.ShouldBeNull();
        _console.Trail.Outcome.After.ShouldBeNull();
    }

    [Fact]
    public async Task SomebodyElsesChange_DuringOurs_IsNoted_AndUndoLeavesItAlone()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions.OnWrite = _ =>
        {
            _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c2", "edit"));
            return null;
        };

        var end = await _console.ApplyAsync(plan);
        var undo = await _console.Authorization.PlanUndoAsync(Sample.Admin, end.HistorySequence!.Value, CancellationToken.None);

        end.Stage.ShouldBe(PartStage.Verified);
        _console.Trail.Outcome.Details["otherChange"].ShouldBe("true");
        undo.Value.Parts[0].Difference!.Removed.Select(r => r.Key.Text).ShouldBe(["c1|dev"]);
    }

    [Fact]
    public async Task APolicy_ThatIsAttached_BeforeTheGrantIsRefused_IsToldAsPartial()
    {
        _console.Ram.Default = [];
        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice], Edits = [Sample.Grant("c1", "dev")], AttachMissingRamPolicy = true })).Value;
        _console.Permissions.OnWrite = _ => new WriteFault(s_refused);

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call attach AliyunCSReadOnlyAccess", "call patch c1|dev"]);
        end.Stage.ShouldBe(PartStage.Partial);
        _console.Trail.Records[0].Details["policy"].ShouldBe("AliyunCSReadOnlyAccess");
    }

    [Fact]
    public async Task APolicy_ThatMayNotBeAttached_StopsThePart()
    {
        _console.Ram.Default = [];
        _console.Ram.AttachFault = new WriteFault(s_refused);
        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice], Edits = [Sample.Grant("c1", "dev")], AttachMissingRamPolicy = true })).Value;

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call attach AliyunCSReadOnlyAccess"]);
        end.Stage.ShouldBe(PartStage.Failed);
    }

    [Fact]
    public async Task APolicy_WhoseAttachmentsReplyWasLost_IsLookedFor()
    {
        _console.Ram.Default = [];
        _console.Ram.AttachFault = new WriteFault(s_lost, TakesEffect: true);
        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice], Edits = [Sample.Grant("c1", "dev")], AttachMissingRamPolicy = true })).Value;

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call attach AliyunCSReadOnlyAccess", "call patch c1|dev"]);
        end.Stage.ShouldBe(PartStage.Verified);
    }

    [Fact]
    public async Task AReplacement_IsOneCallWithTheWholeSet()
    {
        var plan = await ReplacementAsync();

        var end = await _console.ApplyAsync(plan);

        _console.Log.Calls.ShouldBe(["call grant c1|dev, c2|custom:view"]);
        end.Stage.ShouldBe(PartStage.Verified);
    }

    [Fact]
    public async Task AReplacement_IsRefused_WhenTheConsoleNoLongerSeesEveryCluster()
    {
        var plan = await ReplacementAsync();
        _console.Account.BecomeUser(Sample.User("900"));

        var end = await _console.ApplyAsync(plan);

        end.Stage.ShouldBe(PartStage.Failed);
        end.Failure!.Code.ShouldBe("plan.reach-changed");
        _console.Log.Calls.ShouldBeEmpty();
        _console.Trail.Outcome.Outcome.ShouldBe(AuditOutcome.Refused);
    }

    [Fact]
    public async Task TwoPlansForOnePrincipal_AtOnce_RunOneAfterTheOther_AndTheSecondIsStale()
    {
        var first = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        var second = await _console.PlanAsync(Sample.Alice, Sample.Grant("c2", "dev"));
        var isIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _console.Permissions.WhileWriting = (_, _) =>
        {
            isIn.TrySetResult();
            return goOn.Task;
        };

        var one = Task.Run(() => _console.ApplyAsync(first));
        await isIn.Task;
        var other = Task.Run(() => _console.ApplyAsync(second));
        goOn.SetResult();

        (await one).Stage.ShouldBe(PartStage.Verified);
        (await other).Stage.ShouldBe(PartStage.Stale);
        _console.Permissions[Sample.Alice].ShouldBe(Sample.Set(Sample.Held("c1", "dev")));
    }

    [Fact]
    public async Task APlan_SubmittedTwice_IsDoneOnce()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        await _console.ApplyAsync(plan);

        var again = await _console.Authorization.ApplyAsync(Sample.Admin, plan, Sample.Submission, new ProgressLog(), CancellationToken.None);

        again.Failure!.Code.ShouldBe("plan.already-submitted");
        _console.Log.Calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task APlan_IsForTheOneForWhomItWasMade_WithReasonAndConfirmation()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "cluster-admin"));

        plan.ConfirmationPhrase.ShouldBe("alice");
        (await CodeAsync(Sample.SecondAdmin, plan, Sample.Submission with { Confirmation = "alice" })).ShouldBe("plan.of-somebody-else");
        (await CodeAsync(Sample.Admin, plan, Sample.Submission)).ShouldBe("submission.confirmation");
        (await CodeAsync(Sample.Admin, plan, Sample.Submission with { Confirmation = "Alice" })).ShouldBe("submission.confirmation");
        (await CodeAsync(Sample.Admin, plan, new PlanSubmission { Reason = " ", Confirmation = "alice" })).ShouldBe("submission.reason-required");
        (await CodeAsync(Sample.Admin, plan, new PlanSubmission { Reason = new string('x', 2001), Confirmation = "alice" })).ShouldBe("submission.reason-too-long");
        (await CodeAsync(Sample.Admin, plan, Sample.Submission with { Ticket = new string('x', 201), Confirmation = "alice" })).ShouldBe("submission.ticket-too-long");
        (await CodeAsync(Sample.Auditor, plan, Sample.Submission with { Confirmation = "alice" })).ShouldBe("console.administrator-required");
        _console.Log.Calls.ShouldBeEmpty();
        (await CodeAsync(Sample.Admin, plan, Sample.Submission with { Confirmation = " alice " })).ShouldBeNull();
    }

    [Fact]
    public async Task SomebodyWhoStopsBeingAdministratorBetween_ChangesNothing()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Roles.Give(Sample.Admin, ConsoleRole.Auditor);

        (await CodeAsync(Sample.Admin, plan, Sample.Submission)).ShouldBe("console.administrator-required");
        _console.Log.Calls.ShouldBeEmpty();
        _console.Trail.Records.ShouldHaveSingleItem().Action.ShouldBe(AuditActions.AccessRefused);
    }

    [Fact]
    public async Task ManyParts_EachHaveTheirEnd_InTheOrderOfThePlan()
    {
        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice, Sample.Bob, Sample.Alice], Edits = [Sample.Grant("c1", "dev")] })).Value;
        _console.Permissions[Sample.Bob] = Sample.Set(Sample.Held("c1", "ops"));

        var ends = (await _console.Authorization.ApplyAsync(Sample.Admin, plan, Sample.Submission, new ProgressLog(), CancellationToken.None)).Value;

        ends.Select(e => (e.Target, e.Stage)).ShouldBe([(Sample.Alice, PartStage.Verified), (Sample.Bob, PartStage.Stale)]);
    }

    [Fact]
    public async Task Cancelling_StopsBetweenParts_NeverWithinOne()
    {
        _console.Options.Concurrency = 1;
        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice, Sample.Bob], Edits = [Sample.Grant("c1", "dev")] })).Value;
        using var stop = new CancellationTokenSource();
        _console.Permissions.OnWrite = _ =>
        {
            stop.Cancel();
            return null;
        };

        var ends = (await _console.Authorization.ApplyAsync(Sample.Admin, plan, Sample.Submission, new ProgressLog(), stop.Token)).Value;

        ends.Select(e => e.Stage).ShouldBe([PartStage.Verified, PartStage.Cancelled]);
        _console.Permissions[Sample.Bob].ShouldBe(ObservedPermissionSet.Empty);
    }

    [Fact]
    public async Task Cancelling_BeforeTheFirstPart_CancelsAll()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));

        var ends = await _console.Authorization.ApplyAsync(Sample.Admin, plan, Sample.Submission, new ProgressLog(), new CancellationToken(canceled: true));

        ends.Value.ShouldHaveSingleItem().Stage.ShouldBe(PartStage.Cancelled);
        _console.Log.Lines.ShouldBeEmpty();
    }

    private async Task<Plan> ReplacementAsync()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c2", "view"));
        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice], Edits = [Sample.Grant("c1", "dev")], Mode = PlanMode.AtomicReplacement })).Value;
        plan.Parts[0].Mode.ShouldBe(PlanMode.AtomicReplacement);
        return plan;
    }

    private async Task<string?> CodeAsync(ConsoleIdentity actor, Plan plan, PlanSubmission submission) =>
        (await _console.Authorization.ApplyAsync(actor, plan, submission, new ProgressLog(), CancellationToken.None)).Failure?.Code;

    private async Task RunOutOfTimeAsync(CancellationToken token)
    {
        _console.Clock.Advance(_console.Options.PartTimeout);
        await Task.Delay(Timeout.InfiniteTimeSpan, token);
    }
}
