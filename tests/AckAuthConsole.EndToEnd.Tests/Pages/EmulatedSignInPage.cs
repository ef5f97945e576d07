using Microsoft.Playwright;

namespace AckAuthConsole.EndToEnd.Tests.Pages;

/// <summary>The emulator's page that lists the identities one can sign in as.</summary>
internal sealed class EmulatedSignInPage(IPage page)
{
    /// <summary>Signs in as <c>account</c>, a RAM user's name, or <c>role:name:session</c>.</summary>
    public Task ChooseAsync(string identity)
    {
        var key = identity == "account" || identity.StartsWith("role:", StringComparison.Ordinal) ? identity : "user:" + identity;
        return page.Locator($"button[name=identity][value=\"{key}\"]").ClickAsync();
    }
}
