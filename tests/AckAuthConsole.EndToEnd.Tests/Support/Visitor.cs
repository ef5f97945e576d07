using System.Collections.Concurrent;
using AckAuthConsole.EndToEnd.Tests.Pages;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>A person at a browser.</summary>
public sealed class Visitor
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly List<string> _findings = [];

    private Visitor(IBrowserContext context, IPage page, Uri console)
    {
        (Context, Page, Console) = (context, page, console);
        page.Console += (_, message) =>
        {
            if (message.Type is "error") _errors.Enqueue($"{message.Text} ({message.Location})");
        };
        page.PageError += (_, error) => _errors.Enqueue(error);
    }

    /// <summary>Cookies and storage of their own.</summary>
    public IBrowserContext Context { get; }

    /// <summary>The tab.</summary>
    public IPage Page { get; }

    /// <summary>Where the console answers.</summary>
    public Uri Console { get; }

    /// <summary>The frame of every page.</summary>
    public Shell Shell => new(Page);

    /// <summary>"RAM Users".</summary>
    public PrincipalListPage Users => new(this, "/authorizations/users");

    /// <summary>"RAM Roles".</summary>
    public PrincipalListPage Roles => new(this, "/authorizations/roles");

    /// <summary>"Permission Management".</summary>
    public PermissionPage Permissions => new(this);

    /// <summary>"History".</summary>
    public HistoryPage History => new(this);

    /// <summary>"Settings".</summary>
    public SettingsPage Settings => new(this);

    internal static async Task<Visitor> ArriveAsync(IBrowser browser, Uri console, BrowserNewContextOptions? options = null)
    {
        var context = await browser.NewContextAsync(new(options ?? new()) { BaseURL = console.ToString(), Locale = options?.Locale ?? "en-US", TimezoneId = "Asia/Shanghai", AcceptDownloads = true });
        context.SetDefaultTimeout(15_000);
        return new(context, await context.NewPageAsync(), console);
    }

    /// <summary>Opens an address of the console.</summary>
    public async Task OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        await Page.WaitForURLAsync(url => !url.Contains("/signin", StringComparison.Ordinal));
    }

    /// <summary>Signs in: <c>platform-admin</c>, <c>account</c>, or <c>role:name:session</c>. Ends where the person wanted to go.</summary>
    public async Task SignInAsAsync(string identity, string path = "/")
    {
        await Page.GotoAsync(path);
        await new EmulatedSignInPage(Page).ChooseAsync(identity);
        await Page.WaitForURLAsync(url => new Uri(url).Authority == Console.Authority && !url.Contains("/signin", StringComparison.Ordinal));
        await Shell.ReadyAsync();
    }

    /// <summary>Asserts that the browser's console has no error, save those that a test expects.</summary>
    public void ShouldHaveNoErrors(params IEnumerable<string> expected) =>
        _errors.Where(error => !expected.Any(text => error.Contains(text, StringComparison.Ordinal))).ShouldBeEmpty();

    /// <summary>Forgets errors that a test made on purpose.</summary>
    public void ForgetErrors() => _errors.Clear();

    /// <summary>What axe finds serious on the page as it is now; asserted at the end, so that one run shows everything.</summary>
    public async Task CheckAccessibilityAsync(string what)
    {
        var result = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        _findings.AddRange(result.Violations
            .Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation => $"{what}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(5).Select(node => $"{node.Target} {node.Html}"))}"));
    }

    /// <summary>Whether something sticks out sideways, as nothing must on a narrow screen.</summary>
    public async Task CheckWidthAsync(string what)
    {
        var tooWide = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (tooWide > 0) _findings.Add($"{what}: {tooWide} px too wide");
    }

    /// <summary>Asserts that no check of this visit found anything.</summary>
    public void ShouldHaveNoFindings() => _findings.ShouldBeEmpty();
}
