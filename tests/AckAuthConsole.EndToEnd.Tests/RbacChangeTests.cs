using AckAuthConsole.EndToEnd.Tests.Pages;
using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>Roles and bindings of clusters are made, changed, deleted and brought back; each is looked up at the API server itself.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class RbacChangeTests(ConsoleFixture fixture) : ConsoleTest(fixture)
{
    private const string Roles = "/apis/rbac.authorization.k8s.io/v1/clusterroles/";
    private const string ClusterBindings = "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/";
    private const string Staging = $"/clusters/{DemoAccount.StagingHangzhou}";
    private const string Edge = $"/clusters/{DemoAccount.EdgeBeijing}";

    [Fact]
    public Task ARole_FromATemplate_ToTheCluster_AndOn() => VisitAsync(async visitor =>
    {
        using var cluster = await Fixture.AtClusterAsync(DemoAccount.StagingHangzhou);
        using var other = await Fixture.AtClusterAsync(DemoAccount.EdgeBeijing);
        await visitor.SignInAsAsync("platform-admin", $"{Staging}/roles");
        await visitor.Shell.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Create Role" }).ClickAsync();

        await visitor.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("One application only") }).CheckAsync();
        await visitor.Page.GetByLabel("Names of the workloads").FillAsync("web, worker");
        await visitor.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("operate-web");
        await ReviewAsync(visitor);
        await SubmitAsync(visitor, "On call for web");

        var stored = (await cluster.GetAsync(Roles + "operate-web"))!;
        stored["rules"]![0]!["resourceNames"]!.ToJsonString().ShouldBe("""["web","worker"]""");

        await visitor.OpenAsync($"{Staging}/roles/copy?name=operate-web");
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("edge-beijing") }).CheckAsync();
        await ReviewAsync(visitor);
        await SubmitAsync(visitor, "The same there");
        (await other.GetAsync(Roles + "operate-web"))!["rules"]!.ToJsonString().ShouldBe(stored["rules"]!.ToJsonString());

        await visitor.OpenAsync($"{Staging}/roles/compare?left=operate-web&right=operate-web&with={DemoAccount.EdgeBeijing}");
        await Expect(visitor.Page.GetByText("Both allow exactly the same.")).ToBeVisibleAsync();
    });

    [Fact]
    public Task AnEdit_AsYaml_TellsItsFaults_ItsEffect_AndIsTakenBack() => VisitAsync(async visitor =>
    {
        using var cluster = await Fixture.AtClusterAsync(DemoAccount.EdgeBeijing);
        var before = (await cluster.GetAsync(Roles + "store-agent"))!["rules"]!.ToJsonString();
        await visitor.SignInAsAsync("platform-admin", $"{Edge}/roles/edit?name=store-agent");
        await visitor.Shell.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "YAML" }).ClickAsync();
        var manifest = visitor.Page.GetByLabel("Manifest");
        await new YamlEditorField(visitor.Page, "Manifest").UsePlainAsync();
        var yaml = await manifest.InputValueAsync();

        await manifest.FillAsync(yaml.Replace("verbs:", "verbs: true\n  x:", StringComparison.Ordinal));
        await ReviewButton(visitor).ClickAsync();
        await Expect(visitor.Page.Locator("#yaml-faults")).ToContainTextAsync("line ");

        await manifest.FillAsync(yaml.Replace("rules:\n", "rules:\n- apiGroups: [\"\"]\n  resources: [secrets, pod]\n  verbs: [get]\n", StringComparison.Ordinal));
        await ReviewAsync(visitor);
        await Expect(visitor.Page.GetByText("Somebody gets powerful abilities: reads Secrets.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("never allows anything: pod.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("system:serviceaccounts:stores")).ToBeVisibleAsync();
        (await cluster.GetAsync(Roles + "store-agent"))!["rules"]!.ToJsonString().ShouldBe(before);
        await SubmitAsync(visitor, "The agent reads its licence");
        (await cluster.GetAsync(Roles + "store-agent"))!["rules"]!.ToJsonString().ShouldContain("secrets");

        await visitor.History.OpenAsync();
        await visitor.History.OpenEntryAsync("The agent reads its licence");
        await Expect(visitor.History.Details.GetByRole(AriaRole.Region, new() { Name = "Manifest" })).ToContainTextAsync("secrets");
        await visitor.History.Details.GetByRole(AriaRole.Link, new() { Name = "Undo" }).ClickAsync();
        await SubmitAsync(visitor, "Not needed after all");
        (await cluster.GetAsync(Roles + "store-agent"))!["rules"]!.ToJsonString().ShouldBe(before);
    });

    [Fact]
    public Task ABinding_ForAServiceAccount_ComesAndGoes_AndComesBack() => VisitAsync(async visitor =>
    {
        using var cluster = await Fixture.AtClusterAsync(DemoAccount.StagingHangzhou);
        const string account = "system:serviceaccount:sandbox:robot";
        await visitor.SignInAsAsync("platform-admin", $"{Staging}/bindings/new");
        await visitor.Shell.ReadyAsync();
        await visitor.Page.GetByLabel("Name", new() { Exact = true }).First.FillAsync("robot-views");
        await visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Role", Exact = true }).GetByLabel("Role").FillAsync("view");
        var subject = visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Subject 1" });
        await subject.GetByRole(AriaRole.Combobox).SelectOptionAsync("ServiceAccount");
        await subject.GetByLabel("Namespace").FillAsync("sandbox");
        await subject.GetByLabel("Name", new() { Exact = true }).FillAsync("robot");
        await ReviewAsync(visitor);
        await SubmitAsync(visitor, "The robot looks around");
        (await cluster.MayAsync(account, "list", "pods", "sandbox")).ShouldBeTrue();

        await visitor.OpenAsync($"{Staging}/bindings?binding=robot-views");
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();
        await SubmitAsync(visitor, "The robot is gone");
        (await cluster.GetAsync(ClusterBindings + "robot-views")).ShouldBeNull();
        (await cluster.MayAsync(account, "list", "pods", "sandbox")).ShouldBeFalse();

        await visitor.History.OpenAsync();
        await visitor.History.OpenEntryAsync("The robot is gone");
        await visitor.History.Details.GetByRole(AriaRole.Link, new() { Name = "Undo" }).ClickAsync();
        await SubmitAsync(visitor, "It is back");
        (await cluster.MayAsync(account, "list", "pods", "sandbox")).ShouldBeTrue();
    });

    [Fact]
    public Task TheCreatorsBinding_GoesOnlyWhenItsNameIsTyped() => VisitAsync(async visitor =>
    {
        using var cluster = await Fixture.AtClusterAsync(DemoAccount.StagingHangzhou);
        const string name = $"{DemoAccount.LiNa}-cluster-admin-clusterrolebinding";
        await visitor.SignInAsAsync("platform-admin", $"{Staging}/bindings?binding={name}");
        var panel = visitor.Page.GetByRole(AriaRole.Dialog);
        await Expect(panel).ToContainTextAsync("Make sure that somebody else is Administrator");
        await panel.GetByRole(AriaRole.Link, new() { Name = "Delete" }).ClickAsync();

        await visitor.Page.GetByLabel("Reason").FillAsync("Left the company");
        await visitor.Page.GetByLabel("Confirm by typing").FillAsync("li.na");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(visitor.Page.GetByLabel("Confirm by typing")).ToHaveAttributeAsync("aria-invalid", "true");
        (await cluster.GetAsync(ClusterBindings + name)).ShouldNotBeNull();

        await visitor.Page.GetByLabel("Confirm by typing").FillAsync(name);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await DoneAsync(visitor);
        (await cluster.GetAsync(ClusterBindings + name)).ShouldBeNull();
    });

    [Fact]
    public Task AnObjectThatSomebodyElseChanged_IsNotOverwritten() => VisitAsync(async visitor =>
    {
        using var cluster = await Fixture.AtClusterAsync(DemoAccount.EdgeBeijing);
        await cluster.CreateAsync("/apis/rbac.authorization.k8s.io/v1/clusterroles", new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "contested" }, ["rules"] = new System.Text.Json.Nodes.JsonArray() });
        await visitor.SignInAsAsync("platform-admin", $"{Edge}/roles/edit?name=contested");
        await visitor.Shell.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Add rule" }).ClickAsync();
        var rule = visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Rule 1" });
        await rule.GetByRole(AriaRole.Textbox, new() { Name = "Resources" }).FillAsync("configmaps");
        await rule.GetByRole(AriaRole.Checkbox, new() { Name = "get" }).CheckAsync();

        await cluster.DeleteAsync(Roles + "contested");
        await cluster.CreateAsync("/apis/rbac.authorization.k8s.io/v1/clusterroles", new() { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = "contested" }, ["rules"] = new System.Text.Json.Nodes.JsonArray() });
        await ReviewButton(visitor).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("contested");
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToBeDisabledAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Back", Exact = true }).ClickAsync();
        await Expect(rule.GetByRole(AriaRole.Textbox, new() { Name = "Resources" })).ToHaveValueAsync("configmaps");
    });

    private static ILocator ReviewButton(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Review changes" });

    private static async Task ReviewAsync(Visitor visitor)
    {
        await ReviewButton(visitor).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToBeEnabledAsync();
    }

    private static async Task SubmitAsync(Visitor visitor, string reason)
    {
        await visitor.Page.GetByLabel("Reason").FillAsync(reason);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await DoneAsync(visitor);
    }

    private static async Task DoneAsync(Visitor visitor)
    {
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Result" })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".results .outcome-succeeded").First).ToBeVisibleAsync();
    }
}
