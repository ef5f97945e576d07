using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests.Pages;

/// <summary>"Settings".</summary>
public sealed class SettingsPage(Visitor visitor)
{
    private IPage Page => visitor.Page;

    /// <summary>Opens the page.</summary>
    public async Task OpenAsync(string query = "")
    {
        await visitor.OpenAsync("/settings" + query);
        await visitor.Shell.ReadyAsync();
    }

    /// <summary>A row of the console roles.</summary>
    public ILocator Holder(string name) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = name });

    /// <summary>Opens a part of the settings.</summary>
    public async Task OpenPartAsync(string part)
    {
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Parts of the settings" }).GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();
        await visitor.Shell.ReadyAsync();
    }

    /// <summary>Gives a console role to a RAM user.</summary>
    public async Task AssignAsync(string user, string role, string reason)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add console role" }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = "Add console role" });
        await dialog.GetByRole(AriaRole.Searchbox).FillAsync(user);
        await dialog.GetByRole(AriaRole.Radio, new() { NameRegex = new(System.Text.RegularExpressions.Regex.Escape(user)) }).CheckAsync();
        await dialog.GetByLabel("Console role").SelectOptionAsync(new SelectOptionValue { Label = role });
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    /// <summary>Takes the console role away.</summary>
    public async Task RemoveAsync(string user, string reason)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = $"Remove {user}", Exact = true }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = "Remove console role" });
        await dialog.GetByLabel("Reason").FillAsync(reason);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }
}
