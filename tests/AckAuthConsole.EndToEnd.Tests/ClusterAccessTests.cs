using System.Text.Json.Nodes;
using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>Who has access to clusters, and who can do what: also of a cluster that does not answer, is slow, or may not be read.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class ClusterAccessTests(ConsoleFixture fixture) : ConsoleTest(fixture), IAsyncLifetime
{
    private const string Prod = $"/clusters/{DemoAccount.ProdHangzhou}";

    public Task InitializeAsync() => Fixture.Emulator.RemoveFaultsAsync();

    public Task DisposeAsync() => Fixture.Emulator.RemoveFaultsAsync();

    [Fact]
    public Task Access_NamesThePersonBehindEachBinding_AndWhereItComesFrom() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("security-auditor", $"{Prod}/access?q=release-manager");
        await visitor.Shell.ReadyAsync();

        var row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "release-manager" });
        await Expect(row).ToContainTextAsync("rbac-operator");
        await Expect(row).ToContainTextAsync("gives itself or others any right");
        await Expect(row).ToContainTextAsync("Made by hand");
        await Expect(row).ToContainTextAsync("Granted in ACK");

        await visitor.Page.GetByLabel("Identity").SelectOptionAsync(new SelectOptionValue { Label = "Deleted RAM users and roles" });
        await visitor.Page.GetByRole(AriaRole.Searchbox).FillAsync("sun.yue");
        await Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "sun.yue" })).ToContainTextAsync("deleted");
        await Expect(visitor.Page.GetByText("release-manager")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task AccessEverywhere_TellsWhichClusterCouldNotBeRead() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin");
        await visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).GetByRole(AriaRole.Link, new() { Name = "Access", Exact = true }).ClickAsync();

        await Expect(visitor.Page.GetByText("4 of 5 clusters read")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("Reading", new() { Exact = true })).ToHaveCountAsync(0);
        await visitor.Page.GetByText("1 clusters could not be read").ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "test-silicon-valley" })).ToBeVisibleAsync();
        var row = visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "ops-break-glass" });
        await Expect(row).ToContainTextAsync("staging-hangzhou");
        await Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "payments-dev-1" })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task WhoCan_AnswersAsTheApiServer_AndFollowsTheCluster() => VisitAsync(async visitor =>
    {
        using var cluster = await Fixture.AtClusterAsync(DemoAccount.ProdHangzhou);
        await visitor.SignInAsAsync("security-auditor", $"{Prod}/who-can?verb=get&resource=secrets&namespace=payments");
        await visitor.Shell.ReadyAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "system:authenticated" })).ToContainTextAsync("settlement-keys");

        await visitor.Page.GetByLabel("Verb").FillAsync("delete");
        await visitor.Page.GetByLabel("Resource or path").FillAsync("configmaps");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "payments-lead" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("a-new-clerk")).ToHaveCountAsync(0);
        (await cluster.MayAsync("a-new-clerk", "delete", "configmaps", "payments")).ShouldBeFalse();

        await cluster.CreateAsync("/apis/rbac.authorization.k8s.io/v1/namespaces/payments/rolebindings", new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "clerk" },
            ["roleRef"] = new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "ClusterRole", ["name"] = "edit" },
            ["subjects"] = new JsonArray(new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "User", ["name"] = "a-new-clerk" }),
        });

        // No reload: what changes in the cluster comes by itself.
        await Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "a-new-clerk" })).ToContainTextAsync("edit");
        (await cluster.MayAsync("a-new-clerk", "delete", "configmaps", "payments")).ShouldBeTrue();
        await cluster.DeleteAsync("/apis/rbac.authorization.k8s.io/v1/namespaces/payments/rolebindings/clerk");
        await Expect(visitor.Page.GetByText("a-new-clerk")).ToHaveCountAsync(0);

        var csv = await visitor.History.ExportAsync("Export CSV");
        csv.ShouldContain("payments-lead");
        await visitor.History.OpenAsync("?action=access.export");
        await Expect(visitor.History.Lines.First).ToContainTextAsync("delete configmaps");
    });

    [Fact]
    public Task AQuestionThatMakesNoSense_IsSaid_AndStaysAsTyped() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("security-auditor", $"{Prod}/who-can");
        await visitor.Shell.ReadyAsync();

        await visitor.Page.GetByLabel("Resource or path").FillAsync("pods and secrets");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("pods and secrets");
        await Expect(visitor.Page.GetByLabel("Resource or path")).ToHaveValueAsync("pods and secrets");
    });

    [Theory]
    [InlineData("access")]
    [InlineData("roles")]
    [InlineData("bindings")]
    [InlineData("who-can")]
    public Task AnUnreachableCluster_IsAStateWithItsReason(string view) => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/clusters/{DemoAccount.TestSiliconValley}/{view}");

        await Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("cluster", new() { IgnoreCase = true, Timeout = 40_000 });
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Try again" })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Navigation, new() { Name = "Views of the cluster" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task ASlowCluster_ShowsThatItIsRead_AndThenTheRoles() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/clusters/{DemoAccount.EdgeBeijing}/roles");
        await visitor.Shell.ReadyAsync();
        await Fixture.Emulator.AddFaultAsync(new { action = "Kube.list *", kind = "Delay", delayMs = 2500, contains = DemoAccount.EdgeBeijing });

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Refresh" }).ClickAsync();

        // The rows stay while they are read anew.
        await Expect(visitor.Page.Locator("main [aria-busy=true]")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "edge-health" })).ToBeVisibleAsync();
        await visitor.Shell.ReadyAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "edge-health" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task WhatMayNotBeRead_IsMarked() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/clusters/{DemoAccount.ProdShanghai}/access");
        await visitor.Shell.ReadyAsync();

        await Expect(visitor.Page.GetByText("Nobody is known")).ToBeVisibleAsync();
        await visitor.Page.GetByText("4 parts could not be read").ClickAsync();
        await Expect(visitor.Page.GetByText("ClusterRoleBinding", new() { Exact = true })).ToBeVisibleAsync();
        await visitor.OpenAsync($"/clusters/{DemoAccount.ProdShanghai}/who-can");
        await Expect(visitor.Page.GetByText("there may be more who can")).ToBeVisibleAsync();
    });

    [Fact]
    public Task AMember_IsRefusedEverywhere() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("wang.wei");

        foreach (var path in new[] { $"{Prod}/access", $"{Prod}/roles", $"{Prod}/bindings", $"{Prod}/who-can", $"{Prod}/roles/new", $"{Prod}/bindings/new", $"{Prod}/bindings/delete?name=ci-runner-admin", "/access" })
        {
            await visitor.OpenAsync(path);
            await Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
            await Expect(visitor.Page.GetByText("ci-runner")).ToHaveCountAsync(path.Contains("delete", StringComparison.Ordinal) ? 1 : 0);
        }
    });
}
