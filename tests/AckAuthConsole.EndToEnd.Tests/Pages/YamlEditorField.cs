using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests.Pages;

/// <summary>The field for a manifest: a code editor in a frame, with the plain text field below it.</summary>
internal sealed class YamlEditorField(IPage page, string label)
{
    /// <summary>The plain field.</summary>
    public ILocator Plain => page.Locator("textarea.yaml");

    /// <summary>The code editor's lines.</summary>
    public ILocator Lines => page.FrameLocator($"iframe[title=\"{label}\"]").Locator(".view-lines");

    /// <summary>The suggestions that are open.</summary>
    public ILocator Suggestions => page.FrameLocator($"iframe[title=\"{label}\"]").Locator(".suggest-widget.visible .monaco-list-row");

    /// <summary>Underlined faults.</summary>
    public ILocator Faults => page.FrameLocator($"iframe[title=\"{label}\"]").Locator(".squiggly-error");

    /// <summary>Waits for the code editor.</summary>
    public async Task ReadyAsync()
    {
        await Expect(Plain).ToBeHiddenAsync();
        await Expect(Lines).ToBeVisibleAsync();
    }

    /// <summary>Puts the cursor behind the last character.</summary>
    public async Task GoToEndAsync()
    {
        await Lines.ClickAsync();
        await page.Keyboard.PressAsync("Control+End");
    }

    /// <summary>Pastes at the cursor. What a browser types at once, the editor takes as single keys, which would take minutes.</summary>
    public Task PasteAsync(string text) => Lines.EvaluateAsync("(_, text) => monaco.editor.getEditors()[0].trigger('test', 'paste', { text })", text);

    /// <summary>Waits for a suggestion and takes the first, which must be this.</summary>
    public async Task TakeAsync(string expected)
    {
        await Expect(Suggestions.First).ToContainTextAsync(expected);
        await page.Keyboard.PressAsync("Enter");
        await Expect(Lines).ToContainTextAsync(expected);
    }

    /// <summary>Types into the plain field from now on.</summary>
    public async Task UsePlainAsync()
    {
        await ReadyAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Plain text field" }).ClickAsync();
        await Expect(Plain).ToBeVisibleAsync();
    }
}
