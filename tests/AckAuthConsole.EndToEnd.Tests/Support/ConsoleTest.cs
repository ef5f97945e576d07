using System.Runtime.CompilerServices;
using AckAuthConsole.Testing;
using Microsoft.Playwright;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>A test at the browser. When it fails, its trace, picture and the console's output are kept under <c>artifacts/e2e</c>.</summary>
public abstract class ConsoleTest(ConsoleFixture fixture)
{
    /// <summary>The console, its emulator and the browser.</summary>
    protected ConsoleFixture Fixture { get; } = fixture;

    /// <summary>Runs a test with a person at a fresh browser; at its end the browser's console must be free of errors.</summary>
    protected async Task VisitAsync(Func<Visitor, Task> test, BrowserNewContextOptions? options = null, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(test);
        var visitor = await Visitor.ArriveAsync(Fixture.Browser, Fixture.Address, options);
        await visitor.Context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        try
        {
            await test(visitor);
            visitor.ShouldHaveNoFindings();
            visitor.ShouldHaveNoErrors();
            await visitor.Context.Tracing.StopAsync();
        }
        catch
        {
            await KeepAsync(visitor, name);
            throw;
        }
        finally
        {
            await visitor.Context.CloseAsync();
        }
    }

    private async Task KeepAsync(Visitor visitor, string name)
    {
        var folder = RepositoryRoot.Combine("artifacts", "e2e");
        Directory.CreateDirectory(folder);
        var start = Path.Combine(folder, $"{GetType().Name}.{name}");
        try
        {
            await visitor.Page.ScreenshotAsync(new() { Path = start + ".png", FullPage = true });
            await File.WriteAllTextAsync(start + ".html", await visitor.Page.ContentAsync());
            await visitor.Context.Tracing.StopAsync(new() { Path = start + ".trace.zip" });
        }
        catch (PlaywrightException)
        {
            // The browser itself may be what broke; the failure that brought us here matters more.
        }
        await File.WriteAllTextAsync(start + ".console.log", Fixture.Output);
    }
}
