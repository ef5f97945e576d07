using System.Net;
using AckAuthConsole.Testing;
using AckAuthConsole.Web.Resources;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AckAuthConsole.Web.Tests.Support;

/// <summary>The console as it runs in demo mode, with an emulator and a database of its own.</summary>
public sealed class ConsoleFactory : WebApplicationFactory<SharedText>
{
    public const string Administrator = "user:platform-admin";
    public const string Auditor = "user:security-auditor";
    public const string Member = "user:team-a-dev-1";

    private readonly TemporaryFolder _folder = new();

    public Dictionary<string, string?> Settings { get; } = [];

    public TimeProvider? Clock { get; init; }

    /// <summary>A browser that keeps cookies and follows nothing by itself.</summary>
    public HttpClient CreateBrowser(string baseAddress = "http://localhost") =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(baseAddress) });

    /// <summary>A browser that is signed in.</summary>
    public async Task<HttpClient> SignInAsync(string identity, string baseAddress = "http://localhost")
    {
        var browser = CreateBrowser(baseAddress);
        using var answer = await SignInAsync(browser, identity);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe("/");
        return browser;
    }

    /// <summary>Goes through the sign-in and gives the answer of the callback.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string identity, string returnUrl = "/")
    {
        using var start = await browser.GetAsync("/signin?returnUrl=" + Uri.EscapeDataString(returnUrl));
        using var outside = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var authorized = await outside.GetAsync(start.Headers.Location + "&login_hint=" + Uri.EscapeDataString(identity));
        authorized.StatusCode.ShouldBe(HttpStatusCode.Redirect, await authorized.Content.ReadAsStringAsync());
        return await browser.GetAsync(authorized.Headers.Location);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseContentRoot(RepositoryRoot.FullPath);
        builder.UseSetting("Database:Path", _folder.File("console.db"));
        builder.UseSetting("Emulator:HttpPort", "0");
        builder.UseSetting("Emulator:HttpsPort", "");
        builder.UseSetting("Logging:LogLevel:Default", "None");
        foreach (var (key, value) in Settings)
            builder.UseSetting(key, value);
        if (Clock is { } clock)
            builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(clock)));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _folder.Dispose();
    }
}
