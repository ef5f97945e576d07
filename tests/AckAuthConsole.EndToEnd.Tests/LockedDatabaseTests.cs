using AckAuthConsole.EndToEnd.Tests.Support;
using AckAuthConsole.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>Another process holds the database: what cannot be recorded is not done, is said, and can be done afterwards without typing it again.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class LockedDatabaseTests(ConsoleFixture fixture) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Submit_WhileTheDatabaseIsLocked_ChangesNothing_AndKeepsWhatWasTyped()
    {
        const string reason = "Helps team A this week";
        await using var console = await ConsoleProcess.StartAsync(_folder, null, ("Database:BusyTimeoutSeconds", "1"));
        using var account = new CloudCaller(console.Emulator);
        var visitor = await Visitor.ArriveAsync(fixture.Browser, console.Address);
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.ZhangMin}?add={DemoAccount.ProdHangzhou}/team-a%7Cdev");
        var page = visitor.Permissions;
        await page.ReadyAsync();
        await page.ReviewAsync();
        var before = await account.HeldAsync(DemoAccount.ZhangMin);

        await using (var other = new SqliteConnection($"Data Source={_folder.File("console.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await ExecuteAsync(other, "BEGIN EXCLUSIVE");
            await page.SubmitAsync(reason);
            await Expect(visitor.Page.GetByText("The console's database is locked by another process")).ToBeVisibleAsync();
            (await account.HeldAsync(DemoAccount.ZhangMin)).ShouldBe(before);
            await ExecuteAsync(other, "ROLLBACK");
        }

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Retry the 1 that failed" }).ClickAsync();
        await Expect(page.Reason).ToHaveValueAsync(reason);
        await page.SubmitButton.ClickAsync();
        await page.VerifiedAsync();
        (await account.HeldAsync(DemoAccount.ZhangMin)).ShouldContain($"{DemoAccount.ProdHangzhou}/team-a dev");
        await visitor.Context.CloseAsync();
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
