using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>Every page: accessible in light and dark, fits a phone, both languages, no error in the browser.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class LookTests(ConsoleFixture fixture) : ConsoleTest(fixture)
{
    /// <summary>The pages by name.</summary>
    public static TheoryData<string, string> Pages => new()
    {
        { "overview", "/" },
        { "users", "/authorizations/users" },
        { "roles", "/authorizations/roles" },
        { "user", $"/authorizations/users/{DemoAccount.LiNa}" },
        { "add", $"/authorizations/users/{DemoAccount.LiNa}?panel=add" },
        { "clusters", "/clusters" },
        { "cluster", $"/clusters/{DemoAccount.ProdHangzhou}" },
        { "access", $"/clusters/{DemoAccount.ProdHangzhou}/access" },
        { "access-everywhere", "/access" },
        { "who-can", $"/clusters/{DemoAccount.ProdHangzhou}/who-can" },
        { "cluster-roles", $"/clusters/{DemoAccount.ProdHangzhou}/roles" },
        { "cluster-role", $"/clusters/{DemoAccount.StagingHangzhou}/roles/role?name=cs:ns:dev" },
        { "new-role", $"/clusters/{DemoAccount.ProdHangzhou}/roles/new" },
        { "edit-role", $"/clusters/{DemoAccount.ProdHangzhou}/roles/edit?name=deployer" },
        { "compare-roles", $"/clusters/{DemoAccount.ProdHangzhou}/roles/compare?left=cs:ops&right=cs:ns:dev" },
        { "bindings", $"/clusters/{DemoAccount.ProdHangzhou}/bindings" },
        { "binding", $"/clusters/{DemoAccount.ProdHangzhou}/bindings?binding=ci-runner-admin" },
        { "new-binding", $"/clusters/{DemoAccount.ProdHangzhou}/bindings/new" },
        { "delete-binding", $"/clusters/{DemoAccount.ProdHangzhou}/bindings/delete?name=ci-runner-admin" },
        { "findings", $"/clusters/{DemoAccount.ProdHangzhou}/findings" },
        { "findings-everywhere", "/findings" },
        { "history", "/history" },
        { "entry", "/history/1" },
        { "settings", "/settings" },
        { "settings-roles", "/settings/console-roles" },
        { "settings-permissions", "/settings/permissions" },
        { "settings-health", "/settings/health" },
        { "not-found", "/no-such-page" },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public Task Page_IsAccessible_InLightAndDark_AndFitsAPhone(string name, string path) => VisitAsync(
        async visitor =>
        {
            await visitor.SignInAsAsync("platform-admin");
            await visitor.OpenAsync(path);
            await visitor.Shell.ReadyAsync();
            await visitor.CheckAccessibilityAsync($"{name}, light");

            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, ReducedMotion = ReducedMotion.Reduce });
            await visitor.CheckAccessibilityAsync($"{name}, dark");

            await visitor.Page.SetViewportSizeAsync(390, 844);
            await visitor.CheckWidthAsync($"{name}, 390 px");
            await visitor.CheckAccessibilityAsync($"{name}, 390 px");

            // The browser reports the status of the page that is not there, as it should.
            if (name == "not-found") visitor.ForgetErrors();
        },
        new() { ReducedMotion = ReducedMotion.Reduce },
        $"Look.{name}");

    [Fact]
    public Task Review_IsAccessible_AndFitsAPhone() => VisitAsync(
        async visitor =>
        {
            await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.MonitoringBot}?add={DemoAccount.ProdHangzhou}%7Cops");
            await visitor.Permissions.ReadyAsync();
            await visitor.Permissions.ReviewAsync();

            await visitor.CheckAccessibilityAsync("review, light");
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await visitor.CheckAccessibilityAsync("review, dark");
            await visitor.Page.SetViewportSizeAsync(390, 844);
            await visitor.CheckWidthAsync("review, 390 px");
        },
        new() { ReducedMotion = ReducedMotion.Reduce });

    [Fact]
    public Task Language_SwitchesInPlace_AndIsRemembered() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", "/authorizations/users?q=wang");
        await visitor.Shell.ReadyAsync();
        await Expect(visitor.Shell.Heading).ToHaveTextAsync("RAM Users");

        await visitor.Shell.SwitchLanguageAsync("简体中文", "zh-Hans");
        await Expect(visitor.Shell.Heading).ToHaveTextAsync("RAM 用户");
        await Expect(visitor.Users.SearchBox).ToHaveValueAsync("wang");
        await Expect(visitor.Users.Row("wang.wei")).ToContainTextAsync("管理权限");

        foreach (var path in new[]
        {
            "/", "/clusters", "/history", "/settings", "/access", "/findings", $"/clusters/{DemoAccount.ProdHangzhou}/findings",
            $"/clusters/{DemoAccount.ProdHangzhou}/access", $"/clusters/{DemoAccount.ProdHangzhou}/roles", $"/clusters/{DemoAccount.ProdHangzhou}/bindings", $"/clusters/{DemoAccount.ProdHangzhou}/who-can",
            $"/clusters/{DemoAccount.ProdHangzhou}/roles/new", $"/clusters/{DemoAccount.ProdHangzhou}/bindings/delete?name=ci-runner-admin",
            $"/authorizations/users/{DemoAccount.WangWei}?panel=add",
        })
        {
            await visitor.OpenAsync(path);
            await visitor.Shell.ReadyAsync();
            (await visitor.Shell.Heading.InnerTextAsync()).ShouldMatch(@"\p{IsCJKUnifiedIdeographs}");
        }

        await visitor.Shell.SwitchLanguageAsync("English", "en");
        await Expect(visitor.Shell.Heading).ToHaveTextAsync("Permission Management");
    });

    [Fact]
    public Task ChineseBrowser_IsSpokenToInChinese() => VisitAsync(
        async visitor =>
        {
            await visitor.SignInAsAsync("platform-admin", "/authorizations/users");
            await Expect(visitor.Shell.Heading).ToHaveTextAsync("RAM 用户");
        },
        new() { Locale = "zh-CN" });

    [Fact]
    public Task Theme_IsSwitched_AndRemembered() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin");

        await visitor.Shell.SwitchThemeAsync("dark");
        await visitor.OpenAsync("/clusters");
        await visitor.Shell.ReadyAsync();

        await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visitor.Shell.SwitchThemeAsync("light");
    });

    [Fact]
    public Task Keyboard_AloneIsEnoughToGrant() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.DataEngineer2}");
        await visitor.Permissions.ReadyAsync();
        var keys = new KeyboardWalk(visitor.Page);

        await keys.ReachAsync("button", "Add Permissions");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Page.GetByRole(AriaRole.Group, new() { Name = "Clusters" })).ToBeVisibleAsync();
        await keys.ReachAsync("input[type=checkbox]", "prod-shanghai");
        await visitor.Page.Keyboard.PressAsync("Space");
        await keys.ReachAsync("input[type=radio]", "All Namespaces");
        await keys.ReachAsync("input[type=radio]", "Administrator");
        while (!await visitor.Page.GetByRole(AriaRole.Radio, new() { Name = "Restricted User", Exact = true }).IsCheckedAsync()) await visitor.Page.Keyboard.PressAsync("ArrowDown");
        await keys.ReachAsync("button", "Review changes");
        await visitor.Page.Keyboard.PressAsync("Enter");
        await Expect(visitor.Permissions.Review).ToBeVisibleAsync();
        await keys.ReachAsync("textarea", "Reason");
        await visitor.Page.Keyboard.TypeAsync("By keyboard alone");
        await keys.ReachAsync("button", "Submit");
        await visitor.Page.Keyboard.PressAsync("Enter");

        await visitor.Permissions.VerifiedAsync();
        (await Fixture.Account.HeldAsync(DemoAccount.DataEngineer2)).ShouldContain($"{DemoAccount.ProdShanghai} restricted");
    });
}
