using AckAuthConsole.EndToEnd.Tests.Support;
using AckAuthConsole.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>The process is killed between intent and outcome, at each step; after the restart the history tells the truth.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class CrashTests(ConsoleFixture fixture) : IAsyncLifetime, IDisposable
{
    private const int Forever = 600_000;

    private readonly TemporaryFolder _folder = new();
    private EmulatorProcess _emulator = null!;
    private EmulatorAdmin _admin = null!;
    private CloudCaller _account = null!;
    private ConsoleProcess? _console;

    public async Task InitializeAsync()
    {
        _emulator = await EmulatorProcess.StartAsync();
        _admin = new EmulatorAdmin(_emulator.Address);
        _account = new CloudCaller(_emulator.Address);
    }

    public async Task DisposeAsync()
    {
        if (_console is not null) await _console.DisposeAsync();
        await _emulator.DisposeAsync();
    }

    public void Dispose()
    {
        _admin.Dispose();
        _account.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public Task KilledAtTheSecondRead_NothingChanged_AndTheHistorySaysSo() => CrashAsync(
        $"add={DemoAccount.ProdHangzhou}/team-a%7Cdev",
        new { action = "DescribeUserPermission", kind = "Delay", delayMs = Forever, nth = 1, contains = DemoAccount.ZhangMin },
        [$"{DemoAccount.StagingHangzhou}/qa dev"],
        "Failed");

    [Fact]
    public Task KilledWhileTheCallIsHeld_NothingChanged_AndTheHistorySaysSo() => CrashAsync(
        $"add={DemoAccount.ProdHangzhou}/team-a%7Cdev",
        new { action = "UpdateUserPermissions", kind = "Delay", delayMs = Forever, nth = 1, contains = DemoAccount.ZhangMin },
        [$"{DemoAccount.StagingHangzhou}/qa dev"],
        "Failed");

    [Fact]
    public Task KilledAtTheReadBack_TheChangeIsInForce_AndTheHistorySaysSo() => CrashAsync(
        $"add={DemoAccount.ProdHangzhou}/team-a%7Cdev",
        new { action = "DescribeUserPermission", kind = "Delay", delayMs = Forever, nth = 2, contains = DemoAccount.ZhangMin },
        [$"{DemoAccount.ProdHangzhou}/team-a dev", $"{DemoAccount.StagingHangzhou}/qa dev"],
        "Done");

    [Fact]
    public Task KilledBetweenTwoCalls_HalfIsInForce_AndTheHistorySaysSo() => CrashAsync(
        $"change={DemoAccount.StagingHangzhou}/qa%7Cdev%7Crestricted",
        new { action = "UpdateUserPermissions", kind = "Delay", delayMs = Forever, nth = 2, contains = DemoAccount.ZhangMin },
        [],
        "Partly done");

    private async Task CrashAsync(string edit, object fault, string[] inForce, string told)
    {
        const string reason = "The lights went out";
        _console = await StartAsync();
        await _console.InventoryReadAsync();
        var visitor = await Visitor.ArriveAsync(fixture.Browser, _console.Address);
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.ZhangMin}?{edit}");
        await visitor.Permissions.ReadyAsync();
        await visitor.Permissions.ReviewAsync();
        var rule = await _admin.AddFaultAsync(fault);
        await visitor.Permissions.SubmitAsync(reason);
        await HeldUpAsync(rule);

        await _console.KillAsync();
        await _console.DisposeAsync();
        await visitor.Context.CloseAsync();
        await _admin.RemoveFaultsAsync();
        (await _account.HeldAsync(DemoAccount.ZhangMin)).ShouldBe(inForce);

        _console = await StartAsync();
        var later = await Visitor.ArriveAsync(fixture.Browser, _console.Address);
        await later.SignInAsAsync("platform-admin", "/history");
        await SettledAsync(later, reason);
        await Expect(later.History.Line(reason).Locator(".tip-host.outcome")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^" + told));
        await later.Page.GetByRole(AriaRole.Button, new() { Name = "Verify" }).ClickAsync();
        await Expect(later.Page.GetByText("The history is whole")).ToBeVisibleAsync();
        (await _account.HeldAsync(DemoAccount.ZhangMin)).ShouldBe(inForce);
        await later.Context.CloseAsync();
    }

    private Task<ConsoleProcess> StartAsync() => ConsoleProcess.StartAsync(_folder, _emulator.Address, ("Authorization:SettlingTime", "00:00:00.100"));

    private async Task HeldUpAsync(string rule)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await _admin.StruckAsync(rule) == 0) await pace.WaitForNextTickAsync(patience.Token);
    }

    // An intent is settled after the start, beside everything else; the page is asked again until it is.
    private static async Task SettledAsync(Visitor visitor, string reason)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        do
        {
            await visitor.History.OpenAsync();
            await Expect(visitor.History.Line(reason)).ToHaveCountAsync(1);
            if (!(await visitor.History.Line(reason).Locator(".tip-host.outcome").InnerTextAsync()).Contains("Open", StringComparison.Ordinal)) return;
        }
        while (await pace.WaitForNextTickAsync(patience.Token));
    }
}
