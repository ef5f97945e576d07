using System.Text.RegularExpressions;
using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests.Pages;

/// <summary>"RAM Users" or "RAM Roles".</summary>
public sealed class PrincipalListPage(Visitor visitor, string path)
{
    private IPage Page => visitor.Page;

    /// <summary>The rows with people.</summary>
    public ILocator Rows => Page.GetByRole(AriaRole.Table).Locator("tbody tr");

    /// <summary>Search as you type.</summary>
    public ILocator SearchBox => Page.GetByRole(AriaRole.Searchbox, new() { NameRegex = new Regex("^(Search RAM|搜索)") });

    /// <summary>Opens the list.</summary>
    public async Task OpenAsync(string query = "")
    {
        await visitor.OpenAsync(path + query);
        await visitor.Shell.ReadyAsync();
    }

    /// <summary>The row of somebody.</summary>
    public ILocator Row(string name) => Rows.Filter(new() { Has = Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }) });

    /// <summary>Types words and waits for the list that fits.</summary>
    public async Task SearchAsync(string words)
    {
        await SearchBox.FillAsync(words);
        await Page.WaitForURLAsync(url => Uri.UnescapeDataString(url).Contains(words, StringComparison.Ordinal));
        await visitor.Shell.ReadyAsync();
    }

    /// <summary>Finds somebody and opens "Permission Management".</summary>
    public async Task<PermissionPage> ModifyPermissionsAsync(string name)
    {
        await SearchAsync(name);
        await Row(name).GetByRole(AriaRole.Link, new() { Name = "Modify Permissions" }).ClickAsync();
        await visitor.Permissions.ReadyAsync();
        return visitor.Permissions;
    }

    /// <summary>Opens a role by its typed name.</summary>
    public async Task<PermissionPage> OpenByNameAsync(string name)
    {
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "RAM Role Name" }).FillAsync(name);
        await Page.Locator("form.by-name").GetByRole(AriaRole.Button, new() { Name = "Modify Permissions" }).ClickAsync();
        await visitor.Permissions.ReadyAsync();
        return visitor.Permissions;
    }

    /// <summary>Picks people of the rows on screen.</summary>
    public async Task PickAsync(params IEnumerable<string> names)
    {
        var picked = 0;
        foreach (var name in names)
        {
            await Page.GetByRole(AriaRole.Checkbox, new() { Name = $"Select {name}", Exact = true }).CheckAsync();
            await Expect(Page.GetByText($"{++picked} selected")).ToBeVisibleAsync();
        }
    }

    /// <summary>Opens "Add Permissions" for those picked.</summary>
    public async Task<PermissionPage> AddPermissionsAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add Permissions", Exact = true }).ClickAsync();
        return visitor.Permissions;
    }
}
