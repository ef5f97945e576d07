using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Web.Features.Authorizations;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class GrantDraftTests
{
    [Fact]
    public void ChosenNamespaces_MakeClusterWideRolesImpossibleWithTheReason()
    {
        var draft = new GrantDraft { ChosenNamespaces = true };

        draft.Choose(PredefinedRole.Administrator);

        draft.Role.ShouldBeNull();
        draft.WhyNot(PredefinedRole.Administrator).ShouldBe("Why_RoleNotInNamespace");
        draft.WhyNot(PredefinedRole.Developer).ShouldBeNull();
    }

    [Fact]
    public void AllClusters_MakeCustomAndReadOnlyAdministratorImpossible()
    {
        var draft = new GrantDraft { AllClusters = true };

        draft.ChooseCustom();

        draft.IsCustom.ShouldBeFalse();
        draft.WhyNotCustom.ShouldBe("Why_CustomNotAllClusters");
        draft.WhyNot(PredefinedRole.ReadOnlyAdministrator).ShouldBe("Why_RoleNotAllClusters");
        draft.WhyNoNamespaces.ShouldBe("Why_NamespacesNotAllClusters");
    }

    [Fact]
    public void Build_SeveralClustersNamespacesAndClusterRoles_GivesEachCombinationOnce()
    {
        var draft = new GrantDraft { ChosenNamespaces = true };
        draft.SetCluster(HangzhouId, true);
        draft.SetCluster(BeijingId, true);
        draft.AddNamespaces("team-a, team-b team-a").ShouldBeNull();
        draft.ChooseCustom();
        draft.AddClusterRoles("view cs:ns:dev").ShouldBeNull();

        draft.Build().Select(p => p.Key.Text).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void NamespaceThatIsNone_IsNamedAndTheOthersStay()
    {
        var draft = new GrantDraft { ChosenNamespaces = true };

        draft.AddNamespaces("team-a Team_B").ShouldBe("Team_B");

        draft.Namespaces.Select(n => n.Value).ShouldBe(["team-a"]);
    }

    /// <summary>Every combination that the form lets through can be granted, and a missing choice is always named.</summary>
    [Fact]
    public void EveryCombinationOfChoices_IsGrantableOrNamesWhatIsMissing()
    {
        foreach (var all in new[] { true, false })
            foreach (var chosen in new[] { true, false })
                foreach (var role in PredefinedRoles.All)
                {
                    var draft = new GrantDraft { AllClusters = all, ChosenNamespaces = chosen };
                    draft.SetCluster(HangzhouId, true);
                    draft.AddNamespaces("team-a");
                    draft.Choose(role);

                    (draft.Build().Count > 0).ShouldBe(role.IsAllowedAt(draft.Kind));
                    (draft.Missing.Count == 0).ShouldBe(role.IsAllowedAt(draft.Kind));
                }
    }
}
