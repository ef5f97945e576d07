using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests.Pages;

/// <summary>What stands around every page: navigation, language, theme, the person.</summary>
public sealed class Shell(IPage page)
{
    /// <summary>The page's heading.</summary>
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>Waits until the page can be used: it has a heading and nothing is loading.</summary>
    public async Task ReadyAsync()
    {
        await Expect(Heading).ToBeVisibleAsync();
        await Expect(page.Locator("main [aria-busy=true]")).ToHaveCountAsync(0);
    }

    /// <summary>Follows an entry of the navigation.</summary>
    public async Task GoToAsync(string entry)
    {
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main navigation" }).GetByRole(AriaRole.Link, new() { Name = entry, Exact = true }).ClickAsync();
        await Expect(Heading).ToHaveTextAsync(entry);
        await ReadyAsync();
    }

    /// <summary>Switches to the other language by its own name.</summary>
    public async Task SwitchLanguageAsync(string language, string culture)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = language, Exact = true }).ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", culture);
        await ReadyAsync();
    }

    /// <summary>Presses the theme's button until a theme is chosen.</summary>
    public async Task SwitchThemeAsync(string theme)
    {
        var button = page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(Theme|主题)") });
        for (var press = 0; press < 3 && await page.Locator("html").GetAttributeAsync("data-theme") != theme; press++)
        {
            var before = await button.GetAttributeAsync("aria-label");
            await button.ClickAsync();
            await Expect(button).Not.ToHaveAttributeAsync("aria-label", before!);
        }
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
    }

    /// <summary>Ends the session.</summary>
    public async Task SignOutAsync()
    {
        await page.Locator("details.person summary").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Expect(Heading).ToHaveTextAsync("You are signed out");
    }
}
