using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.Sts;

public sealed class StsTests : IAsyncLifetime
{
    private const string RoleArn = "acs:ram::1000000000000001:role/operator";
    private const string Trust = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}""";

    private TestEmulator _emulator = null!;

    private ApiClient Client => _emulator.Client;

    private static ApiCredentials Alice => ApiCredentials.User("alice");

    public async Task InitializeAsync()
    {
        _emulator = await TestEmulator.StartAsync();
        (await _emulator.AdminAsync(HttpMethod.Post, "/users", new JsonObject { ["userName"] = "alice", ["policies"] = new JsonArray("AliyunSTSAssumeRoleAccess") })).Ok();
        (await _emulator.AdminAsync(HttpMethod.Post, "/users", new JsonObject { ["userName"] = "bob" })).Ok();
        (await _emulator.AdminAsync(HttpMethod.Post, "/roles", new JsonObject { ["roleName"] = "operator", ["policies"] = new JsonArray("AliyunRAMReadOnlyAccess") })).Ok();
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task GetCallerIdentity_EachKindOfCaller_IsTold()
    {
        var account = (await Client.StsAsync(ApiCredentials.Account, "GetCallerIdentity")).Ok();
        ((string)account["IdentityType"]!).ShouldBe("Account");
        ((string)account["Arn"]!).ShouldBe("acs:ram::1000000000000001:root");

        var user = (await Client.StsAsync(Alice, "GetCallerIdentity")).Ok();
        ((string)user["IdentityType"]!).ShouldBe("RAMUser");
        ((string)user["UserId"]!).ShouldBe(_emulator.State.FindUser("alice")!.UserId);
        user.Body!.AsObject().ContainsKey("RoleId").ShouldBeFalse();

        var session = (await Client.StsAsync(await AssumeAsync(), "GetCallerIdentity")).Ok();
        var roleId = _emulator.State.FindRole("operator")!.RoleId;
        ((string)session["IdentityType"]!).ShouldBe("AssumedRoleUser");
        ((string)session["RoleId"]!).ShouldBe(roleId);
        ((string)session["PrincipalId"]!).ShouldBe(roleId + ":alice@work");
        ((string)session["Arn"]!).ShouldBe("acs:ram::1000000000000001:assumed-role/operator/alice@work");
    }

    [Fact]
    public async Task AssumeRole_Session_HasTheRolesRightsUntilItExpires()
    {
        var answer = (await Client.StsAsync(Alice, "AssumeRole", ("RoleArn", RoleArn), ("RoleSessionName", "alice@work"), ("DurationSeconds", "900"))).Ok();
        ((string)answer["Credentials"]["Expiration"]!).ShouldBe("2026-01-15T08:45:00Z");
        ((string)answer["AssumedRoleUser"]["Arn"]!).ShouldBe(RoleArn + "/alice@work");
        var session = Read(answer);
        (await Client.RamAsAsync(session, "ListUsers")).Ok();
        var refused = await Client.RamAsAsync(session, "CreateUser", ("UserName", "eve"));
        refused.Fails(403, "NoPermission");
        ((string)refused["AccessDeniedDetail"]["AuthPrincipalType"]!).ShouldBe("AssumedRoleUser");
        ((string)refused["AccessDeniedDetail"]["AuthPrincipalDisplayName"]!).ShouldBe("operator:alice@work");
        _emulator.Clock.Advance(TimeSpan.FromMinutes(15));
        (await Client.RamAsAsync(session, "ListUsers")).Fails(400, "InvalidSecurityToken.Expired");
    }

    [Fact]
    public async Task AssumeRole_SessionPolicy_NarrowsTheRole()
    {
        const string Policy = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:GetUser","Resource":"*"}]}""";
        var session = Read((await Client.StsAsync(Alice, "AssumeRole", ("RoleArn", RoleArn), ("RoleSessionName", "narrow"), ("Policy", Policy))).Ok());
        (await Client.RamAsAsync(session, "GetUser", ("UserName", "alice"))).Ok();
        var refused = await Client.RamAsAsync(session, "ListUsers");
        refused.Fails(403, "NoPermission");
        ((string)refused["AccessDeniedDetail"]["PolicyType"]!).ShouldBe("SessionPolicy");
    }

    [Fact]
    public async Task AssumeRole_Tokens_AreCheckedAgainstTheirKey()
    {
        var session = await AssumeAsync();
        var other = await AssumeAsync();
        (await Client.RamAsAsync(session with { Token = null }, "ListUsers")).Fails(400, "MissingSecurityToken");
        (await Client.RamAsAsync(session with { Token = other.Token }, "ListUsers")).Fails(400, "InvalidSecurityToken.MismatchWithAccessKey");
        (await Client.RamAsAsync(session with { Token = "rubbish" }, "ListUsers")).Fails(400, "InvalidSecurityToken.Malformed");
        (await Client.RamAsAsync(ApiCredentials.Account with { Token = session.Token }, "ListUsers")).Fails(400, "InvalidSecurityToken.MismatchWithAccessKey");
        (await Client.RamAsync("DetachPolicyFromRole", ("RoleName", "operator"), ("PolicyType", "System"), ("PolicyName", "AliyunRAMReadOnlyAccess"))).Ok();
        (await Client.RamAsync("DeleteRole", ("RoleName", "operator"))).Ok();
        (await Client.RamAsAsync(session, "ListUsers")).Fails(404, "InvalidAccessKeyId.NotFound");
    }

    [Theory]
    [InlineData("RoleArn", "operator", 400, "InvalidParameter.RoleArn")]
    [InlineData("RoleArn", "acs:ram::1000000000000001:role/nobody", 404, "EntityNotExist.Role")]
    [InlineData("RoleArn", "acs:ram::1000000000000002:role/operator", 404, "EntityNotExist.Role")]
    [InlineData("RoleSessionName", "x", 400, "InvalidParameter.RoleSessionName")]
    [InlineData("RoleSessionName", "has space", 400, "InvalidParameter.RoleSessionName")]
    [InlineData("DurationSeconds", "899", 400, "InvalidParameter.DurationSeconds")]
    [InlineData("DurationSeconds", "3601", 400, "InvalidParameter.DurationSeconds")]
    [InlineData("Policy", "{}", 400, "InvalidParameter.PolicyGrammar")]
    [InlineData("ExternalId", "a b", 400, "InvalidParameter.ExternalId")]
    public async Task AssumeRole_BadParameter_IsRefused(string name, string value, int status, string code)
    {
        var parameters = new Dictionary<string, string> { ["RoleArn"] = RoleArn, ["RoleSessionName"] = "alice" };
        parameters[name] = value;
        (await Client.StsAsync(Alice, "AssumeRole", [.. parameters.Select(p => (p.Key, p.Value))])).Fails(status, code);
    }

    [Fact]
    public async Task AssumeRole_WithoutPermissionOrTrustOrAsTheAccount_IsRefused()
    {
        (string, string)[] parameters = [("RoleArn", RoleArn), ("RoleSessionName", "session")];
        (await Client.StsAsync(ApiCredentials.User("bob"), "AssumeRole", parameters)).Fails(403, "NoPermission");
        (await Client.StsAsync(ApiCredentials.Account, "AssumeRole", parameters)).Fails(403, "NoPermission");
        (await Client.RamAsync("UpdateRole", ("RoleName", "operator"), ("NewAssumeRolePolicyDocument", Trust.Replace(":root", ":user/bob", StringComparison.Ordinal)))).Ok();
        var refused = await Client.StsAsync(Alice, "AssumeRole", parameters);
        refused.Fails(403, "NoPermission");
        ((string)refused["AccessDeniedDetail"]["PolicyType"]!).ShouldBe("AssumeRolePolicy");
    }

    [Fact]
    public async Task AssumeRoleWithOidc_TokenOfAClustersIssuer_IsTradedForASession()
    {
        var cluster = (await _emulator.AdminAsync(HttpMethod.Post, "/clusters", new JsonObject { ["name"] = "rrsa", ["regionId"] = "cn-beijing", ["rrsaEnabled"] = true })).Ok();
        var id = (string)cluster["id"]!;
        var issuer = $"https://oidc-ack-cn-beijing.oss-cn-beijing.aliyuncs.com/{id}";
        var provider = $"acs:ram::1000000000000001:oidc-provider/ack-rrsa-{id}";
        var trust = $$$$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Federated":["{{{{provider}}}}"]},"Condition":{"StringEquals":{"oidc:iss":"{{{{issuer}}}}","oidc:aud":"sts.aliyuncs.com","oidc:sub":"system:serviceaccount:console:ackauth"}}}]}""";
        (await _emulator.AdminAsync(HttpMethod.Post, "/roles", new JsonObject { ["roleName"] = "console", ["trustPolicy"] = trust })).Ok();

        var token = await TokenAsync(issuer, "system:serviceaccount:console:ackauth");
        var answer = (await TradeAsync(provider, token)).Ok();
        ((string)answer["OIDCTokenInfo"]["Subject"]!).ShouldBe("system:serviceaccount:console:ackauth");
        ((string)(await Client.StsAsync(Read(answer), "GetCallerIdentity")).Ok()["IdentityType"]!).ShouldBe("AssumedRoleUser");

        (await TradeAsync(provider, await TokenAsync(issuer, "system:serviceaccount:console:other"))).Fails(403, "NoPermission");
        (await TradeAsync(provider, await TokenAsync("https://elsewhere", "system:serviceaccount:console:ackauth"))).Fails(400, "AuthenticationFail.OIDCToken.Invalid");
        (await TradeAsync(provider, await TokenAsync(issuer, "system:serviceaccount:console:ackauth", audience: "other"))).Fails(400, "AuthenticationFail.OIDCToken.Invalid");
        (await TradeAsync(provider, await TokenAsync(issuer, "system:serviceaccount:console:ackauth", seconds: -1))).Fails(400, "AuthenticationFail.OIDCToken.Expired");
        var parts = token.Split('.');
        (await TradeAsync(provider, $"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}")).Fails(400, "AuthenticationFail.OIDCToken.Invalid");
        (await TradeAsync(provider, "rubbish")).Fails(400, "AuthenticationFail.OIDCToken.Invalid");
        (await TradeAsync(provider + "x", token)).Fails(404, "EntityNotExist.OIDCProvider");

        async Task<ApiAnswer> TradeAsync(string arn, string oidcToken)
        {
            // As the credentials library sends it: nothing signed, protocol in the query, the rest as a form.
            using var request = new HttpRequestMessage(HttpMethod.Post, "/?Version=2015-04-01&Action=AssumeRoleWithOIDC&Format=JSON&Timestamp=2026-01-15T08%3A30%3A00Z")
            {
                Content = new FormUrlEncodedContent(
                [
                    new("RoleArn", "acs:ram::1000000000000001:role/console"), new("OIDCProviderArn", arn), new("OIDCToken", oidcToken), new("RoleSessionName", "pod"),
                ]),
            };
            return await Client.SendAsync(request);
        }
    }

    [Fact]
    public async Task Metadata_TokenThenRoleThenCredentials_GivesAWorkingSession()
    {
        using var tokenRequest = new HttpRequestMessage(HttpMethod.Put, "/latest/api/token");
        tokenRequest.Headers.Add("x-aliyun-ecs-metadata-token-ttl-seconds", "60");
        using var tokenResponse = await Client.Http.SendAsync(tokenRequest);
        var token = await tokenResponse.Content.ReadAsStringAsync();

        (await GetAsync("/latest/meta-data/ram/security-credentials/", token)).ShouldBe("operator");
        var credentials = JsonNode.Parse(await GetAsync("/latest/meta-data/ram/security-credentials/operator", token))!;
        ((string)credentials["Code"]!).ShouldBe("Success");
        ((string)credentials["Expiration"]!).ShouldBe("2026-01-15T14:30:00Z");
        var session = new ApiCredentials((string)credentials["AccessKeyId"]!, (string)credentials["AccessKeySecret"]!, (string)credentials["SecurityToken"]!);
        ((string)(await Client.StsAsync(session, "GetCallerIdentity")).Ok()["Arn"]!).ShouldStartWith("acs:ram::1000000000000001:assumed-role/operator/i-");

        (await GetAsync("/latest/meta-data/ram/security-credentials/", null)).ShouldBe("operator", "the older form needs no token");
        _emulator.Clock.Advance(TimeSpan.FromSeconds(60));
        (await GetAsync("/latest/meta-data/ram/security-credentials/", token)).ShouldBe("403");
        (await GetAsync("/latest/meta-data/ram/security-credentials/nobody", null)).ShouldBe("404");

        async Task<string> GetAsync(string path, string? header)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (header is not null) request.Headers.Add("x-aliyun-ecs-metadata-token", header);
            using var response = await Client.Http.SendAsync(request);
            return response.IsSuccessStatusCode ? await response.Content.ReadAsStringAsync() : ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    [Fact]
    public async Task CredentialsUri_WithLifetime_GivesASessionOfThatLength()
    {
        var credentials = JsonNode.Parse(await Client.Http.GetStringAsync("/emulator/credentials-uri?role=operator&seconds=1200"))!;
        ((string)credentials["Expiration"]!).ShouldBe("2026-01-15T08:50:00Z");
        var session = new ApiCredentials((string)credentials["AccessKeyId"]!, (string)credentials["AccessKeySecret"]!, (string)credentials["SecurityToken"]!);
        (await Client.RamAsAsync(session, "ListUsers")).Ok();
    }

    private static ApiCredentials Read(ApiAnswer answer) => new(
        (string)answer["Credentials"]["AccessKeyId"]!, (string)answer["Credentials"]["AccessKeySecret"]!, (string)answer["Credentials"]["SecurityToken"]!);

    private async Task<ApiCredentials> AssumeAsync() =>
        Read((await Client.StsAsync(Alice, "AssumeRole", ("RoleArn", RoleArn), ("RoleSessionName", "alice@work"))).Ok());

    private async Task<string> TokenAsync(string issuer, string subject, string audience = "sts.aliyuncs.com", int seconds = 3600) =>
        (string)(await _emulator.AdminAsync(
            HttpMethod.Post, "/oidc-token", new JsonObject { ["issuer"] = issuer, ["subject"] = subject, ["audience"] = audience, ["lifetimeSeconds"] = seconds })).Ok()["token"]!;
}
