using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class ReviewDraftTests
{
    [Fact]
    public void EmptyReasonAndWrongConfirmation_AreNamedAndNothingTypedIsLost()
    {
        var plan = GrantPlan(null, new PlanWarning(PlanWarningCode.ClusterAdmin, PlanSeverity.Critical, [TeamA], ["custom:cluster-admin"]));
        var draft = new ReviewDraft { Reason = "  ", Ticket = new string('x', PlanSubmission.MaxTicketLength + 1), Confirmation = "team-a" };

        draft.Check(plan).ShouldBeFalse();

        draft.ErrorOf("reason").ShouldBe("Error_ReasonRequired");
        draft.ErrorOf("ticket").ShouldBe("Error_TicketTooLong");
        draft.ErrorOf("confirmation").ShouldBe("Error_ConfirmationDiffers");
        draft.Confirmation.ShouldBe("team-a");
    }

    [Fact]
    public void RefusalOfCore_StandsBesideItsField()
    {
        var draft = new ReviewDraft { Reason = "x" };

        draft.Take(new Failure.Invalid("plan.reason", "Reason")).ShouldBeTrue();
        draft.Take(new Failure.Throttled()).ShouldBeFalse();

        draft.ErrorOf("reason").ShouldNotBeNull();
    }
}
