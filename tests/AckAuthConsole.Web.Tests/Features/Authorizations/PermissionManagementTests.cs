using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Authorizations;
using Bunit;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class PermissionManagementTests : PageContext
{
    private ObservedPermissionSet _held = Set(
        Held(TeamA, Of(PredefinedRole.RestrictedUser)),
        Held(PermissionScope.Of(BeijingId), Of(PredefinedRole.Administrator), owner: true));

    public PermissionManagementTests()
    {
        Viewer.Answer = _ => Task.FromResult<Result<PrincipalView>>(View(Dev1, _held));
        Know(_held);
    }

    [Fact]
    public void Page_WhileReading_ShowsALoadingState()
    {
        Viewer.Answer = _ => new TaskCompletionSource<Result<PrincipalView>>().Task;

        var page = Open();

        page.Find("h1").TextContent.ShouldBe("Permission Management");
        page.FindAll(".skeleton").ShouldNotBeEmpty();
    }

    [Fact]
    public void Page_WhenTheCloudIsDown_SaysSoAndTriesAgain()
    {
        Viewer.Answer = _ => Task.FromResult<Result<PrincipalView>>(new Failure.Unavailable(Dependency.Cloud));
        var page = Open();
        page.FindAll(".failure").ShouldNotBeEmpty();

        Viewer.Answer = _ => Task.FromResult<Result<PrincipalView>>(View(Dev1, _held));
        page.Find(".failure button:not(.icon-button)").Click();

        page.FindAll(".failure").ShouldBeEmpty();
        page.Markup.ShouldContain("team-a-dev-1");
    }

    [Theory]
    [InlineData("not-a-number")]
    [InlineData("<script>alert(1)</script>")]
    public void Page_WithAnIdThatIsNone_SaysNotFoundWithoutAskingTheCloud(string id)
    {
        var page = Render<PermissionManagement>(p => p.Add(c => c.Kind, PrincipalKind.RamUser).Add(c => c.Id, id));

        page.FindAll(".failure").ShouldHaveSingleItem();
        page.Markup.ShouldNotContain("<script>");
        Viewer.Calls.ShouldBe(0);
    }

    [Fact]
    public void Page_WithoutPermissions_SaysWhatToDo()
    {
        Viewer.Answer = _ => Task.FromResult<Result<PrincipalView>>(View(Dev1, ObservedPermissionSet.Empty));

        var page = Open();

        page.FindAll(".empty-state").ShouldHaveSingleItem();
        Button(page, "Add Permissions").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void OwnersRow_IsLockedWithTheReason()
    {
        var page = Open();

        page.Markup.ShouldContain("Held by the cluster creator. It cannot be changed here.");
        page.FindAll("button").Count(b => b.TextContent.Trim() == "Remove").ShouldBe(1);
    }

    [Fact]
    public void SomeoneWhoMayNotChange_SeesThePermissionsReadOnlyWithTheReason()
    {
        Viewer.Answer = _ => Task.FromResult<Result<PrincipalView>>(View(Dev1, _held, canChange: false));

        var page = Open();

        var add = Button(page, "Add Permissions");
        add.HasAttribute("disabled").ShouldBeTrue();
        page.Find("#" + add.GetAttribute("aria-describedby")).TextContent.ShouldContain("administrators");
        page.FindAll("table select").ShouldBeEmpty();
    }

    [Fact]
    public void PrincipalThatRamDoesNotKnow_IsShownAsSuchWithWhatItHolds()
    {
        Viewer.Answer = _ => Task.FromResult<Result<PrincipalView>>(View(Dev1 with { Presence = PrincipalPresence.NotSeenInRam }, _held, seesAll: false));

        var page = Open();

        page.Markup.ShouldContain("RAM does not know this identity any more.");
        page.Markup.ShouldContain("The console does not see every cluster.");
        page.FindAll("tr.group").Count.ShouldBe(2);
    }

    [Fact]
    public void Remove_StagesAndCanBeDroppedAgain()
    {
        var page = Open();

        page.FindAll("button").Single(b => b.TextContent.Trim() == "Remove").Click();
        Navigation.Uri.ShouldContain("remove=");
        page.Find(".staged").TextContent.ShouldContain("Restricted User in team-a of prod-hangzhou");

        page.FindAll("button").Single(b => b.TextContent.Trim() == "Keep as it is").Click();
        Navigation.Uri.ShouldNotContain("remove=");
        page.FindAll(".staged").ShouldBeEmpty();
    }

    [Fact]
    public void ChangeRole_OffersImpossibleRolesDisabledWithTheReason()
    {
        var page = Open();

        var options = page.FindAll("table select option");

        var administrator = options.Single(o => o.GetAttribute("value") == "admin");
        administrator.HasAttribute("disabled").ShouldBeTrue();
        administrator.TextContent.ShouldContain("not for single namespaces");
        options.Single(o => o.GetAttribute("value") == "dev").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void StagedInTheAddress_IsThereAfterAReload()
    {
        var page = Open("?remove=" + Uri.EscapeDataString(TeamA.Text + "|restricted"));

        page.FindAll("tr.removed").ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("en", "Review changes", "gets Developer instead of Restricted User in team-a of prod-hangzhou", "Why this change is made")]
    [InlineData("zh-Hans", "查看变更", "prod-hangzhou 中 team-a 的开发人员（替换受限用户）", "说明变更的原因")]
    public void Review_BeginsWithASentenceThenTheDifference(string culture, string title, string sentence, string help)
    {
        Use(culture);
        var page = OpenReview();

        page.Find("#review-title").TextContent.ShouldBe(title);
        page.Find(".review .sentence").TextContent.ShouldContain(sentence);
        page.FindAll(".difference .change-added").ShouldHaveSingleItem();
        page.FindAll(".difference .change-removed").ShouldHaveSingleItem();
        page.FindAll(".difference .change-kept").ShouldHaveSingleItem();
        page.Markup.ShouldContain(help);
        page.Find(".calls pre").TextContent.ShouldContain("\"role_type\": \"namespace\"");
    }

    [Fact]
    public void Review_GroupsWarningsTheGravestFirstWithAdvice()
    {
        Authorization.Change = (_, plan) => WithWarnings(plan);

        var page = OpenReview();

        page.FindAll(".warnings").Select(w => w.ClassName!.Split(' ')[1]).ShouldBe(["severity-critical", "severity-high"]);
        page.Find(".warnings .advice").TextContent.ShouldNotBeEmpty();
    }

    [Fact]
    public void Review_TakesTheFocusToItsHeadingAndIsDrivenByNativeControls()
    {
        var page = OpenReview();

        JSInterop.VerifyFocusAsyncInvoke();
        page.Find("#review-title").GetAttribute("tabindex").ShouldBe("-1");
        Button(page, "Submit").GetAttribute("type").ShouldBe("submit");
        page.FindAll("[onclick]:not(button):not(input):not(a)").ShouldBeEmpty();
    }

    [Fact]
    public void Policies_SayWhichClustersRamLetsItRead()
    {
        Open().Find(".reads").TextContent.ShouldBe("RAM lets this identity read 0 of 2 clusters; not prod-hangzhou and test-beijing. Permissions there are of no use until a policy allows it.");

        const string ReadAll = """{"Version":"1","Statement":[{"Effect":"Allow","Action":["cs:Get*","cs:Describe*"],"Resource":"*"}]}""";
        Viewer.Answer = _ => Task.FromResult<Result<PrincipalView>>(View(Dev1, _held) with { Policies = Result.Success<IReadOnlyList<Core.RamPolicies.AttachedPolicy>>([new("ReadAll", false, ReadAll)]) });

        Open().Find(".reads").TextContent.ShouldBe("RAM lets this identity read all 2 clusters.");
    }

    [Fact]
    public void UndoThatIsNotPossible_SaysWhyAndTriesAgain()
    {
        Authorization.Known[Dev1.Ref] = (Dev1, ObservedPermissionSet.Empty);
        Authorization.Change = (_, _) => new Failure.NotFound("history-entry", "42");

        var page = Render<UndoPage>(p => p.Add(c => c.Sequence, 42));
        page.Find(".failure").TextContent.ShouldContain("42");
        page.Find(".failure button:not(.icon-button)").Click();

        Authorization.Undone.ShouldBe([42, 42]);
    }

    [Fact]
    public void UndoThatIsDone_LeadsBackToTheHistoryEntry()
    {
        Know(Set(Held(TeamA, Of(PredefinedRole.Developer))));
        var page = Render<UndoPage>(p => p.Add(c => c.Sequence, 42));
        Field(page, "Reason").Change("wrong person");
        page.Find("form.submit").Submit();
        Executions.Last.Report(new PartProgress { Target = Dev1.Ref, Stage = PartStage.Verified });
        Executions.Last.Finish(null);

        page.WaitForAssertion(() => Button(page, "Done").Click());

        Navigation.Uri.ShouldEndWith("/history/42");
    }

    [Fact]
    public void SecondSubmissionElsewhere_ShowsTheRunningChange()
    {
        var page = OpenReview();
        Field(page, "Reason").Change("needed");
        Executions.Refuse = plan =>
        {
            Executions.Running[plan.Id] = new PlanExecution(plan);
            return Task.FromResult<Failure?>(new Failure.Conflict("plan.already-submitted", plan.Id));
        };

        page.Find("form.submit").Submit();

        page.FindAll(".execution").ShouldHaveSingleItem();
    }

    [Fact]
    public void Submit_WithoutReasonOrConfirmation_SaysSoBesideTheFieldsAndSendsNothing()
    {
        Authorization.Change = (_, plan) => WithWarnings(plan);
        var page = OpenReview();
        Field(page, "Ticket").Change("OPS-1");

        page.Find("form.submit").Submit();

        var reason = Field(page, "Reason");
        reason.GetAttribute("aria-invalid").ShouldBe("true");
        page.Find("#" + reason.GetAttribute("aria-describedby")!.Split(' ')[1]).TextContent.ShouldBe("Say why this change is made.");
        Field(page, "Confirm by typing").GetAttribute("aria-invalid").ShouldBe("true");
        Field(page, "Ticket").GetAttribute("value").ShouldBe("OPS-1");
        Executions.Started.ShouldBeEmpty();
    }

    [Fact]
    public void OfferedPolicy_IsPlannedAnewWithTheAttachment()
    {
        Authorization.Change = (_, plan) => WithWarnings(plan);
        var page = OpenReview();
        Field(page, "Reason").Change("needed for the release");

        Field(page, "Attach the RAM policy AliyunCSReadOnlyAccess").Change(true);

        Authorization.Requests[^1].AttachMissingRamPolicy.ShouldBeTrue();
        Field(page, "Reason").GetAttribute("value").ShouldBe("needed for the release");
    }

    [Fact]
    public void AtomicReplacement_IsOfferedOnlyWhereThePlanAllowsIt()
    {
        OpenReview().Markup.ShouldNotContain("Replace everything in one call");

        Authorization.Change = (_, plan) => plan with { CanReplaceAtomically = true };
        var page = OpenReview();
        Field(page, "Replace everything in one call").Change(true);

        Authorization.Requests[^1].Mode.ShouldBe(PlanMode.AtomicReplacement);
    }

    [Fact]
    public void Submit_Twice_StartsOnce()
    {
        var gate = new TaskCompletionSource<Failure?>();
        Executions.Refuse = _ => gate.Task;
        var page = OpenReview();
        Field(page, "Reason").Change("needed");

        page.Find("form.submit").Submit();
        page.Find("form.submit").Submit();
        gate.SetResult(null);

        page.WaitForAssertion(() => page.FindAll(".execution").ShouldHaveSingleItem());
        Executions.Started.ShouldHaveSingleItem().Submission.Reason.ShouldBe("needed");
        Navigation.Uri.ShouldContain("plan=plan-1");
    }

    [Fact]
    public void Progress_ShowsSentVisibleVerifiedWithTimesAndTheHistoryEntry()
    {
        var page = Submit();
        var reached = new Dictionary<PartStage, DateTimeOffset> { [PartStage.Sent] = Now, [PartStage.Visible] = Now.AddSeconds(2) };

        Executions.Last.Report(new PartProgress { Target = Dev1.Ref, Stage = PartStage.Visible, ReachedAt = reached });
        page.WaitForAssertion(() => page.FindAll(".way .reached").Count.ShouldBe(2));
        page.FindAll(".way time").Select(t => t.TextContent).ShouldContain("2026-01-15 08:30:02");

        reached[PartStage.Verified] = Now.AddSeconds(3);
        Executions.Last.Report(new PartProgress { Target = Dev1.Ref, Stage = PartStage.Verified, ReachedAt = reached, HistorySequence = 17 });
        Executions.Last.Finish(null);

        page.WaitForAssertion(() => page.Find("#execution-title").TextContent.ShouldBe("The changes are in force"));
        page.Find(".progress-part a[href='/history/17']").ShouldNotBeNull();
        Viewer.Calls.ShouldBe(2);
    }

    [Fact]
    public void Progress_OfARefusedPart_ShowsCodeAndRequestIdAndRetries()
    {
        var page = Submit();
        var cause = new CloudErrorDetail("CS", "UpdateUserPermissions", "ForbiddenGrantPermissions", "no", "REQ-1", 403);

        Executions.Last.Report(new PartProgress { Target = Dev1.Ref, Stage = PartStage.Failed, Failure = new Failure.Forbidden("cloud.rbac-denied") { Cause = cause } });
        Executions.Last.Finish(null);
        page.WaitForAssertion(() => page.Markup.ShouldContain("REQ-1"));
        page.Markup.ShouldContain("ForbiddenGrantPermissions");

        page.FindAll("button").Single(b => b.TextContent.Trim() == "Retry the 1 that failed").Click();

        page.Find("#review-title").ShouldNotBeNull();
        Authorization.Requests.Count.ShouldBe(2);
        Field(page, "Reason").GetAttribute("value").ShouldBe("needed");
    }

    [Fact]
    public void StalePlan_IsMadeAnewBesideWhatChangedAndTheReasonIsKept()
    {
        var page = Submit();
        _held = Set(Held(TeamA, Of(PredefinedRole.RestrictedUser)), Held(PermissionScope.Of(HangzhouId), Custom("view")));
        Know(_held);

        Executions.Last.Report(new PartProgress { Target = Dev1.Ref, Stage = PartStage.Stale });
        Executions.Last.Finish(null);

        page.WaitForAssertion(() => page.Find("#review-title").ShouldNotBeNull());
        page.Find(".review .notice").TextContent.ShouldContain("ClusterRole view in prod-hangzhou");
        Field(page, "Reason").GetAttribute("value").ShouldBe("needed");
    }

    [Fact]
    public void StaleAnswerToTheSubmission_ShowsTheNewPlanToo()
    {
        var page = OpenReview();
        Field(page, "Reason").Change("needed");
        Executions.Refuse = _ => Task.FromResult<Failure?>(new Failure.Conflict("plan.stale"));

        page.Find("form.submit").Submit();

        Authorization.Requests.Count.ShouldBe(2);
        Field(page, "Reason").GetAttribute("value").ShouldBe("needed");
    }

    [Fact]
    public void FullDisk_IsShownAndEverythingTypedStays()
    {
        var page = OpenReview();
        Field(page, "Reason").Change("needed");
        Executions.Refuse = _ => Task.FromResult<Failure?>(new Failure.Unavailable(Dependency.DatabaseFull));

        page.Find("form.submit").Submit();

        page.Find(".review .failure").TextContent.ShouldContain("database.full");
        Field(page, "Reason").GetAttribute("value").ShouldBe("needed");
        Button(page, "Submit").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void ReloadDuringAReview_FindsTheReasonAgain()
    {
        Field(OpenReview(), "Reason").Change("typed before the reload");

        var page = OpenReview();

        Field(page, "Reason").GetAttribute("value").ShouldBe("typed before the reload");
    }

    [Fact]
    public void ComingBackByTheAddress_ShowsTheRunningChange()
    {
        Executions.Running["plan-9"] = new PlanExecution(GrantPlan() with { Id = "plan-9" });

        Open("?plan=plan-9").FindAll(".execution").ShouldHaveSingleItem();
        Open("?plan=unknown").Markup.ShouldContain("Its outcome is in the history.");
    }

    [Fact]
    public void LateAnswer_AfterThePageIsGone_ChangesNothing()
    {
        var gate = new TaskCompletionSource<Result<PrincipalView>>();
        Viewer.Answer = _ => gate.Task;
        var page = Open();

        page.Instance.Dispose();
        gate.SetResult(View(Dev1, _held));

        Viewer.LastToken.IsCancellationRequested.ShouldBeTrue();
        page.FindAll("table").ShouldBeEmpty();
    }

    [Fact]
    public void Undo_MakesThePlanOfTheHistoryEntryAtOnce()
    {
        _held = Set(Held(TeamA, Of(PredefinedRole.Developer)));
        Know(_held);

        var page = Render<UndoPage>(p => p.Add(c => c.Sequence, 42));

        page.Find("h1").TextContent.ShouldBe("Undo");
        Authorization.Undone.ShouldBe([42]);
        page.Find(".review .sentence").TextContent.ShouldContain("loses Developer in team-a of prod-hangzhou");
    }

    private static Plan WithWarnings(Plan plan) => plan with
    {
        Parts =
        [
            .. plan.Parts.Select(p => p with
            {
                Warnings =
                [
                    new PlanWarning(PlanWarningCode.ClusterAdmin, PlanSeverity.Critical, [TeamA], ["custom:cluster-admin"]),
                    new PlanWarning(PlanWarningCode.NoRamReadAccess, PlanSeverity.High, [TeamA], []) { Offer = OfferedPolicy.ClusterReadAccess },
                ],
            }),
        ],
    };

    private void Know(ObservedPermissionSet held) => Authorization.Known[Dev1.Ref] = (Dev1, held);

    private IRenderedComponent<PermissionManagement> Open(string query = "")
    {
        Navigation.NavigateTo("/authorizations/users/" + Dev1.Ref.Id + query);
        return Render<PermissionManagement>(p => p.Add(c => c.Kind, PrincipalKind.RamUser).Add(c => c.Id, Dev1.Ref.Id.Value));
    }

    private IRenderedComponent<PermissionManagement> OpenReview()
    {
        var page = Open();
        page.Find("table select").Change("dev");
        page.Find(".side button.primary").Click();
        return page;
    }

    private IRenderedComponent<PermissionManagement> Submit()
    {
        var page = OpenReview();
        Field(page, "Reason").Change("needed");
        page.Find("form.submit").Submit();
        return page;
    }
}
