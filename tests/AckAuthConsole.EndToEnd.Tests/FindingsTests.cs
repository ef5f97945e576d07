using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>What is risky: found, explained, accepted for a while, handed out.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class FindingsTests(ConsoleFixture fixture) : ConsoleTest(fixture), IAsyncLifetime
{
    private const string Prod = $"/clusters/{DemoAccount.ProdHangzhou}";

    public Task InitializeAsync() => Fixture.Emulator.RemoveFaultsAsync();

    public Task DisposeAsync() => Fixture.Emulator.RemoveFaultsAsync();

    [Fact]
    public Task AFinding_TellsWhyAndByWhat_AndIsAcceptedWithAReasonUntilADate() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"{Prod}/findings?q=release-manager");
        await visitor.Shell.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Writes roles beyond its own rights" }).ClickAsync();

        var panel = visitor.Page.GetByRole(AriaRole.Dialog);
        await Expect(panel).ToContainTextAsync("escalate lifts the check");
        await Expect(panel.GetByRole(AriaRole.Link, new() { Name = "rbac-operator" }).First).ToBeVisibleAsync();
        await Expect(panel).ToContainTextAsync("Remove escalate");
        await visitor.CheckAccessibilityAsync("finding");

        await panel.GetByText("Suppress this finding").ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Suppress", Exact = true }).ClickAsync();
        await Expect(panel.GetByText("Give a reason.")).ToBeVisibleAsync();
        await panel.GetByLabel("Reason").FillAsync("releases are made by this account until the new pipeline");
        await panel.GetByRole(AriaRole.Button, new() { Name = "Suppress", Exact = true }).ClickAsync();
        await Expect(panel.GetByText("Suppressed until")).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Writes roles beyond its own rights" })).ToHaveCountAsync(0);
        await visitor.Page.GetByLabel("Shown").SelectOptionAsync(new SelectOptionValue { Label = "Suppressed" });
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Writes roles beyond its own rights" }).ClickAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "Open again" }).ClickAsync();
        await Expect(panel.GetByText("Suppress this finding")).ToBeVisibleAsync();

        await visitor.OpenAsync("/history");
        await Expect(visitor.Page.GetByText("suppressed the finding")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("opened the finding")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Everywhere_NamesTheClusterThatCannotBeRead_InChinese_AndIsHandedOut() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("security-auditor", "/culture?culture=zh-Hans&returnUrl=%2Ffindings");

        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "风险", Exact = true })).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("已读取 4/5 个集群")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "test-silicon-valley" })).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("规则").SelectOptionAsync("R52");
        await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "已在 RAM 中删除但仍有绑定" }).First.ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("离职人员的 kubeconfig");
        await Expect(visitor.Page.GetByRole(AriaRole.Dialog).GetByText("忽略该风险")).ToHaveCountAsync(0);
        await visitor.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "关闭" }).ClickAsync();

        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.Page.GetByRole(AriaRole.Link, new() { Name = "导出 CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!);
        lines[0].ShouldContain("cluster_id,cluster,rule,severity");
        lines[1..].ShouldAllBe(l => l.Contains(",R52,"));
        lines.Length.ShouldBeGreaterThan(1);
    });
}
