using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class PrincipalSelectionTests
{
    [Fact]
    public void Selection_NeverHoldsMoreThanAPlanTakes()
    {
        var selection = new PrincipalSelection();
        for (var i = 1; i <= PlanRequest.MaxTargets + 5; i++)
            selection.Set(User(i.ToString(System.Globalization.CultureInfo.InvariantCulture), "u" + i), true);

        selection.Count.ShouldBe(PlanRequest.MaxTargets);
        selection.ToAddress().ShouldBeNull();
    }

    [Fact]
    public void Address_OfASelection_ReadsBackInOrderWithoutNonsense()
    {
        var selection = new PrincipalSelection();
        selection.Set(Dev2, true);
        selection.Set(Dev1, true);

        PrincipalSelection.FromAddress(selection.ToAddress() + "-x-" + Dev1.Ref.Id, PrincipalKind.RamUser).ShouldBe([Dev2.Ref, Dev1.Ref]);
    }
}
