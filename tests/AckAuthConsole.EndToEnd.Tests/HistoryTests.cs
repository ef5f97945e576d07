using System.Text.Json;
using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

[Collection(ConsoleCollection.Name)]
public sealed class HistoryTests(ConsoleFixture fixture) : ConsoleTest(fixture)
{
    [Fact]
    public Task Undo_TakesAChangeBack() => VisitAsync(async visitor =>
    {
        const string reason = "By mistake in the wrong cluster";
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.PaymentsDev2}");
        var page = visitor.Permissions;
        await page.ReadyAsync();
        var before = await Fixture.Account.HeldAsync(DemoAccount.PaymentsDev2);
        await page.GrantAsync("Developer", "prod-hangzhou", "payments", reason);
        (await Fixture.Account.HeldAsync(DemoAccount.PaymentsDev2)).ShouldNotBe(before);

        await visitor.History.OpenAsync();
        await visitor.History.OpenEntryAsync(reason);
        await visitor.History.Details.GetByRole(AriaRole.Link, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Review).ToBeVisibleAsync();
        await page.SubmitAsync("Taken back");
        await page.VerifiedAsync();

        (await Fixture.Account.HeldAsync(DemoAccount.PaymentsDev2)).ShouldBe(before);
    });

    [Fact]
    public Task Export_HoldsTheEntriesAndTheHead_AndIsItselfRecorded() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", "/history");
        await visitor.Shell.ReadyAsync();

        var ndjson = await visitor.History.ExportAsync("Export NDJSON");
        var csv = await visitor.History.ExportAsync("Export CSV");

        var lines = ndjson.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var line in lines) JsonDocument.Parse(line).Dispose();
        ndjson.ShouldContain("session.sign-in");
        csv.ShouldContain("session.sign-in");
        await visitor.History.OpenAsync("?action=history.export");
        await Expect(visitor.History.Lines.First).ToContainTextAsync("exported the history");
    });

    [Fact]
    public Task Verify_SaysThatTheHistoryIsWhole() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("security-auditor", "/history");
        await visitor.Shell.ReadyAsync();

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();

        await Expect(visitor.Page.GetByText("The history is whole")).ToBeVisibleAsync();
    });

    [Fact]
    public Task Filters_AreInTheAddress() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", "/history");
        await visitor.Shell.ReadyAsync();

        await visitor.Page.GetByLabel("Action").SelectOptionAsync("session.sign-in");
        await visitor.Page.WaitForURLAsync(url => url.Contains("session.sign-in", StringComparison.Ordinal));
        await Expect(visitor.History.Lines.First).ToContainTextAsync("signed in");

        await visitor.Page.ReloadAsync();
        await visitor.Shell.ReadyAsync();
        await Expect(visitor.Page.GetByLabel("Action")).ToHaveValueAsync("session.sign-in");
        await Expect(visitor.History.Lines.First).ToContainTextAsync("signed in");
    });
}
