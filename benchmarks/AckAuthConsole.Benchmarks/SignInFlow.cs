namespace AckAuthConsole.Benchmarks;

/// <summary>Signs in over HTTP as a browser does, with the emulator's shortcut in place of a click on the identity.</summary>
internal static class SignInFlow
{
    /// <summary>Opens the first page as a RAM user; ends with the page itself.</summary>
    public static async Task<string> OpenFirstPageAsync(HttpClient client, Uri console, string userName)
    {
        using var choose = await client.GetAsync(console);
        var ask = choose.EnsureSuccessStatusCode().RequestMessage!.RequestUri!;
        if (ask.Authority == console.Authority) throw new InvalidOperationException("The first page did not ask for a sign-in.");
        using var page = await client.GetAsync(new Uri($"{ask.AbsoluteUri}&login_hint={Uri.EscapeDataString(userName)}"));
        if (page.RequestMessage!.RequestUri!.Authority != console.Authority) throw new InvalidOperationException("The sign-in did not lead back to the console.");
        return await page.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }
}
