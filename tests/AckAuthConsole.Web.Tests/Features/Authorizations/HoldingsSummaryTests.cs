using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class HoldingsSummaryTests
{
    [Fact]
    public void Summary_CountsPlacesAndPutsTheMightiestFirst()
    {
        var summary = HoldingsSummary.Of(Set(
            Held(TeamA, Of(PredefinedRole.Developer)),
            Held(PermissionScope.Of(BeijingId), Of(PredefinedRole.Developer)),
            Held(PermissionScope.Everywhere, Of(PredefinedRole.RestrictedUser)),
            Held(PermissionScope.Of(HangzhouId), Custom("cluster-admin"))));

        summary.Roles.Select(r => (r.Role.Text, r.Count)).ShouldBe([("custom:cluster-admin", 1), ("dev", 2), ("restricted", 1)]);
        summary.HasAllClusters.ShouldBeTrue();
    }
}
