using System.Net;
using System.Text.RegularExpressions;
using AckAuthConsole.Web.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Api;

public sealed partial class RouteAccessTests
{
    private static readonly string[] s_anonymous =
        ["/signin", "/signout", "/signed-out", "/access-refused", "/culture", "/health/live", "/health/ready"];

    [Fact]
    public async Task EveryRoute_WithoutSignIn_IsClosedUnlessListed()
    {
        await using var console = new ConsoleFactory();
        using var browser = console.CreateBrowser();

        foreach (var (method, path) in Routes(console))
        {
            using var answer = await browser.SendAsync(new HttpRequestMessage(method, path));

            var isClosed = answer.StatusCode == HttpStatusCode.Unauthorized
                || (answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString().Contains("/signin?returnUrl=", StringComparison.Ordinal));
            isClosed.ShouldBe(!s_anonymous.Contains(path), $"{method} {path}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData(ConsoleFactory.Member, HttpStatusCode.Forbidden)]
    [InlineData(ConsoleFactory.Auditor, HttpStatusCode.OK)]
    [InlineData(ConsoleFactory.Administrator, HttpStatusCode.OK)]
    public async Task EveryRoute_SignedIn_AnswersAsTheRoleMay(string identity, HttpStatusCode exports)
    {
        await using var console = new ConsoleFactory();
        using var browser = await console.SignInAsync(identity);

        foreach (var (method, path) in Routes(console).Where(static r => r.Method == HttpMethod.Get && r.Path is not ("/signin" or "/1") && !r.Path.StartsWith("/_", StringComparison.Ordinal)))
        {
            using var answer = await browser.GetAsync(path);

            var expected = path switch
            {
                _ when path.StartsWith("/api/history/export", StringComparison.Ordinal) || path.StartsWith("/api/findings.", StringComparison.Ordinal) => exports,
                _ when path.StartsWith("/api/clusters/", StringComparison.Ordinal) => exports == HttpStatusCode.Forbidden ? exports : HttpStatusCode.NotFound,
                "/access-refused" => HttpStatusCode.Forbidden,
                "/culture" => HttpStatusCode.BadRequest,
                _ => HttpStatusCode.OK,
            };
            answer.StatusCode.ShouldBe(expected, path);
        }
    }

    [Fact]
    public async Task AnUnknownAddress_SignedIn_IsNotFoundWithAPage()
    {
        await using var console = new ConsoleFactory();
        using var browser = await console.SignInAsync(ConsoleFactory.Member);

        using var answer = await browser.GetAsync("/no/such/page");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
    }

    private static List<(HttpMethod Method, string Path)> Routes(ConsoleFactory console)
    {
        var routes = console.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(static e => e.Metadata.All(static m => m.GetType().Name != "StaticAssetDescriptor"))
            .SelectMany(static e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods : ["GET"])
                .Where(static m => m is "GET" or "POST")
                .Select(m => (new HttpMethod(m), "/" + Parameter().Replace(e.RoutePattern.RawText!, "1").Trim('/'))))
            .Where(static r => !r.Item2.StartsWith("/_framework", StringComparison.Ordinal) || r.Item2.Contains("opaque", StringComparison.Ordinal))
            .Distinct().ToList();
        routes.Count.ShouldBeGreaterThan(15);
        return routes;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
