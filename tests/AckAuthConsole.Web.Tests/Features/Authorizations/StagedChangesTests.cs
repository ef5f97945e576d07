using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class StagedChangesTests
{
    [Fact]
    public void Grant_OfASecondPredefinedRoleInOneScope_TakesThePlaceOfTheFirst()
    {
        var staged = new StagedChanges();
        staged.Grant([Desired(TeamA, Of(PredefinedRole.Developer)), Desired(TeamA, Custom("view"))]);

        var replaced = staged.Grant([Desired(TeamA, Of(PredefinedRole.RestrictedUser))]);

        replaced.ShouldBe(1);
        staged.Edits.OfType<PermissionEdit.Grant>().Select(g => g.Permission.Role.Text).ShouldBe(["custom:view", "restricted"]);
    }

    [Fact]
    public void Replace_ThenTheOldRoleAgain_LeavesNothingStaged()
    {
        var staged = new StagedChanges();
        var key = new PermissionKey(TeamA, Of(PredefinedRole.Developer));
        staged.Replace(key, Desired(TeamA, Of(PredefinedRole.RestrictedUser)));

        staged.Replace(key, Desired(TeamA, Of(PredefinedRole.Developer)));

        staged.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void WhateverIsStaged_MakesADifferenceThatCoreAccepts()
    {
        var staged = new StagedChanges();
        var held = Set(Held(TeamA, Of(PredefinedRole.Developer)), Held(PermissionScope.Of(HangzhouId), Custom("view")));
        staged.Replace(held.Items.Single(i => i.Scope == TeamA).Key, Desired(TeamA, Of(PredefinedRole.RestrictedUser)));
        staged.Grant([Desired(TeamA, Of(PredefinedRole.Developer)), Desired(TeamA, Of(PredefinedRole.RestrictedUser))]);
        staged.Revoke(new PermissionKey(PermissionScope.Of(HangzhouId), Custom("view")));

        PermissionDifference.Of(held, staged.Edits).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public void Address_CarriesWhatIsStaged()
    {
        var staged = new StagedChanges();
        staged.Grant([Desired(PermissionScope.Everywhere, Of(PredefinedRole.RestrictedUser))]);
        staged.Revoke(new PermissionKey(PermissionScope.Of(BeijingId), Custom("weird:role&name")));
        staged.Replace(new PermissionKey(TeamA, Of(PredefinedRole.Developer)), Desired(TeamA, Of(PredefinedRole.RestrictedUser)));

        var address = StagedAddress.Write("http://localhost/authorizations/users/1?panel=add&add=old", staged.Edits);

        StagedAddress.Read(address).ShouldBe(staged.Edits, ignoreOrder: true);
        StagedAddress.Get(address, "panel").ShouldBe("add");
    }

    [Theory]
    [InlineData("add=all-clusters|admin-view")]
    [InlineData("add=all-clusters|custom:view")]
    [InlineData("add=c1/team-a|admin")]
    [InlineData("add=c1/UPPER|dev&remove=|&change=c1|dev")]
    public void Address_WithWhatCannotBeGranted_StagesNothing(string query) =>
        StagedAddress.Read("http://localhost/x?" + query).ShouldBeEmpty();

    [Fact]
    public void Address_ThatWouldBecomeTooLong_IsNotWritten()
    {
        var staged = new StagedChanges();
        staged.Grant(Enumerable.Range(0, 500).Select(i => Desired(PermissionScope.Of(HangzhouId, NamespaceName.Parse("n" + i)), Of(PredefinedRole.Developer))));

        StagedAddress.Write("http://localhost/x?panel=add", staged.Edits).ShouldBe("http://localhost/x?panel=add");
    }
}
