using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace AckAuthConsole.Web.Tests.Support;

/// <summary>A sign-in service that says what a test wants: any claims, any key, any time.</summary>
internal sealed class ScriptedSignInService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private RSA _published = RSA.Create(2048);
    private string _keyId = "key-1";

    private ScriptedSignInService(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public Dictionary<string, object> Claims { get; } = new()
    {
        ["sub"] = "subject-1",
        ["aid"] = "1000000000000001",
        ["uid"] = "200000000000000001",
        ["type"] = "user",
        ["name"] = "Platform Admin",
        ["upn"] = "platform-admin@ackdemo.onaliyun.com",
    };

    public string Issuer { get; set; } = "";

    public string Audience { get; set; } = "4000000000000000001";

    public DateTimeOffset ExpiresAt { get; set; } = TimeProvider.System.GetUtcNow().AddHours(1);

    public RSA? SignWith { get; set; }

    public Func<string, string> Change { get; set; } = static token => token;

    public bool OmitIdToken { get; set; }

    public bool IsDown { get; set; }

    public int KeyRequests { get; private set; }

    public string? CodeVerifier { get; private set; }

    public static async Task<ScriptedSignInService> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var service = new ScriptedSignInService(app);
        app.MapGet("/v1/keys", service.Keys);
        app.MapPost("/v1/token", service.TokenAsync);
        await app.StartAsync();
        service.Issuer = service.Address;
        return service;
    }

    public void RotateKey()
    {
        _published.Dispose();
        _published = RSA.Create(2048);
        _keyId = "key-2";
    }

    /// <summary>What the browser does after the person agreed: it comes back with a code.</summary>
    public static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string returnUrl = "/")
    {
        using var start = await browser.GetAsync("/signin?returnUrl=" + Uri.EscapeDataString(returnUrl));
        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(start.Headers.Location!.Query);
        return await browser.GetAsync($"/signin/callback?code=any&state={Uri.EscapeDataString(query["state"]!)}");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _published.Dispose();
    }

    private IResult Keys()
    {
        KeyRequests++;
        var key = _published.ExportParameters(false);
        return Results.Text(JsonSerializer.Serialize(new
        {
            keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = _keyId, n = Base64UrlEncoder.Encode(key.Modulus), e = Base64UrlEncoder.Encode(key.Exponent) } },
        }), "application/json");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        if (IsDown)
            return Results.StatusCode(503);

        var form = await request.ReadFormAsync();
        CodeVerifier = form["code_verifier"];
        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer,
            Audience = Audience,
            Claims = Claims,
            IssuedAt = ExpiresAt.AddHours(-1).UtcDateTime,
            NotBefore = ExpiresAt.AddHours(-1).UtcDateTime,
            Expires = ExpiresAt.UtcDateTime,
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(SignWith ?? _published) { KeyId = _keyId }, SecurityAlgorithms.RsaSha256),
        });
        var answer = new Dictionary<string, object> { ["access_token"] = "opaque", ["token_type"] = "Bearer", ["expires_in"] = "3600" };
        if (!OmitIdToken)
            answer["id_token"] = Change(token);
        return Results.Text(JsonSerializer.Serialize(answer), "application/json");
    }
}
