using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class PermissionGroupsTests
{
    [Fact]
    public void Groups_AllClustersFirstThenByClusterNameThenNamespaces()
    {
        var unknown = new PermissionScope.Unrecognized("fleet", "f-1");
        var groups = PermissionGroups.Of(
            Set(
                Held(PermissionScope.Of(BeijingId), Of(PredefinedRole.Developer)),
                Held(unknown, Of(PredefinedRole.Developer)),
                Held(TeamA, Of(PredefinedRole.Developer)),
                Held(PermissionScope.Of(HangzhouId), Of(PredefinedRole.RestrictedUser)),
                Held(PermissionScope.Everywhere, Of(PredefinedRole.RestrictedUser))),
            Samples.Clusters);

        groups.Select(g => g.Scope.Text).ShouldBe(["all-clusters", HangzhouId.Value, BeijingId.Value, unknown.Text]);
        groups[1].Items.Select(i => i.Scope.Kind).ShouldBe([ScopeKind.Cluster, ScopeKind.Namespace]);
    }

    [Fact]
    public void OwnersAndUnknownScopes_AreLocked()
    {
        PermissionGroups.LockOf(Held(TeamA, Of(PredefinedRole.Administrator), owner: true)).ShouldBe("Lock_Owner");
        PermissionGroups.LockOf(Held(new PermissionScope.Unrecognized("x", "y"), Of(PredefinedRole.Developer))).ShouldBe("Lock_NotRemovable");
        PermissionGroups.LockOf(Held(TeamA, Of(PredefinedRole.Administrator))).ShouldBeNull();
    }

    [Fact]
    public void Marks_NameBrokenRulesAndSeveralPredefinedRoles()
    {
        var inNamespace = Held(TeamA, Of(PredefinedRole.Administrator));
        var set = Set(inNamespace, Held(TeamA, Of(PredefinedRole.Developer)));

        PermissionGroups.MarksOf(inNamespace, set).ShouldBe(["Mark_BreaksRules", "Mark_SeveralPredefined"]);
    }
}
