using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests.Pages;

/// <summary>"History".</summary>
public sealed class HistoryPage(Visitor visitor)
{
    private IPage Page => visitor.Page;

    /// <summary>The lines, newest first.</summary>
    public ILocator Lines => Page.Locator("ol.history-lines > li");

    /// <summary>The details of an entry.</summary>
    public ILocator Details => Page.GetByRole(AriaRole.Dialog);

    /// <summary>Opens the page.</summary>
    public async Task OpenAsync(string query = "")
    {
        await visitor.OpenAsync("/history" + query);
        await visitor.Shell.ReadyAsync();
    }

    /// <summary>The line with a reason.</summary>
    public ILocator Line(string reason) => Lines.Filter(new() { HasText = reason });

    /// <summary>Opens the details of the line with a reason.</summary>
    public async Task OpenEntryAsync(string reason)
    {
        await Line(reason).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(Details).ToBeVisibleAsync();
        await Expect(Details).ToContainTextAsync(reason);
    }

    /// <summary>Downloads an export.</summary>
    public async Task<string> ExportAsync(string link)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        await using var stream = await download.CreateReadStreamAsync();
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
