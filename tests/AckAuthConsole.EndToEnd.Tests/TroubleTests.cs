using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>Two people at once, a cloud that throttles or fails, input that is wrong.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class TroubleTests(ConsoleFixture fixture) : ConsoleTest(fixture), IAsyncLifetime
{
    public Task InitializeAsync() => Fixture.Emulator.RemoveFaultsAsync();

    public Task DisposeAsync() => Fixture.Emulator.RemoveFaultsAsync();

    [Fact]
    public Task ChangeMadeElsewhereMeanwhile_IsShown_AndNothingTypedIsLost() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.TeamBDev1}");
        var page = visitor.Permissions;
        await page.ReadyAsync();
        await page.ChooseAsync("Restricted User", "prod-hangzhou", "payments");
        await page.ReviewAsync();
        await page.Ticket.FillAsync("OPS-77");

        await Fixture.Account.PatchAsync(DemoAccount.TeamBDev1, DemoAccount.StagingHangzhou, "team-b", "dev");
        await page.SubmitAsync("Helps with payments");

        await Expect(visitor.Page.GetByText("The permissions have changed since you opened this page")).ToBeVisibleAsync();
        (await Fixture.Account.HeldAsync(DemoAccount.TeamBDev1)).ShouldNotContain($"{DemoAccount.ProdHangzhou}/payments restricted");
        await Expect(page.Reason).ToHaveValueAsync("Helps with payments");
        await Expect(page.Ticket).ToHaveValueAsync("OPS-77");

        await page.SubmitButton.ClickAsync();
        await page.VerifiedAsync();
        var held = await Fixture.Account.HeldAsync(DemoAccount.TeamBDev1);
        held.ShouldContain($"{DemoAccount.ProdHangzhou}/payments restricted");
        held.ShouldContain($"{DemoAccount.StagingHangzhou}/team-b dev");
    });

    [Fact]
    public Task ThrottledCloud_IsWaitedFor() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.LiuQiang}");
        var page = visitor.Permissions;
        await page.ReadyAsync();
        await page.ChooseAsync("Restricted User", "staging-hangzhou", "sandbox");
        await page.ReviewAsync();
        var fault = await Fixture.Emulator.AddFaultAsync(new { action = "UpdateUserPermissions", kind = "Throttle", first = 2, contains = DemoAccount.LiuQiang, retryAfterMs = 50 });

        await page.SubmitAsync("Looks at the sandbox");
        await page.VerifiedAsync();

        (await Fixture.Emulator.StruckAsync(fault)).ShouldBe(2);
        (await Fixture.Account.HeldAsync(DemoAccount.LiuQiang)).ShouldBe([$"{DemoAccount.StagingHangzhou}/sandbox restricted"]);
    });

    [Fact]
    public Task CloudThatFails_IsSaidWithCodeAndRequestId_AndCanBeTriedAgain() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin");
        await Fixture.Emulator.AddFaultAsync(new { action = "DescribeUserPermission", kind = "Error", code = "StatusForbidden", status = 403, contains = DemoAccount.WangWei });

        await visitor.OpenAsync($"/authorizations/users/{DemoAccount.WangWei}");

        var failure = visitor.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "StatusForbidden" });
        await Expect(failure).ToBeVisibleAsync();
        await Fixture.Emulator.RemoveFaultsAsync();
        await failure.GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await visitor.Permissions.ReadyAsync();
        await Expect(visitor.Permissions.Line("Developer", "All Namespaces")).ToBeVisibleAsync();
    });

    [Fact]
    public Task UnknownPerson_IsSaidClearly() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin");

        await visitor.OpenAsync("/authorizations/users/299999999999999999");
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("299999999999999999");
        await visitor.OpenAsync("/authorizations/users/..%2F%3Cscript%3E");
        await Expect(visitor.Shell.Heading).ToBeVisibleAsync();
        await visitor.OpenAsync("/no-such-page");
        await Expect(visitor.Shell.Heading).ToBeVisibleAsync();
        visitor.ForgetErrors();
    });

    [Fact]
    public Task NamespaceThatIsNone_IsRefusedBesideTheField() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.WangWei}");
        var page = visitor.Permissions;
        await page.ReadyAsync();
        await page.OpenFormAsync();
        await page.ChooseClustersAsync("prod-hangzhou");
        var group = visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Namespace" });
        await group.GetByRole(AriaRole.Radio, new() { Name = "Chosen namespaces" }).CheckAsync();

        await group.GetByLabel("Namespace names").FillAsync("Team_A<b>");
        await group.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();

        await Expect(group.GetByRole(AriaRole.Alert)).ToContainTextAsync("Team_A<b>");
        await Expect(group.GetByLabel("Namespace names")).ToHaveValueAsync("Team_A<b>");
    });
}
