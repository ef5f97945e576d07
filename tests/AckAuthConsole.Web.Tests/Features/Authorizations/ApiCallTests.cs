using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class ApiCallTests
{
    [Fact]
    public void Calls_AreWhatGoesOverTheWire()
    {
        var role = Role("300000000000000001", "ci-role");
        var request = Request([role], new PermissionEdit.Grant(Desired(TeamA, Custom("view"))));
        var part = Part(role, ObservedPermissionSet.Empty, request);

        var call = ApiCall.Of(part).ShouldHaveSingleItem();

        call.Request.ShouldEndWith("POST /permissions/users/300000000000000001/update?mode=patch");
        using var body = System.Text.Json.JsonDocument.Parse(call.Body);
        var entry = body.RootElement[0];
        entry.GetProperty("cluster").GetString().ShouldBe(HangzhouId.Value);
        entry.GetProperty("role_type").GetString().ShouldBe("namespace");
        entry.GetProperty("namespace").GetString().ShouldBe("team-a");
        entry.GetProperty("role_name").GetString().ShouldBe("view");
        entry.GetProperty("is_custom").GetBoolean().ShouldBeTrue();
        entry.GetProperty("is_ram_role").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public void Calls_ForAllClusters_HaveNoCluster()
    {
        var request = Request([Dev1], new PermissionEdit.Grant(Desired(PermissionScope.Everywhere, Of(PredefinedRole.RestrictedUser))));

        var call = ApiCall.Of(Part(Dev1, ObservedPermissionSet.Empty, request)).ShouldHaveSingleItem();

        call.Body.ShouldContain("\"cluster\": \"\"");
        call.Body.ShouldContain("\"role_type\": \"all-clusters\"");
    }
}
