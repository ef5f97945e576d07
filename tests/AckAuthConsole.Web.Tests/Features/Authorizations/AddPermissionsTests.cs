using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Authorizations;
using Bunit;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class AddPermissionsTests : PageContext
{
    public AddPermissionsTests()
    {
        Viewer.Answer = _ => Task.FromResult<Result<PrincipalView>>(View(Dev1, ObservedPermissionSet.Empty));
        Authorization.Known[Dev1.Ref] = (Dev1, ObservedPermissionSet.Empty);
        Clusters.Namespaces[HangzhouId] = Result.Success<IReadOnlyList<string>>(["default", "team-a"]);
    }

    [Fact]
    public void AddPermissions_OpensTheFormByTheAddress()
    {
        var page = Open("");

        Button(page, "Add Permissions").Click();

        page.FindAll(".add").ShouldHaveSingleItem();
        Navigation.Uri.ShouldEndWith("?panel=add");
    }

    [Fact]
    public void ChoicesMade_AppearInTheSummaryBeforeTheyAreStaged()
    {
        var page = Open();

        Field(page, "prod-hangzhou").Change(true);
        page.Find(".side").TextContent.ShouldContain("Choose a role.");
        Field(page, "Developer").Change(true);

        page.Find(".side .preview").TextContent.ShouldContain("Developer in prod-hangzhou");
        Button(page, "Review changes").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void ImpossibleRoles_AreDisabledWithTheReasonBesideThem()
    {
        var page = Open();
        Field(page, "prod-hangzhou").Change(true);

        Field(page, "Chosen namespaces").Change(true);

        var administrator = Field(page, "Administrator");
        administrator.HasAttribute("disabled").ShouldBeTrue();
        page.Find("#" + administrator.GetAttribute("aria-describedby")).TextContent.ShouldContain("not for single namespaces");
        Field(page, "Developer").HasAttribute("disabled").ShouldBeFalse();
    }

    [Fact]
    public void AllClusters_DisableCustomAndReadOnlyAdministratorWithTheReason()
    {
        var page = Open();

        Field(page, "All Clusters").Change(true);

        Field(page, "Custom").HasAttribute("disabled").ShouldBeTrue();
        Field(page, "Read-only Administrator").HasAttribute("disabled").ShouldBeTrue();
        page.Markup.ShouldContain("cannot be granted for all clusters");
    }

    [Fact]
    public void RestrictedUser_SaysThatItReadsSecrets() =>
        Open().Find(".roles").TextContent.ShouldContain("Can read Secrets.");

    [Fact]
    public void Namespaces_OfTheClusterAreOfferedAndOthersCanBeTyped()
    {
        var page = OpenForNamespaces("prod-hangzhou");

        page.FindAll("datalist option").Select(o => o.GetAttribute("value")).ShouldContain("team-a");
        TypeNamespace(page, "brand-new");

        page.Find(".chips").TextContent.ShouldContain("brand-new");
        page.Find(".chips").TextContent.ShouldContain("not seen in the cluster");
    }

    [Fact]
    public void Namespaces_OfAnUnreachableCluster_CanStillBeTyped()
    {
        var page = OpenForNamespaces("test-beijing");

        page.Markup.ShouldContain("The namespaces of test-beijing could not be read.");
        TypeNamespace(page, "team-a");

        page.Find(".chips").TextContent.ShouldContain("team-a");
    }

    [Fact]
    public void NamespaceThatIsNone_IsRefusedBesideTheFieldAndStaysTyped()
    {
        var page = OpenForNamespaces("prod-hangzhou");

        TypeNamespace(page, "Team_A");

        var field = Field(page, "Namespace names");
        field.GetAttribute("aria-invalid").ShouldBe("true");
        field.GetAttribute("value").ShouldBe("Team_A");
        page.Markup.ShouldContain("“Team_A” is not a namespace name.");
    }

    [Fact]
    public void CustomClusterRole_IsTypedOfferedAndMarkedNotVerified()
    {
        var page = Open();
        Field(page, "prod-hangzhou").Change(true);
        Field(page, "Custom").Change(true);

        page.FindAll("datalist option").Select(o => o.GetAttribute("value")).ShouldBe(GrantDraft.WellKnownClusterRoles);
        Field(page, "Custom ClusterRole").Input("cluster-admin");
        page.Find(".roles form").Submit();

        page.Find(".chips").TextContent.ShouldContain("not verified");
        page.Markup.ShouldContain("cluster-admin gives full control of this cluster");
    }

    [Fact]
    public void CustomClusterRoles_ComeFromTheCluster_WithTheirRules_AndAWarning()
    {
        GrantableRoles.Answer = _ => Result.Success<IReadOnlyList<GrantableRole>>(
        [
            new(ClusterRoleName.Parse("secret-reader"), [new RbacRule { Verbs = ["get"], ApiGroups = [""], Resources = ["secrets"] }], [AccessHighlight.ReadSecrets]),
            new(ClusterRoleName.Parse("view"), [], []),
        ]);
        var page = Open();
        Field(page, "prod-hangzhou").Change(true);
        Field(page, "Custom").Change(true);

        page.FindAll("datalist option").Select(o => o.GetAttribute("value")).ShouldBe(["secret-reader", "view"]);
        Field(page, "Custom ClusterRole").Input("secret-reader no-such");
        page.Find(".roles form").Submit();

        var chips = page.FindAll(".chips li");
        chips[0].TextContent.ShouldNotContain("not");
        chips[1].TextContent.ShouldContain("not in the chosen clusters");
        page.Find(".known").TextContent.ShouldContain("secret-reader allows this: reads Secrets.");
        page.Find(".known table").TextContent.ShouldContain("secrets");
    }

    [Fact]
    public void StageWithoutChoices_NamesWhatIsMissing()
    {
        var page = Open();

        Button(page, "Add to the changes").Click();

        page.Find("#add-missing").TextContent.ShouldContain("Choose at least one cluster");
    }

    [Fact]
    public void SeveralRows_AreStagedAndPlannedTogether()
    {
        var page = Open();
        Field(page, "prod-hangzhou").Change(true);
        Field(page, "Developer").Change(true);
        Button(page, "Add to the changes").Click();
        Field(page, "test-beijing").Change(true);
        Field(page, "Restricted User").Change(true);

        Button(page, "Review changes").Click();

        Authorization.Requests.ShouldHaveSingleItem().Edits.OfType<PermissionEdit.Grant>().Select(g => g.Permission.Key.Text)
            .ShouldBe([HangzhouId.Value + "|dev", BeijingId.Value + "|restricted"]);
        page.FindAll(".difference li").Count.ShouldBe(2);
    }

    [Fact]
    public void Back_FromTheReview_KeepsWhatWasChosen()
    {
        var page = Open();
        Field(page, "prod-hangzhou").Change(true);
        Field(page, "Developer").Change(true);
        Button(page, "Review changes").Click();

        Button(page, "Back").Click();

        page.Find(".staged").TextContent.ShouldContain("Developer in prod-hangzhou");
    }

    [Fact]
    public void Planning_ThatFails_IsShownAndKeepsTheChoices()
    {
        Authorization.Change = (_, _) => new Failure.Throttled(TimeSpan.FromSeconds(3));
        var page = Open();
        Field(page, "prod-hangzhou").Change(true);
        Field(page, "Developer").Change(true);

        Button(page, "Review changes").Click();

        page.FindAll(".side .failure").ShouldHaveSingleItem();
        page.Find(".staged").TextContent.ShouldContain("Developer in prod-hangzhou");
    }

    [Fact]
    public void ClustersThatCannotBeRead_CanBeReadAgain()
    {
        Clusters.List = new Failure.Unavailable(Dependency.Cloud);
        var page = Open();
        page.FindAll(".step .failure").ShouldHaveSingleItem();

        Clusters.List = ClusterList(Hangzhou);
        page.Find(".step .failure button:not(.icon-button)").Click();

        Field(page, "prod-hangzhou").ShouldNotBeNull();
    }

    private static void TypeNamespace(IRenderedComponent<PermissionManagement> page, string name)
    {
        Field(page, "Namespace names").Input(name);
        page.Find("form.typed").Submit();
    }

    private IRenderedComponent<PermissionManagement> Open(string query = "?panel=add")
    {
        Navigation.NavigateTo("/authorizations/users/" + Dev1.Ref.Id + query);
        return Render<PermissionManagement>(p => p.Add(c => c.Kind, PrincipalKind.RamUser).Add(c => c.Id, Dev1.Ref.Id.Value));
    }

    private IRenderedComponent<PermissionManagement> OpenForNamespaces(string cluster)
    {
        var page = Open();
        Field(page, cluster).Change(true);
        Field(page, "Chosen namespaces").Change(true);
        return page;
    }
}
