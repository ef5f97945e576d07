using System.Net;
using System.Text.Json;
using AckAuthConsole.Emulator.Tests.ContainerService;
using Microsoft.AspNetCore.WebUtilities;

namespace AckAuthConsole.Emulator.Tests.OAuth;

/// <summary>An emulator with a browser and an application that both talk to it over HTTP.</summary>
internal sealed class OAuthBrowser : IAsyncDisposable
{
    public const string ClientId = "4000000000000000001";
    public const string Secret = "emulator-oauth-secret";
    public const string Callback = "http://localhost:5080/signin-ram";

    /// <summary>The pair of RFC 7636.</summary>
    public const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    public const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };

    private OAuthBrowser(EmulatorHost host, MovableClock clock)
    {
        Host = host;
        Clock = clock;
        Http = new HttpClient(_handler) { BaseAddress = host.HttpAddress };
    }

    public EmulatorHost Host { get; }

    public MovableClock Clock { get; }

    public HttpClient Http { get; }

    public static async Task<OAuthBrowser> StartAsync(Action<EmulatorOptions>? configure = null)
    {
        var clock = new MovableClock();
        var options = new EmulatorOptions();
        configure?.Invoke(options);
        return new(await EmulatorHost.StartAsync(options, clock), clock);
    }

    /// <summary>The parameters of an ordinary authorization request, with changes; null removes one.</summary>
    public static Dictionary<string, string?> Request(params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string?>
        {
            ["client_id"] = ClientId,
            ["redirect_uri"] = Callback,
            ["response_type"] = "code",
            ["scope"] = "openid aliuid profile",
            ["state"] = "s t&te",
            ["code_challenge"] = Challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in changes)
        {
            parameters[name] = value;
        }

        return parameters.Where(pair => pair.Value is not null).ToDictionary();
    }

    public Task<HttpResponseMessage> AuthorizeAsync(params (string Name, string? Value)[] changes) =>
        Http.GetAsync(new Uri(QueryHelpers.AddQueryString("/oauth2/v1/auth", Request(changes)), UriKind.Relative));

    /// <summary>Signs in by the page's form and returns the answer at the application's address.</summary>
    public async Task<Dictionary<string, string>> SignInAsync(string identity, params (string Name, string? Value)[] changes)
    {
        using var form = new FormUrlEncodedContent(Request([.. changes, ("identity", identity)])!);
        using var response = await Http.PostAsync(new Uri("/oauth2/v1/auth", UriKind.Relative), form);
        return Answer(response);
    }

    public static Dictionary<string, string> Answer(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var location = response.Headers.Location!;
        location.GetLeftPart(UriPartial.Path).ShouldBe(Callback);
        return QueryHelpers.ParseQuery(location.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
    }

    /// <summary>Calls the token endpoint as the application does.</summary>
    public async Task<(HttpStatusCode Status, JsonElement Body)> TokenAsync(params (string Name, string? Value)[] changes)
    {
        var fields = new Dictionary<string, string?>
        {
            ["grant_type"] = "authorization_code",
            ["client_id"] = ClientId,
            ["client_secret"] = Secret,
            ["redirect_uri"] = Callback,
            ["code_verifier"] = Verifier,
        };
        foreach (var (name, value) in changes)
        {
            fields[name] = value;
        }

        return await PostAsync("/v1/token", fields);
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, Dictionary<string, string?> fields)
    {
        using var form = new FormUrlEncodedContent(fields.Where(pair => pair.Value is not null)!);
        using var response = await Http.PostAsync(new Uri(path, UriKind.Relative), form);
        return (response.StatusCode, await JsonAsync(response));
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> GetJsonAsync(string path, string? bearer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        if (bearer is not null)
        {
            request.Headers.Authorization = new("Bearer", bearer);
        }

        using var response = await Http.SendAsync(request);
        return (response.StatusCode, await JsonAsync(response));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _handler.Dispose();
        await Host.DisposeAsync();
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response)
    {
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.Clone();
    }
}
