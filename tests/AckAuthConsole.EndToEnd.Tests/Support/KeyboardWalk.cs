using Microsoft.Playwright;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>Walks with the Tab key, as somebody without a mouse does.</summary>
internal sealed class KeyboardWalk(IPage page)
{
    private const int MostSteps = 200;

    /// <summary>Presses Tab until the focused control is of a kind and its name holds a text.</summary>
    public async Task ReachAsync(string selector, string name)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            var reached = await page.EvaluateAsync<bool>(
                """
                ([selector, name]) => {
                  const focused = document.activeElement;
                  if (!focused || !focused.matches(selector)) return false;
                  const labels = focused.labels ? [...focused.labels].map(label => label.innerText).join(' ') : '';
                  return `${focused.getAttribute('aria-label') ?? ''} ${labels} ${focused.innerText ?? ''}`.includes(name);
                }
                """,
                new[] { selector, name });
            if (reached) return;
        }
        throw new InvalidOperationException($"The Tab key does not reach {selector} '{name}'.");
    }
}
