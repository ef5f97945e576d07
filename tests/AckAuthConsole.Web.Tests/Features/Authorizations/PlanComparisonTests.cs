using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class PlanComparisonTests
{
    [Fact]
    public void Comparison_ShowsWhatOthersGaveAndTookMeanwhile()
    {
        var view = Held(PermissionScope.Of(HangzhouId), Custom("view"));
        var edit = Held(PermissionScope.Of(HangzhouId), Custom("edit"));

        var comparison = PlanComparison.Of(GrantPlan(Set(view)), GrantPlan(Set(edit))).ShouldHaveSingleItem();

        comparison.Came.ShouldBe([edit]);
        comparison.Went.ShouldBe([view]);
        PlanComparison.Of(GrantPlan(Set(view)), GrantPlan(Set(view))).ShouldBeEmpty();
    }
}
