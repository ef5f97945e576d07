namespace AckAuthConsole.Core.Tests.Authorization;

public sealed class PlanTests : IDisposable
{
    private static readonly PrincipalRef s_role = Sample.Role("301");

    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task APlan_ReadsFresh_AndSaysExactlyWhatChanges()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "ops"));

        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));

        var part = plan.Parts.ShouldHaveSingleItem();
        part.Difference!.Before.ShouldBe(_console.Permissions[Sample.Alice]);
        part.Difference.Removed.Select(r => r.Key.Text).ShouldBe(["c1|ops"]);
        part.ReadAt.ShouldBe(_console.Clock.GetUtcNow());
        part.Mode.ShouldBe(PlanMode.Incremental);
        plan.MadeFor.ShouldBe(Sample.Admin.Subject);
        plan.CanReplaceAtomically.ShouldBeTrue();
        plan.ConfirmationPhrase.ShouldBeNull();
        _console.Log.Calls.ShouldBeEmpty();
        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.ShouldBe(part.Difference.Before);
    }

    [Fact]
    public async Task OnlyAdministrators_MayPlan_AndARefusalIsRecorded()
    {
        foreach (var person in new[] { Sample.Auditor, Sample.Member })
            (await _console.TryPlanAsync(person, new PlanRequest { Targets = [Sample.Alice], Edits = [Sample.Grant("c1", "dev")] })).Failure!.Code.ShouldBe("console.administrator-required");

        _console.Trail.Records.Select(r => (r.Action, r.Outcome, r.Target!.Name)).ShouldBe(
            [(AuditActions.AccessRefused, AuditOutcome.Refused, "plan"), (AuditActions.AccessRefused, AuditOutcome.Refused, "plan")]);
        _console.Permissions.Reads.ShouldBeEmpty();
    }

    [Fact]
    public async Task ARequest_WithoutOrWithTooManyTargets_OrWithoutEdits_IsInvalid()
    {
        PermissionEdit[] edits = [Sample.Grant("c1", "dev")];

        (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [], Edits = edits })).Failure!.Code.ShouldBe("plan.targets");
        (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [.. Enumerable.Range(1, 1001).Select(n => Sample.User($"{n}"))], Edits = edits })).Failure!.Code.ShouldBe("plan.targets");
        (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice], Edits = [] })).Failure!.Code.ShouldBe("plan.nothing-to-change");
    }

    [Fact]
    public async Task AnUnknownIdentityOfTheConsole_FailsThePlan()
    {
        _console.Account.Identity = new Failure.Forbidden("cloud.credentials");

        (await _console.TryPlanAsync(Sample.Alice, Sample.Grant("c1", "dev"))).Failure!.Code.ShouldBe("cloud.credentials");
    }

    [Fact]
    public async Task TheConsolesOwnIdentity_IsNotChanged()
    {
        _console.Account.BecomeUser(Sample.Bob);

        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice, Sample.Bob], Edits = [Sample.Grant("c1", "dev")] })).Value;

        plan.Parts[0].Refusal.ShouldBeNull();
        plan.Parts[1].Refusal!.Code.ShouldBe("plan.console-identity");
        plan.IsEffective.ShouldBeTrue();
    }

    [Fact]
    public async Task ATargetThatCannotBeRead_IsARefusedPart()
    {
        _console.Permissions.OnRead = p => p == Sample.Alice ? new Failure.Throttled() : null;

        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice, Sample.Bob], Edits = [Sample.Grant("c1", "dev")] })).Value;

        plan.Parts.Select(p => p.Refusal?.Code).ShouldBe(["cloud.throttled", null]);
    }

    [Fact]
    public async Task ATargetThatRamCannotBeAskedAbout_IsARefusedPart()
    {
        _console.Directory.UsersFailure = new Failure.Unavailable(Dependency.Cloud);

        (await _console.PlanAsync(Sample.User("999"), Sample.Grant("c1", "dev"))).Parts[0].Refusal!.Code.ShouldBe("cloud.unavailable");
    }

    [Fact]
    public async Task TheLastOwnAdministration_IsNotGivenAway_ButAnotherIs()
    {
        _console.Permissions[Sample.Admin.Principal!] = Sample.Set(Sample.Held("c1", "admin"));
        (await _console.PlanAsync(Sample.Admin.Principal!, Sample.Revoke("c1", "admin"))).Parts[0].Refusal!.Code.ShouldBe("permission.own-last-administrative");
        (await _console.PlanAsync(Sample.Admin.Principal!, Sample.Grant("c1", "dev"))).Parts[0].Refusal!.Code.ShouldBe("permission.own-last-administrative");

        _console.Permissions[Sample.Admin.Principal!] = Sample.Set(Sample.Held("c1", "admin"), Sample.Held("c2", "cluster-admin"));
        (await _console.PlanAsync(Sample.Admin.Principal!, Sample.Revoke("c1", "admin"))).Parts[0].Refusal.ShouldBeNull();

        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "admin"));
        (await _console.PlanAsync(Sample.Alice, Sample.Revoke("c1", "admin"))).Parts[0].Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task ABrokenRule_IsARefusedPart()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "admin", isOwner: true));

        (await _console.PlanAsync(Sample.Alice, Sample.Revoke("c1", "admin"))).Parts[0].Refusal!.Code.ShouldBe("permission.owner");
    }

    [Fact]
    public async Task AClusterThatDoesNotExist_IsRefused_UnlessTheListIsIncomplete()
    {
        (await _console.PlanAsync(Sample.Alice, Sample.Grant("c9", "dev"))).Parts[0].Refusal.ShouldBe(new Failure.NotFound("cluster", "c9"));

        _console.Inventory.SetStatus(s => s with { Gaps = [new InventoryGap("region", "cn-beijing", new Failure.Throttled())] }, important: true);
        var part = (await _console.PlanAsync(Sample.Alice, Sample.Grant("c9", "dev"))).Parts[0];

        part.Refusal.ShouldBeNull();
        part.Warnings.ShouldContain(w => w.Code == PlanWarningCode.NamespaceNotVerified);
    }

    [Fact]
    public async Task ANamespaceThatDoesNotExist_IsRefused_WithThoseThatDo()
    {
        var refusal = (await _console.PlanAsync(Sample.Alice, Sample.Grant("c1/nowhere", "dev"))).Parts[0].Refusal.ShouldBeOfType<Failure.Invalid>();

        refusal.Code.ShouldBe("namespace.not-found");
        refusal.Allowed.ShouldContain("team-a");
    }

    [Fact]
    public async Task ARevocation_InAClusterThatIsGone_IsStillPossible()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c9/gone", "dev"));

        (await _console.PlanAsync(Sample.Alice, Sample.Revoke("c9/gone", "dev"))).Parts[0].IsEffective.ShouldBeTrue();
    }

    [Fact]
    public async Task AReplacement_FallsBackToSingleSteps_WhereNotEverythingIsSeenOrUnderstood()
    {
        (await ReplaceAsync()).Mode.ShouldBe(PlanMode.AtomicReplacement);

        _console.Permissions[Sample.Alice] = Sample.Set(new ObservedPermission(new PermissionKey(Sample.In("c2"), new PermissionRole.Unrecognized("new", "thing"))));
        (await ReplaceAsync()).Mode.ShouldBe(PlanMode.Incremental);

        _console.Permissions[Sample.Alice] = ObservedPermissionSet.Empty;
        _console.Account.BecomeUser(Sample.User("900"));
        (await ReplaceAsync()).Mode.ShouldBe(PlanMode.Incremental);

        _console.Permissions[Sample.User("900")] = Sample.Set(Sample.Held("*", "admin"));
        (await ReplaceAsync()).Mode.ShouldBe(PlanMode.AtomicReplacement);
    }

    [Fact]
    public async Task NothingToChange_IsNotEffective_AndCannotBeSubmitted()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));

        plan.IsEffective.ShouldBeFalse();
        (await _console.Authorization.ApplyAsync(Sample.Admin, plan, Sample.Submission, new ProgressLog(), CancellationToken.None)).Failure!.Code.ShouldBe("plan.nothing-to-change");
    }

    [Fact]
    public async Task ManyTargets_AreConfirmedByTheirNumber()
    {
        var plan = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice, Sample.Bob], Edits = [Sample.Grant("*", "admin")] })).Value;

        plan.ConfirmationPhrase.ShouldBe("2");
    }

    [Theory]
    [InlineData("c1", "cluster-admin", PlanWarningCode.ClusterAdmin, PlanSeverity.Critical)]
    [InlineData("*", "admin", PlanWarningCode.PowerInAllClusters, PlanSeverity.Critical)]
    [InlineData("*", "ops", PlanWarningCode.PowerInAllClusters, PlanSeverity.Critical)]
    [InlineData("*", "dev", PlanWarningCode.AllClusters, PlanSeverity.High)]
    [InlineData("c1", "admin", PlanWarningCode.Administrator, PlanSeverity.High)]
    [InlineData("c1/kube-system", "dev", PlanWarningCode.SystemNamespace, PlanSeverity.High)]
    public async Task AGrant_ThatReachesFar_IsWarnedOf_Once(string scope, string role, PlanWarningCode code, PlanSeverity severity)
    {
        var warning = (await WarningsAsync(Sample.Alice, Sample.Grant(scope, role))).ShouldHaveSingleItem();

        (warning.Code, warning.Severity).ShouldBe((code, severity));
        warning.Scopes.ShouldBe([Sample.In(scope)]);
    }

    [Fact]
    public async Task ACustomClusterRole_ThatCouldNotBeLookedAt_IsWarnedOf()
    {
        _console.Rbac.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        var warning = (await WarningsAsync(Sample.Alice, Sample.Grant("c1", "view"))).ShouldHaveSingleItem();

        (warning.Code, warning.Severity).ShouldBe((PlanWarningCode.CustomRoleNotVerified, PlanSeverity.Low));
        (warning.Scopes.ShouldHaveSingleItem().Text, warning.Roles.ShouldHaveSingleItem()).ShouldBe(("c1", "custom:view"));
    }

    [Fact]
    public async Task ACustomClusterRole_ThatDoesNotExistThere_IsRefused()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1/team-a", "no-such-role"));

        var refusal = plan.Parts[0].Refusal.ShouldBeOfType<Failure.Invalid>();
        (refusal.Code, refusal.Value).ShouldBe(("cluster-role.not-found", "no-such-role (c1/team-a)"));
        plan.IsEffective.ShouldBeFalse();
    }

    [Theory]
    [InlineData("c1", "view")]
    [InlineData("c1", "dev")]
    [InlineData("c1", "ops")]
    [InlineData("c1", "admin-view")]
    [InlineData("c1/team-a", "dev")]
    [InlineData("c1/kube-system", "restricted")]
    public async Task AnOrdinaryGrant_IsNotWarnedOf(string scope, string role) => (await WarningsAsync(Sample.Alice, Sample.Grant(scope, role))).ShouldBeEmpty();

    [Fact]
    public async Task OwnRights_AreWarnedOf_AlsoWhenRevoked()
    {
        _console.Permissions[Sample.Admin.Principal!] = Sample.Set(Sample.Held("c1", "view"), Sample.Held("c1", "dev"));

        (await CodesAsync(Sample.Admin.Principal!, Sample.Revoke("c1", "view"))).ShouldBe([PlanWarningCode.OwnRights]);
    }

    [Fact]
    public async Task AnOwner_KeepsRights_WhereHisClusterIsConcerned()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "admin", isOwner: true), Sample.Held("*", "dev"), Sample.Held("c1", "view"));

        (await CodesAsync(Sample.Alice, Sample.Revoke("c1", "view"))).ShouldBe([PlanWarningCode.OwnerKeepsRights]);
        (await CodesAsync(Sample.Alice, Sample.Revoke("*", "dev"))).ShouldBe([PlanWarningCode.OwnerKeepsRights]);
        (await CodesAsync(Sample.Alice, Sample.Grant("c2", "ops"))).ShouldNotContain(PlanWarningCode.OwnerKeepsRights);
    }

    [Fact]
    public async Task MissingRamReadAccess_IsWarnedOf_WithThePolicyThatCures_AndAttachedOnlyWhenAsked()
    {
        _console.Ram.Default = [];
        var warning = (await WarningsAsync(Sample.Alice, Sample.Grant("c1", "dev"))).ShouldHaveSingleItem();
        var asked = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice], Edits = [Sample.Grant("c1", "dev")], AttachMissingRamPolicy = true })).Value.Parts[0];

        warning.Code.ShouldBe(PlanWarningCode.NoRamReadAccess);
        warning.Offer.ShouldBe(OfferedPolicy.ClusterReadAccess);
        asked.Steps.Select(s => s.Operation).ShouldBe(["AttachPolicyToUser", "UpdateUserPermissions?mode=patch"]);
    }

    [Fact]
    public async Task RamAccessThatCannotBeTold_IsWarnedOf()
    {
        _console.Ram.ListFailure = new Failure.Forbidden("cloud.ram-denied");
        (await CodesAsync(Sample.Alice, Sample.Grant("c1", "dev"))).ShouldBe([PlanWarningCode.RamAccessUnknown]);

        _console.Ram.ListFailure = null;
        _console.Ram.Default = [new AttachedPolicy("odd", false, "?")];
        (await CodesAsync(Sample.Alice, Sample.Grant("c1", "dev"))).ShouldBe([PlanWarningCode.RamAccessUnknown]);
    }

    [Fact]
    public async Task RamAccess_DoesNotMatter_WhenOnlyTaken()
    {
        _console.Ram.Default = [];
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"), Sample.Held("c1", "view"));

        (await CodesAsync(Sample.Alice, Sample.Revoke("c1", "dev"))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("AliyunReservedSSO-Dev", PlanWarningCode.CloudSsoRole)]
    [InlineData("KubernetesWorkerRole-1234", PlanWarningCode.NodeRole)]
    [InlineData("AliyunServiceRoleForMSE", PlanWarningCode.ServiceRole)]
    [InlineData("AliyunCSDefaultRole", PlanWarningCode.ServiceRole)]
    public async Task ARole_ThatIsMoreThanOnePerson_IsWarnedOf(string name, PlanWarningCode code)
    {
        _console.Directory.Roles.Add(Sample.Named(s_role, name));
        _console.KnowDirectory();

        (await CodesAsync(s_role, Sample.Grant("c1", "dev"))).ShouldBe([code]);
        _console.Permissions[s_role] = Sample.Set(Sample.Held("c1", "dev"), Sample.Held("c1", "view"));
        (await CodesAsync(s_role, Sample.Revoke("c1", "dev"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnOrdinaryRole_IsNotWarnedOf_AndGetsThePolicyAsARole()
    {
        _console.Directory.Roles.Add(Sample.Named(s_role, "ci-deployer"));
        _console.KnowDirectory();
        _console.Ram.Attached[s_role] = [];

        var part = (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [s_role], Edits = [Sample.Grant("c1", "dev")], AttachMissingRamPolicy = true })).Value.Parts[0];

        part.Warnings.Select(w => w.Code).ShouldBe([PlanWarningCode.NoRamReadAccess]);
        part.Steps[0].Operation.ShouldBe("AttachPolicyToRole");
    }

    [Fact]
    public async Task SomebodyWhomRamDoesNotKnow_IsWarnedOf_AndMustBeConfirmed()
    {
        var plan = await _console.PlanAsync(Sample.User("999"), Sample.Grant("c1", "dev"));

        plan.Parts[0].Warnings.Select(w => w.Code).ShouldBe([PlanWarningCode.NotSeenInRam]);
        plan.ConfirmationPhrase.ShouldBe("999");
    }

    [Fact]
    public async Task SeveralPredefinedRolesInOneScope_AreWarnedOf()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "admin"), Sample.Held("c1", "dev"));

        (await WarningsAsync(Sample.Alice, Sample.Grant("c2", "dev"))).ShouldHaveSingleItem().Scopes.ShouldBe([Sample.In("c1")]);
    }

    [Fact]
    public async Task AClusterThatIsNotRunning_IsWarnedOf()
    {
        _console.Catalog.Clusters[0] = Sample.Cluster("c1", state: "delete_failed");
        _console.KnowDirectory();

        (await CodesAsync(Sample.Alice, Sample.Grant("c1", "dev"))).ShouldBe([PlanWarningCode.ClusterNotRunning]);
    }

    [Fact]
    public async Task ANamespaceThatCannotBeChecked_IsWarnedOf()
    {
        _console.Catalog.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        (await CodesAsync(Sample.Alice, Sample.Grant("c1/anything", "dev"))).ShouldBe([PlanWarningCode.NamespaceNotVerified]);
    }

    [Theory]
    [InlineData("*", "ops", "c1/team-a", "dev", true)]
    [InlineData("c1", "admin", "c1/team-a", "restricted", true)]
    [InlineData("c1", "cluster-admin", "c1", "dev", true)]
    [InlineData("c2", "admin", "c1", "dev", false)]
    [InlineData("*", "restricted", "c1", "dev", false)]
    [InlineData("c1/team-a", "dev", "c1", "restricted", false)]
    public async Task AWiderPermissionThatStays_IsWarnedOf(string heldScope, string heldRole, string scope, string role, bool expected)
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held(heldScope, heldRole));

        (await CodesAsync(Sample.Alice, Sample.Grant(scope, role))).Contains(PlanWarningCode.WiderPermissionStays).ShouldBe(expected);
    }

    [Fact]
    public async Task APartialView_IsWarnedOf()
    {
        _console.Account.BecomeUser(Sample.User("900"));

        (await CodesAsync(Sample.Alice, Sample.Grant("c1", "dev"))).ShouldBe([PlanWarningCode.PartialView]);
    }

    [Fact]
    public async Task AnExchange_HasAMomentWithoutRole_ExceptInOneReplacement()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));

        (await CodesAsync(Sample.Alice, Sample.Replace("c1", "dev", "restricted"))).ShouldBe([PlanWarningCode.MomentWithoutRole]);
        (await ReplaceAsync("ops")).Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task NothingLeft_IsWarnedOf()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));

        (await CodesAsync(Sample.Alice, Sample.Revoke("c1", "dev"))).ShouldBe([PlanWarningCode.NothingLeft]);
    }

    [Fact]
    public async Task Warnings_ComeGravestFirst()
    {
        var severities = (await WarningsAsync(Sample.Alice, Sample.Grant("c1/kube-system", "dev"), Sample.Grant("c1", "cluster-admin"), Sample.Grant("*", "admin"), Sample.Grant("c2", "admin"))).Select(w => w.Severity).ToList();

        severities.ShouldBe(severities.OrderDescending());
        severities.Count.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Undo_MakesTheInverseFromAFreshRead_AndIsLinked()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "ops"));
        var end = await _console.ApplyAsync(await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"), Sample.Grant("c2", "view")));

        var undo = (await _console.Authorization.PlanUndoAsync(Sample.Admin, end.HistorySequence!.Value, CancellationToken.None)).Value;
        await _console.ApplyAsync(undo);

        undo.Undoes.ShouldBe(1);
        _console.Permissions[Sample.Alice].ShouldBe(Sample.Set(Sample.Held("c1", "ops")));
        _console.Trail.Records.Last(r => r.Kind == AuditEntryKind.Intent).Details["undoes"].ShouldBe("1");
    }

    [Fact]
    public async Task Undo_OfWhatIsNoChange_OrChangedNothing_OrIsNotThere_IsRefused()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c2", "dev"));
        var stale = await _console.ApplyAsync(plan);
        await _console.History.VerifyAsync(Sample.Admin, CancellationToken.None);

        (await UndoCodeAsync(Sample.Admin, stale.HistorySequence!.Value)).ShouldBe("undo.nothing-changed");
        (await UndoCodeAsync(Sample.Admin, _console.Trail.Entries[^1].Sequence)).ShouldBe("undo.not-a-change");
        (await UndoCodeAsync(Sample.Admin, 999)).ShouldBe("not-found.history-entry");
        (await UndoCodeAsync(Sample.Auditor, 1)).ShouldBe("console.administrator-required");
    }

    [Fact]
    public void UndoEdits_OfAPartialChange_TakeBackOnlyWhatCameOrWent()
    {
        var dev = AuditPermission.Of(Sample.Key("c1", "dev"));
        var view = AuditPermission.Of(Sample.Key("c2", "view"));
        var others = AuditPermission.Of(Sample.Key("c2", "edit"));
        var forbidden = AuditPermission.Of(Sample.Key("c1/a", "admin"));
        var intent = Record(AuditEntryKind.Intent) with { Added = [dev, view], Removed = [forbidden] };

        UndoEdits.For(Change(intent, Record(AuditEntryKind.Outcome) with { Outcome = AuditOutcome.Partial, After = [view, others], Added = [view, others] }))
            .ShouldBe([Sample.Revoke("c2", "view")]);
        UndoEdits.For(Change(intent, Record(AuditEntryKind.Outcome) with { Outcome = AuditOutcome.Succeeded, After = [], Added = [dev, view, others], Removed = [forbidden] }))
            .ShouldBe([Sample.Revoke("c1", "dev"), Sample.Revoke("c2", "view")]);
        UndoEdits.For(Change(intent, Record(AuditEntryKind.Outcome) with { Outcome = AuditOutcome.Unverified })).Count.ShouldBe(2);
        UndoEdits.For(Change(intent, Record(AuditEntryKind.Outcome) with { Outcome = AuditOutcome.Failed })).ShouldBeEmpty();
    }

    private static AuditRecord Record(AuditEntryKind kind) => new() { Kind = kind, Action = AuditActions.ChangePermissions, Actor = AuditActor.Of(Sample.Admin, null), CorrelationId = "x" };

    private static AuditChange Change(AuditRecord intent, AuditRecord outcome) => new(Entry(1, intent), Entry(2, outcome), []);

    private static AuditEntry Entry(long sequence, AuditRecord record) => new(sequence, DateTimeOffset.UnixEpoch, record, "", "");

    private async Task<PlanPart> ReplaceAsync(string role = "dev") =>
        (await _console.TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [Sample.Alice], Edits = [Sample.Grant("c1", role)], Mode = PlanMode.AtomicReplacement })).Value.Parts[0];

    private async Task<IReadOnlyList<PlanWarning>> WarningsAsync(PrincipalRef target, params PermissionEdit[] edits)
    {
        var part = (await _console.PlanAsync(target, edits)).Parts[0];
        part.Refusal.ShouldBeNull();
        return part.Warnings;
    }

    private async Task<IReadOnlyList<PlanWarningCode>> CodesAsync(PrincipalRef target, params PermissionEdit[] edits) => [.. (await WarningsAsync(target, edits)).Select(w => w.Code)];

    private async Task<string?> UndoCodeAsync(ConsoleIdentity actor, long sequence) => (await _console.Authorization.PlanUndoAsync(actor, sequence, CancellationToken.None)).Failure?.Code;
}
