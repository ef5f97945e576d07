using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AckAuthConsole.Emulator.Tests.OAuth;

public sealed class OAuthFlowTests
{
    [Fact]
    public async Task Discovery_Document_HasTheCloudsMembersAndNoOthers()
    {
        await using var browser = await OAuthBrowser.StartAsync(options =>
        {
            options.OAuthPublicAddress = new("http://localhost:5081");
            options.OAuthInternalAddress = new("http://emulator:5081/");
        });

        var (_, document) = await browser.GetJsonAsync("/.well-known/openid-configuration");

        document.EnumerateObject().Select(member => member.Name).ShouldBe(
            [
                "code_challenge_methods_supported", "subject_types_supported", "response_types_supported", "issuer", "jwks_uri", "revocation_endpoint",
                "token_endpoint", "id_token_signing_alg_values_supported", "scopes_supported", "authorization_endpoint",
            ],
            ignoreOrder: true);
        document.GetProperty("issuer").GetString().ShouldBe("http://localhost:5081");
        document.GetProperty("authorization_endpoint").GetString().ShouldBe("http://localhost:5081/oauth2/v1/auth");
        document.GetProperty("token_endpoint").GetString().ShouldBe("http://emulator:5081/v1/token");
        document.GetProperty("jwks_uri").GetString().ShouldBe("http://emulator:5081/v1/keys");
    }

    [Fact]
    public async Task Flow_RamUser_GivesTokensThatVerifyAndTellWhoItIs()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        var answer = await browser.SignInAsync("user:platform-admin", ("access_type", "offline"));
        answer["state"].ShouldBe("s t&te");
        var (status, tokens) = await browser.TokenAsync(("code", answer["code"]));

        status.ShouldBe(HttpStatusCode.OK);
        tokens.GetProperty("token_type").GetString().ShouldBe("Bearer");
        tokens.GetProperty("expires_in").GetString().ShouldBe("3600");
        tokens.GetProperty("scope").GetString().ShouldBe("openid aliuid profile");
        tokens.GetProperty("refresh_token").GetString().ShouldNotBeNullOrEmpty();

        var claims = await VerifiedClaimsAsync(browser, tokens.GetProperty("id_token").GetString()!);
        var now = browser.Clock.GetUtcNow().ToUnixTimeSeconds();
        claims.GetProperty("iss").GetString().ShouldBe(browser.Host.HttpAddress.AbsoluteUri.TrimEnd('/'));
        claims.GetProperty("aud").GetString().ShouldBe(OAuthBrowser.ClientId);
        claims.GetProperty("iat").GetInt64().ShouldBe(now);
        claims.GetProperty("exp").GetInt64().ShouldBe(now + 3600);
        claims.GetProperty("aid").GetString().ShouldBe("1000000000000001");
        claims.GetProperty("uid").GetString().ShouldBe("200000000000000001");
        claims.GetProperty("type").GetString().ShouldBe("user");
        claims.GetProperty("name").GetString().ShouldBe("Platform Admin 平台管理员");
        claims.GetProperty("upn").GetString().ShouldBe("platform-admin@ackdemo.onaliyun.com");
        claims.GetProperty("sub").GetString()!.ShouldNotContain("200000000000000001");
        claims.TryGetProperty("login_name", out _).ShouldBeFalse();

        var (infoStatus, info) = await browser.GetJsonAsync("/v1/userinfo", tokens.GetProperty("access_token").GetString());
        infoStatus.ShouldBe(HttpStatusCode.OK);
        info.EnumerateObject().Select(member => member.Name).ShouldBe(["sub", "aid", "uid", "type", "name", "upn"], ignoreOrder: true);
        info.GetProperty("sub").GetString().ShouldBe(claims.GetProperty("sub").GetString());
    }

    [Fact]
    public async Task Flow_Account_HasLogonNameAndNeitherNameNorUpn()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        var claims = await SignedInClaimsAsync(browser, "account");

        claims.GetProperty("type").GetString().ShouldBe("account");
        claims.GetProperty("uid").GetString().ShouldBe(claims.GetProperty("aid").GetString());
        claims.GetProperty("login_name").GetString().ShouldBe("ackdemo@example.com");
        claims.TryGetProperty("name", out _).ShouldBeFalse();
        claims.TryGetProperty("upn", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Flow_RoleSessions_ShareTheRoleIdButNotTheSubject()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        var one = await SignedInClaimsAsync(browser, "role:AliyunReservedSSO-PlatformAdmin:zhang.min");
        var other = await SignedInClaimsAsync(browser, "role:AliyunReservedSSO-PlatformAdmin:wang.wei");

        one.GetProperty("type").GetString().ShouldBe("role");
        one.GetProperty("name").GetString().ShouldBe("AliyunReservedSSO-PlatformAdmin:zhang.min");
        one.GetProperty("uid").GetString().ShouldBe("300000000000000001");
        one.TryGetProperty("upn", out _).ShouldBeFalse();
        other.GetProperty("uid").GetString().ShouldBe("300000000000000001");
        other.GetProperty("sub").GetString().ShouldNotBe(one.GetProperty("sub").GetString());
    }

    [Theory]
    [InlineData("openid", new[] { "sub" })]
    [InlineData("openid aliuid", new[] { "sub", "aid", "uid" })]
    [InlineData("openid unknown", new[] { "sub" })]
    public async Task Flow_Scopes_OpenOnlyTheirClaims(string scope, string[] expected)
    {
        await using var browser = await OAuthBrowser.StartAsync();

        var answer = await browser.SignInAsync("user:li.na", ("scope", scope));
        var (_, tokens) = await browser.TokenAsync(("code", answer["code"]));
        var (_, info) = await browser.GetJsonAsync("/v1/userinfo", tokens.GetProperty("access_token").GetString());

        info.EnumerateObject().Select(member => member.Name).ShouldBe(expected, ignoreOrder: true);
        tokens.GetProperty("scope").GetString().ShouldBe(scope.Replace(" unknown", "", StringComparison.Ordinal));
        tokens.TryGetProperty("refresh_token", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Token_WithoutOpenIdScope_HasNoIdToken()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        var answer = await browser.SignInAsync("user:li.na", ("scope", "profile"));
        var (_, tokens) = await browser.TokenAsync(("code", answer["code"]));

        tokens.TryGetProperty("id_token", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Token_UsedCode_IsRefused()
    {
        await using var browser = await OAuthBrowser.StartAsync();
        var answer = await browser.SignInAsync("user:li.na");
        await browser.TokenAsync(("code", answer["code"]));

        var (status, body) = await browser.TokenAsync(("code", answer["code"]));

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.GetProperty("error").GetString().ShouldBe("invalid_grant");
    }

    [Fact]
    public async Task Token_ExpiredCode_IsRefused()
    {
        await using var browser = await OAuthBrowser.StartAsync();
        var answer = await browser.SignInAsync("user:li.na");

        browser.Clock.Advance(TimeSpan.FromMinutes(6));
        var (status, _) = await browser.TokenAsync(("code", answer["code"]));

        status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("code_verifier", null, "invalid_grant", 400)]
    [InlineData("code_verifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXX", "invalid_grant", 400)]
    [InlineData("code_verifier", "short", "invalid_grant", 400)]
    [InlineData("redirect_uri", "http://localhost:5080/other", "invalid_grant", 400)]
    [InlineData("client_secret", "wrong", "invalid_client", 401)]
    [InlineData("client_secret", null, "invalid_client", 401)]
    [InlineData("client_id", "5", "invalid_client", 401)]
    [InlineData("grant_type", "password", "unsupported_grant_type", 400)]
    [InlineData("code", "made-up", "invalid_grant", 400)]
    public async Task Token_WrongField_IsRefused(string field, string? value, string error, int expected)
    {
        await using var browser = await OAuthBrowser.StartAsync();
        var answer = await browser.SignInAsync("user:li.na");

        var (status, body) = await browser.TokenAsync(("code", answer["code"]), (field, value));

        ((int)status).ShouldBe(expected);
        body.GetProperty("error").GetString().ShouldBe(error);
    }

    [Fact]
    public async Task Token_PlainChallenge_IsComparedAsItIs()
    {
        await using var browser = await OAuthBrowser.StartAsync();
        var answer = await browser.SignInAsync("user:li.na", ("code_challenge", OAuthBrowser.Verifier), ("code_challenge_method", "plain"));

        var (status, _) = await browser.TokenAsync(("code", answer["code"]));

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_WithoutPkce_StillWorks()
    {
        await using var browser = await OAuthBrowser.StartAsync();
        var answer = await browser.SignInAsync("user:li.na", ("code_challenge", null), ("code_challenge_method", null));

        var (status, _) = await browser.TokenAsync(("code", answer["code"]), ("code_verifier", null));

        status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Refresh_WorksUntilRevoked()
    {
        await using var browser = await OAuthBrowser.StartAsync();
        var answer = await browser.SignInAsync("user:li.na", ("access_type", "offline"));
        var (_, tokens) = await browser.TokenAsync(("code", answer["code"]));
        var refresh = tokens.GetProperty("refresh_token").GetString();
        (string, string?)[] fields = [("grant_type", "refresh_token"), ("refresh_token", refresh), ("code_verifier", null), ("redirect_uri", null)];

        var (first, renewed) = await browser.TokenAsync(fields);
        var (revoked, _) = await browser.PostAsync("/v1/revoke", new() { ["token"] = refresh, ["client_id"] = OAuthBrowser.ClientId, ["client_secret"] = OAuthBrowser.Secret });
        var (second, _) = await browser.TokenAsync(fields);

        first.ShouldBe(HttpStatusCode.OK);
        renewed.EnumerateObject().Select(member => member.Name).ShouldBe(["access_token", "token_type", "expires_in"], ignoreOrder: true);
        revoked.ShouldBe(HttpStatusCode.OK);
        second.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task UserInfo_ExpiredForeignOrIdToken_IsRefused()
    {
        await using var browser = await OAuthBrowser.StartAsync();
        var answer = await browser.SignInAsync("user:li.na");
        var (_, tokens) = await browser.TokenAsync(("code", answer["code"]));
        var access = tokens.GetProperty("access_token").GetString()!;

        (await browser.GetJsonAsync("/v1/userinfo")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GetJsonAsync("/v1/userinfo", "x.y.z")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GetJsonAsync("/v1/userinfo", access[..^4] + "AAAA")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GetJsonAsync("/v1/userinfo", tokens.GetProperty("id_token").GetString())).Status.ShouldBe(HttpStatusCode.Unauthorized);
        browser.Clock.Advance(TimeSpan.FromHours(1));
        (await browser.GetJsonAsync("/v1/userinfo", access)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task UserInfo_DeletedUser_IsRefused()
    {
        await using var browser = await OAuthBrowser.StartAsync();
        var answer = await browser.SignInAsync("user:li.na");
        var (_, tokens) = await browser.TokenAsync(("code", answer["code"]));

        lock (browser.Host.State.Gate)
        {
            browser.Host.State.RemoveUser(browser.Host.State.FindUser("li.na")!, browser.Clock.GetUtcNow());
        }

        (await browser.GetJsonAsync("/v1/userinfo", tokens.GetProperty("access_token").GetString())).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task SignIn_RemembersWhen()
    {
        await using var browser = await OAuthBrowser.StartAsync();

        await browser.SignInAsync("user:li.na");

        browser.Host.State.FindUser("li.na")!.LastLoginDate.ShouldBe(browser.Clock.GetUtcNow());
    }

    private static async Task<JsonElement> SignedInClaimsAsync(OAuthBrowser browser, string identity)
    {
        var answer = await browser.SignInAsync(identity);
        var (_, tokens) = await browser.TokenAsync(("code", answer["code"]));
        return await VerifiedClaimsAsync(browser, tokens.GetProperty("id_token").GetString()!);
    }

    private static async Task<JsonElement> VerifiedClaimsAsync(OAuthBrowser browser, string token)
    {
        var parts = token.Split('.');
        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[0]));
        header.RootElement.GetProperty("alg").GetString().ShouldBe("RS256");

        var (_, keys) = await browser.GetJsonAsync("/v1/keys");
        var key = keys.GetProperty("keys").EnumerateArray().Single(candidate => candidate.GetProperty("kid").GetString() == header.RootElement.GetProperty("kid").GetString());
        using var rsa = RSA.Create(new RSAParameters
        {
            Modulus = Base64Url.DecodeFromChars(key.GetProperty("n").GetString()),
            Exponent = Base64Url.DecodeFromChars(key.GetProperty("e").GetString()),
        });
        rsa.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        using var payload = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
        return payload.RootElement.Clone();
    }
}
