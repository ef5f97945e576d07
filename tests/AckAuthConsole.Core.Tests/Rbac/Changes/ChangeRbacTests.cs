using AckAuthConsole.Core.Rbac.Changes;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Rbac.Changes;

public sealed class ChangeRbacTests : IDisposable
{
    private static readonly RbacRole s_reader = FakeClusterRbac.Role("reader", FakeClusterRbac.Rule("get,list", "core", "pods"));
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task Create_IsJournaled_Made_AndReadBack()
    {
        var plan = await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(s_reader)));

        var result = (await ApplyAsync(plan)).ShouldHaveSingleItem();

        result.Outcome.ShouldBe(AuditOutcome.Succeeded);
        result.Stored!.Role!.Rules.ShouldBe(s_reader.Rules);
        _console.Rbac.Writes.ShouldBe(["create ClusterRole/reader"]);
        _console.Trail.Records.Select(r => (r.Kind, r.Outcome)).ShouldBe(
            [(AuditEntryKind.Intent, AuditOutcome.Open), (AuditEntryKind.Step, AuditOutcome.Open), (AuditEntryKind.Step, AuditOutcome.Succeeded), (AuditEntryKind.Outcome, AuditOutcome.Succeeded)]);
        var intent = _console.Trail.Records[0];
        (intent.Action, intent.Details["operation"], intent.Clusters[0], intent.Target!.Name).ShouldBe((AuditActions.ChangeRbac, "create", "c1", "reader"));
        intent.Details["manifestAfter"].ShouldContain("pods");
        intent.Details.Keys.ShouldNotContain("manifestBefore");
    }

    [Fact]
    public async Task WithoutARecord_NothingIsDone()
    {
        var plan = await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(s_reader)));
        _console.Trail.OnAppend = record => record.Kind == AuditEntryKind.Intent ? new Failure.Unavailable(Dependency.DatabaseFull) : null;

        var result = (await ApplyAsync(plan)).ShouldHaveSingleItem();

        result.Failure!.Code.ShouldBe("database.full");
        _console.Rbac.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Replace_OfAnObjectThatChangedMeanwhile_IsRefusedBeforeAndAfterTheReview()
    {
        var seen = await StoreAsync(s_reader);
        var edited = FakeManifests.Manifest(seen.Role! with { Rules = [FakeClusterRbac.Rule("get", "core", "configmaps")] });
        var plan = await PlanAsync(RbacEdit.Replace(Sample.C1, edited));
        _console.Rbac.Put(Sample.C1, s_reader with { Rules = [FakeClusterRbac.Rule("get", "core", "nodes")] });

        var late = (await ApplyAsync(plan)).ShouldHaveSingleItem();
        var early = (await PlanAsync(RbacEdit.Replace(Sample.C1, edited))).Edits.ShouldHaveSingleItem();

        (late.Outcome, late.Failure!.Code).ShouldBe((AuditOutcome.Stale, "kubernetes.conflict"));
        early.Refusal!.Code.ShouldBe("kubernetes.conflict");
        (await ReadAsync(s_reader.Key))!.Role!.Rules.ShouldHaveSingleItem().Resources.ShouldBe(["nodes"]);
    }

    [Fact]
    public async Task Delete_OfAnotherObjectOfThatName_IsRefused()
    {
        await StoreAsync(s_reader);
        var plan = await PlanAsync(RbacEdit.Delete(Sample.C1, s_reader.Key));
        _console.Rbac.Remove(Sample.C1, s_reader.Key);
        await StoreAsync(s_reader);

        var result = (await ApplyAsync(plan)).ShouldHaveSingleItem();

        result.Failure!.Code.ShouldBe("kubernetes.conflict");
        (await ReadAsync(s_reader.Key)).ShouldNotBeNull();
    }

    [Fact]
    public async Task WhatTheServerRefusesInADryRun_CannotBeSubmitted()
    {
        _console.Rbac.OnWrite = _ => new Failure.Forbidden("kubernetes.forbidden");

        var plan = await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(s_reader)));
        var applied = await TryApplyAsync(plan, Sample.Submission);

        plan.CanSubmit.ShouldBeFalse();
        plan.Edits[0].Refusal!.Code.ShouldBe("kubernetes.forbidden");
        applied.Failure!.Code.ShouldBe("plan.nothing-to-change");
        _console.Rbac.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task ABrokenManifest_IsToldFieldByField_WithoutAskingTheCluster()
    {
        _console.Manifests.Faults.Add(new FieldFault("rules[0].verbs", "FieldValueRequired", "Required value"));

        var plan = await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(s_reader)));

        plan.Edits[0].Refusal.ShouldBeOfType<Failure.Invalid>().Fields.ShouldHaveSingleItem().Field.ShouldBe("rules[0].verbs");
    }

    [Fact]
    public async Task TheEffect_IsWhatHoldersReallyGainAndLose()
    {
        await StoreAsync(s_reader);
        _console.Rbac.Put(
            Sample.C1,
            FakeClusterRbac.Binding("team-a", "a", s_reader.Key, FakeClusterRbac.User(Sample.Alice.Id.Value)),
            FakeClusterRbac.ClusterBinding("b", "reader", FakeClusterRbac.User(Sample.Bob.Id.Value)),
            FakeClusterRbac.ClusterBinding("bob-is-admin", "cluster-admin", FakeClusterRbac.User(Sample.Bob.Id.Value)));
        var seen = (await ReadAsync(s_reader.Key))!;

        var edit = (await PlanAsync(RbacEdit.Replace(Sample.C1, FakeManifests.Manifest(seen.Role! with { Rules = [FakeClusterRbac.Rule("get", "core", "secrets")] })))).Edits[0];

        edit.AffectedTotal.ShouldBe(2);
        var alice = edit.Affected.Single(a => a.Who.Name == "alice").Places.ShouldHaveSingleItem();
        (alice.Namespace, alice.Gained[0]).ShouldBe(("team-a", AccessHighlight.ReadSecrets));
        alice.LostRules.ShouldHaveSingleItem().Resources.ShouldBe(["pods"]);
        edit.Affected.Single(a => a.Who.Name == "bob").Places.ShouldBeEmpty();
        edit.GainedRules.ShouldHaveSingleItem().Resources.ShouldBe(["secrets"]);
        Codes(edit).ShouldContain(RbacWarningCode.GivesPower);
    }

    [Fact]
    public async Task ARoleThatFlowsIntoOthers_AffectsTheirHolders()
    {
        var view = FakeClusterRbac.Role("view") with { Aggregation = new AggregationRule([new LabelSelector(Labels("to-view"), [])]) };
        _console.Rbac.Put(Sample.C1, view);
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("a", "view", FakeClusterRbac.User(Sample.Alice.Id.Value)));
        var extra = FakeClusterRbac.Role("extra", FakeClusterRbac.Rule("get", "core", "secrets")) with { Metadata = new RbacMetadata { Labels = Labels("to-view") } };

        var edit = (await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(extra)))).Edits[0];

        edit.Affected.ShouldHaveSingleItem().Places.ShouldHaveSingleItem().Gained.ShouldBe([AccessHighlight.ReadSecrets]);
        edit.Warnings.Single(w => w.Code == RbacWarningCode.WidensRoles).Words.ShouldBe(["view"]);
    }

    [Fact]
    public async Task DeletingARole_NamesTheBindingsThatStay()
    {
        await StoreAsync(s_reader);
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("readers", "reader", FakeClusterRbac.User(Sample.Alice.Id.Value)));

        var edit = (await PlanAsync(RbacEdit.Delete(Sample.C1, s_reader.Key))).Edits[0];

        edit.Warnings.Single(w => w.Code == RbacWarningCode.DanglingBindings).Words.ShouldBe(["ClusterRoleBinding/readers"]);
        edit.Affected.ShouldHaveSingleItem().Places[0].LostRules.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Bindings_WarnOfEverybody_OfTheDeleted_AndOfRolesThatAreNotThere()
    {
        var binding = FakeClusterRbac.ClusterBinding("b", "not-there", new RbacSubject(RbacSubjectKind.Group, RbacNames.Authenticated), FakeClusterRbac.User("299999999999999999"), FakeClusterRbac.User("support@example.com"));

        var edit = (await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(binding)))).Edits[0];

        Codes(edit).ShouldBe([RbacWarningCode.GivesEverybody, RbacWarningCode.MissingRole, RbacWarningCode.DeletedSubject, RbacWarningCode.UnknownSubject], ignoreOrder: true);
    }

    [Fact]
    public async Task TheOwnersBinding_NeedsItsNameTyped()
    {
        var name = $"{Sample.AccountId}-cluster-admin-clusterrolebinding";
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding(name, "cluster-admin", FakeClusterRbac.User(Sample.AccountId)));
        var plan = await PlanAsync(RbacEdit.Delete(Sample.C1, RbacKey.ClusterRoleBinding(name)));

        var without = await TryApplyAsync(plan, Sample.Submission);
        var with = await TryApplyAsync(plan, Sample.Submission with { Confirmation = name });

        plan.ConfirmationPhrase.ShouldBe(name);
        without.Failure!.Code.ShouldBe("submission.confirmation");
        with.Value.ShouldHaveSingleItem().Outcome.ShouldBe(AuditOutcome.Succeeded);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task WhatLocksTheConsoleOut_IsCritical(bool isUser)
    {
        if (isUser)
            _console.Account.BecomeUser(Sample.Bob);
        var id = isUser ? Sample.Bob.Id.Value : Sample.AccountId;
        var name = $"{id}-clusterrolebinding";
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding(name, "cs:admin", FakeClusterRbac.User(id)));

        var plan = await PlanAsync(RbacEdit.Delete(Sample.C1, RbacKey.ClusterRoleBinding(name)));

        plan.Severity.ShouldBe(PlanSeverity.Critical);
        Codes(plan.Edits[0]).ShouldContain(RbacWarningCode.ConsoleLosesAccess);
    }

    [Fact]
    public async Task RulesThatNeverAllowAnything_AreTold()
    {
        var odd = FakeClusterRbac.Role(
            "odd", FakeClusterRbac.Rule("GET", "core", "pod"), FakeClusterRbac.Rule("get", "core", "pods/*"), FakeClusterRbac.Rule("create", "core", "secrets") with { ResourceNames = ["one"] });

        var edit = (await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(odd)))).Edits[0];

        edit.Warnings.Single(w => w.Code == RbacWarningCode.RuleWithoutEffect).Words.ShouldBe(["GET", "pod", "pods/*", "create + resourceNames"], ignoreOrder: true);
    }

    [Fact]
    public async Task ALostReply_IsSettledByReading()
    {
        var plan = await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(s_reader)));
        _console.Rbac.OnWrite = _ =>
        {
            // The server did it; the answer never came.
            _console.Rbac.Put(Sample.C1, s_reader);
            return new Failure.Unavailable(Dependency.Cluster, MayHaveHappened: true);
        };

        var result = (await ApplyAsync(plan)).ShouldHaveSingleItem();

        result.Outcome.ShouldBe(AuditOutcome.Succeeded);
        result.Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Undo_BringsBackWhatWas()
    {
        var stored = await StoreAsync(s_reader);
        var replaced = (await ApplyAsync(await PlanAsync(RbacEdit.Replace(Sample.C1, FakeManifests.Manifest(stored.Role! with { Rules = [] }))))).Single();
        var back = await UndoAsync(replaced.Sequence);
        (await ReadAsync(s_reader.Key))!.Role!.Rules.ShouldBe(s_reader.Rules);

        var deleted = (await ApplyAsync(await PlanAsync(RbacEdit.Delete(Sample.C1, s_reader.Key)))).Single();
        var again = await UndoAsync(deleted.Sequence);
        (await ReadAsync(s_reader.Key))!.Role!.Rules.ShouldBe(s_reader.Rules);

        var gone = await UndoAsync(again.Sequence);
        (await ReadAsync(s_reader.Key)).ShouldBeNull();
        (back.Outcome, again.Outcome, gone.Outcome).ShouldBe((AuditOutcome.Succeeded, AuditOutcome.Succeeded, AuditOutcome.Succeeded));
        _console.Trail.Records.Last(r => r.Kind == AuditEntryKind.Intent).Details["undoes"].ShouldBe(again.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Undo_OfSomethingElse_IsRefused()
    {
        _console.Permissions[Sample.Alice] = Sample.Set();
        await _console.ApplyAsync(await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev")));

        (await _console.Get<IRbacChanges>().PlanUndoAsync(Sample.Admin, 1, CancellationToken.None)).Failure!.Code.ShouldBe("rbac.not-undoable");
    }

    [Fact]
    public async Task OnlyAdministratorsChange_AndOnlyTheirOwnPlans()
    {
        var changes = _console.Get<IRbacChanges>();
        var plan = await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(s_reader)));

        var planned = await changes.PlanAsync(Sample.Auditor, [RbacEdit.Delete(Sample.C1, s_reader.Key)], CancellationToken.None);
        var applied = await changes.ApplyAsync(Sample.Auditor, plan, Sample.Submission, null, CancellationToken.None);
        var undone = await changes.PlanUndoAsync(Sample.Member, 1, CancellationToken.None);
        var stolen = await changes.ApplyAsync(Sample.SecondAdmin, plan, Sample.Submission, null, CancellationToken.None);
        var unreasoned = await changes.ApplyAsync(Sample.Admin, plan, Sample.Submission with { Reason = " " }, null, CancellationToken.None);

        new[] { planned.Failure!.Code, applied.Failure!.Code, undone.Failure!.Code }.ShouldAllBe(c => c == "console.administrator-required");
        stolen.Failure!.Code.ShouldBe("plan.of-somebody-else");
        unreasoned.Failure!.Code.ShouldBe("submission.reason-required");
        _console.Trail.Records.Count(r => r.Action == AuditActions.AccessRefused).ShouldBe(3);
        _console.Rbac.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task SeveralClusters_OneThatFails_DoesNotStopTheOthers()
    {
        _console.Rbac.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        var plan = await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(s_reader)), RbacEdit.Create(Sample.C2, FakeManifests.Manifest(s_reader)));
        var results = await ApplyAsync(plan);

        results.Select(r => (r.Edit.Cluster.Id, r.Outcome)).ShouldBe([(Sample.C1, AuditOutcome.Refused), (Sample.C2, AuditOutcome.Succeeded)]);
    }

    [Fact]
    public async Task WhatIsTheSameAlready_IsNotWritten()
    {
        var stored = await StoreAsync(s_reader);

        var plan = await PlanAsync(RbacEdit.Replace(Sample.C1, stored));

        plan.Edits[0].ChangesNothing.ShouldBeTrue();
        plan.CanSubmit.ShouldBeFalse();
    }

    [Theory]
    [InlineData(true, AuditOutcome.Succeeded)]
    [InlineData(false, AuditOutcome.Failed)]
    public async Task AnIntentThatACrashLeftOpen_IsSettledByTheCluster(bool wasMade, AuditOutcome expected)
    {
        var plan = await PlanAsync(RbacEdit.Create(Sample.C1, FakeManifests.Manifest(s_reader)));
        _console.Rbac.OnWrite = _ => wasMade ? null : throw new InvalidOperationException("The process dies here.");
        _console.Trail.OnAppend = record => wasMade && record is { Kind: AuditEntryKind.Step, Outcome: not AuditOutcome.Open } ? throw new InvalidOperationException("The process dies here.") : null;
        await Should.ThrowAsync<InvalidOperationException>(() => ApplyAsync(plan));
        (_console.Rbac.OnWrite, _console.Trail.OnAppend) = (_ => null, _ => null);
        _console.KnowDirectory();

        var open = await _console.Recovery.FindAsync(CancellationToken.None);
        await _console.Recovery.SettleAsync(open.Value, CancellationToken.None);

        _console.Trail.Outcome.Outcome.ShouldBe(expected);
        _console.Trail.Outcome.Details["resolved"].ShouldBe("at-start");
        (await _console.Recovery.FindAsync(CancellationToken.None)).Value.ShouldBeEmpty();
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Labels(string name) => System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(name, "true");

    private static IEnumerable<RbacWarningCode> Codes(PlannedEdit edit) => edit.Warnings.Select(w => w.Code);

    private async Task<RbacPlan> PlanAsync(params RbacEdit[] edits) => (await _console.Get<IRbacChanges>().PlanAsync(Sample.Admin, edits, CancellationToken.None)).Value;

    private Task<Result<IReadOnlyList<RbacEditResult>>> TryApplyAsync(RbacPlan plan, PlanSubmission submission) => _console.Get<IRbacChanges>().ApplyAsync(Sample.Admin, plan, submission, null, CancellationToken.None);

    private async Task<IReadOnlyList<RbacEditResult>> ApplyAsync(RbacPlan plan) => (await TryApplyAsync(plan, Sample.Submission with { Confirmation = plan.ConfirmationPhrase })).Value;

    private async Task<RbacEditResult> UndoAsync(long sequence) => (await ApplyAsync((await _console.Get<IRbacChanges>().PlanUndoAsync(Sample.Admin, sequence, CancellationToken.None)).Value)).Single();

    private async Task<RbacManifest> StoreAsync(RbacRole role)
    {
        _console.Rbac.Put(Sample.C1, role);
        return (await ReadAsync(role.Key))!;
    }

    private async Task<RbacManifest?> ReadAsync(RbacKey key) => (await _console.Rbac.GetAsync(Sample.Cluster("c1"), key, CancellationToken.None)).Match<RbacManifest?>(m => m, _ => null);
}
