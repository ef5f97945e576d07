using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class ExecutionSummaryTests
{
    [Fact]
    public void Retry_AsksOnlyForThoseThatDidNotComeThrough()
    {
        var request = Request([Dev1, Dev2], new PermissionEdit.Grant(Desired(TeamA, Of(PredefinedRole.Developer))));
        using var execution = new PlanExecution(Plan(request, Part(Dev1, ObservedPermissionSet.Empty, request), Part(Dev2, ObservedPermissionSet.Empty, request)));
        execution.Report(new PartProgress { Target = Dev1.Ref, Stage = PartStage.Verified });
        execution.Report(new PartProgress { Target = Dev2.Ref, Stage = PartStage.Failed, Failure = new Failure.Throttled() });
        ExecutionSummary.Of(execution).Retryable.ShouldBeEmpty();

        execution.Finish(null);

        ExecutionSummary.Of(execution).ShouldSatisfyAllConditions(s => s.Verified.ShouldBe(1), s => s.Finished.ShouldBe(2));
        ExecutionSummary.Retry(execution).Targets.ShouldBe([Dev2.Ref]);
        ExecutionSummary.Retry(execution).Edits.ShouldBe(request.Edits);
    }
}
