using AckAuthConsole.EndToEnd.Tests.Support;
using AckAuthConsole.Testing;
using Microsoft.Playwright;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>
/// Walks through the pages that the README shows. With <c>SCREENSHOTS=1</c> the pictures are written to <c>docs/images</c>; without it the walk alone
/// is the test, so that a picture can never show what does not work any more.
/// </summary>
[Collection(ConsoleCollection.Name)]
public sealed class ScreenshotTests(ConsoleFixture fixture) : ConsoleTest(fixture)
{
    private static readonly bool s_keep = Environment.GetEnvironmentVariable("SCREENSHOTS") is "1" or "true";

    [Fact]
    public Task Walk_InEnglish_Light() => VisitAsync(
        async visitor =>
        {
            await visitor.SignInAsAsync("platform-admin");
            await KeepAsync(visitor, "overview");
            await visitor.OpenAsync("/authorizations/users");
            await visitor.Shell.ReadyAsync();
            await KeepAsync(visitor, "ram-users");
            await visitor.OpenAsync($"/authorizations/users/{DemoAccount.LiNa}");
            await visitor.Permissions.ReadyAsync();
            await KeepAsync(visitor, "permission-management");
            await visitor.OpenAsync($"/authorizations/users/{DemoAccount.LiNa}?add={DemoAccount.ProdHangzhou}/team-a%7Cdev&panel=add");
            await visitor.Permissions.ReadyAsync();
            await KeepAsync(visitor, "add-permissions");
            await visitor.Permissions.ReviewAsync();
            await KeepAsync(visitor, "review-changes");
            await visitor.OpenAsync("/clusters");
            await visitor.Shell.ReadyAsync();
            await KeepAsync(visitor, "clusters");
            await visitor.OpenAsync("/settings/permissions");
            await visitor.Shell.ReadyAsync();
            await KeepAsync(visitor, "settings");
        },
        new() { ViewportSize = new() { Width = 1280, Height = 800 }, ReducedMotion = ReducedMotion.Reduce });

    [Fact]
    public Task Walk_InChinese_Dark() => VisitAsync(
        async visitor =>
        {
            await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.LiNa}");
            await visitor.Shell.ReadyAsync();
            await KeepAsync(visitor, "permission-management-zh-dark");
            await visitor.OpenAsync("/history");
            await visitor.Shell.ReadyAsync();
            await KeepAsync(visitor, "history-zh-dark");
        },
        new() { ViewportSize = new() { Width = 1280, Height = 800 }, ColorScheme = ColorScheme.Dark, Locale = "zh-CN", ReducedMotion = ReducedMotion.Reduce });

    [Fact]
    public Task Walk_OnAPhone() => VisitAsync(
        async visitor =>
        {
            await visitor.SignInAsAsync("platform-admin", "/authorizations/users");
            await visitor.Shell.ReadyAsync();
            await KeepAsync(visitor, "ram-users-phone");
        },
        new() { ViewportSize = new() { Width = 390, Height = 844 }, ReducedMotion = ReducedMotion.Reduce });

    private static async Task KeepAsync(Visitor visitor, string name)
    {
        if (s_keep) await visitor.Page.ScreenshotAsync(new() { Path = RepositoryRoot.Combine("docs", "images", name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }
}
