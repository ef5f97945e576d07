using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>Who may do what, as each of them sees it.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class AccessTests(ConsoleFixture fixture) : ConsoleTest(fixture)
{
    [Fact]
    public Task Auditor_SeesEverything_AndCannotChange() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("security-auditor", $"/authorizations/users/{DemoAccount.WangWei}");
        await visitor.Permissions.ReadyAsync();

        await Expect(visitor.Permissions.Held.First).ToBeVisibleAsync();
        await Expect(visitor.Permissions.AddButton).ToBeDisabledAsync();
        await Expect(visitor.Page.GetByText("Only administrators of this console change permissions.").First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Member_SeesOnlyHimself() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("wang.wei");

        await visitor.OpenAsync($"/authorizations/users/{DemoAccount.WangWei}");
        await visitor.Permissions.ReadyAsync();
        await Expect(visitor.Permissions.Line("Developer", "All Namespaces")).ToBeVisibleAsync();
        await Expect(visitor.Permissions.AddButton).ToBeDisabledAsync();

        await visitor.OpenAsync($"/authorizations/users/{DemoAccount.ZhangMin}");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await Expect(visitor.Permissions.Held).ToHaveCountAsync(0);

        await visitor.OpenAsync("/authorizations/users");
        await Expect(visitor.Page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("zhang.min")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task RoleSession_SignsIn() => VisitAsync(async visitor =>
    {
        await visitor.Page.GotoAsync("/");
        var session = visitor.Page.Locator("button[name=identity][value^=\"role:AliyunReservedSSO-\"]").First;
        await session.ClickAsync();

        await visitor.Shell.ReadyAsync();
        await visitor.OpenAsync("/history");
        await visitor.Shell.ReadyAsync();
    });

    [Fact]
    public Task SignOut_EndsTheSession() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("wang.wei");

        await visitor.Shell.SignOutAsync();
        await visitor.Page.GotoAsync("/history");

        await Expect(visitor.Page.Locator("button[name=identity]").First).ToBeVisibleAsync();
    });

    [Fact]
    public Task DeepLink_SurvivesTheSignIn() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", "/authorizations/users?q=team-b");

        await visitor.Shell.ReadyAsync();
        await Expect(visitor.Users.SearchBox).ToHaveValueAsync("team-b");
        await Expect(visitor.Users.Row("team-b-lead")).ToBeVisibleAsync();
        await Expect(visitor.Users.Row("platform-admin")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task Settings_AssignAndRemoveAnAuditor() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", "/settings");
        await visitor.Shell.ReadyAsync();
        await visitor.Settings.OpenPartAsync("Console roles");

        await visitor.Settings.AssignAsync("sre-lead", "Auditor", "Covers for the auditor");
        await Expect(visitor.Settings.Holder("sre-lead")).ToContainTextAsync("Auditor");

        await visitor.Settings.RemoveAsync("sre-lead", "The auditor is back");
        await Expect(visitor.Settings.Holder("sre-lead")).ToHaveCountAsync(0);
        await visitor.History.OpenAsync("?action=console-role.remove");
        await Expect(visitor.History.Line("The auditor is back")).ToHaveCountAsync(1);
    });

    [Fact]
    public Task Settings_CheckTheConsolesOwnPermissions() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("security-auditor", "/settings");
        await visitor.Shell.ReadyAsync();

        await visitor.Settings.OpenPartAsync("Console permissions");

        await Expect(visitor.Page.GetByText("Everything that the console needs is allowed.")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Table)).ToContainTextAsync("cs:UpdateUserPermissions");
    });
}
