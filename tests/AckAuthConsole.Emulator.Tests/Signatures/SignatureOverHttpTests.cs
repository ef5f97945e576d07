using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AckAuthConsole.Emulator.State;
using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.Signatures;

public sealed class SignatureOverHttpTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    public async Task InitializeAsync()
    {
        _emulator = await TestEmulator.StartAsync();
        await _emulator.Client.RamAsync("CreateUser", ("UserName", "alice"));
    }

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [InlineData("GET", "194fe5ae0b99c4d446b2c11a85c2d6954d94c3ef51fe7be57bfdaca1dda4b7d5")]
    [InlineData("POST", "d42d6a5c0afc9c516e5b2e08ddaae11ea37b971f4f0df8cb8fb2fcdb22714a97")]
    public async Task Gateway_VectorAOverTheWire_PassesTheSignature(string method, string signature)
    {
        AddKey("TestAccessKeyId01", "TestAccessKeySecret01");
        using var request = new HttpRequestMessage(new(method), "/?Marker=AbC%2F%2B%3D%3D&MaxItems=100") { Headers = { Host = "ram.aliyuncs.com" } };
        request.Headers.Add("x-acs-action", "ListUsers");
        request.Headers.Add("x-acs-version", "2015-05-01");
        request.Headers.Add("x-acs-date", "2026-01-15T08:30:00Z");
        request.Headers.Add("x-acs-signature-nonce", "nonce-0001");
        request.Headers.Add("x-acs-content-sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        request.Headers.TryAddWithoutValidation("Authorization", $"ACS3-HMAC-SHA256 Credential=TestAccessKeyId01,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature={signature}");

        // The key's owner has no permission: the refusal by RAM shows that the signature was believed.
        (await _emulator.Client.SendAsync(request)).Fails(403, "NoPermission");
    }

    [Fact]
    public async Task Gateway_LegacyRpcVectorOverTheWire_PassesTheSignature()
    {
        AddKey("TestAccessKeyId01", "TestAccessKeySecret01");
        const string Query = "/?Action=GetUser&UserName=a%20b%2A~&Format=JSON&Version=2015-05-01&AccessKeyId=TestAccessKeyId01&SignatureMethod=HMAC-SHA1&SignatureVersion=1.0&SignatureNonce=nonce-0006&Timestamp=2026-01-15T08%3A30%3A00Z&Signature=";

        (await GetAsync(Query + Uri.EscapeDataString("ipBOBo4knMzWnU7hDkjUJS3DQoo="))).Fails(403, "NoPermission");
        (await GetAsync(Query + Uri.EscapeDataString("ipBOBo4knMzWnU7hDkjUJS3DQoA="))).Fails(400, "SignatureDoesNotMatch")
            .ErrorMessage.ShouldNotBeNull().ShouldStartWith("Specified signature is not matched with our calculation. server string to sign is:GET&%2F&AccessKeyId");
    }

    [Fact]
    public async Task Gateway_LegacyRoaSignature_IsChecked()
    {
        (await _emulator.Client.SendAsync(LegacyRoa("emulator-account-secret"))).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        (await _emulator.Client.SendAsync(LegacyRoa("wrong"))).Fails(400, "SignatureDoesNotMatch");
    }

    [Fact]
    public async Task Gateway_LegacySignaturesSwitchedOff_AreRefused()
    {
        await _emulator.AdminAsync(HttpMethod.Patch, "/settings", new System.Text.Json.Nodes.JsonObject { ["acceptLegacySignatures"] = false });

        (await _emulator.Client.SendAsync(LegacyRoa("emulator-account-secret"))).Fails(400, "InvalidSignatureMethod");
        (await GetAsync("/?Action=GetUser&Version=2015-05-01&Signature=x")).Fails(400, "InvalidSignatureMethod");
    }

    [Theory]
    [InlineData(15)]
    [InlineData(-15)]
    public async Task Gateway_ClockSkew_IsRefusedBeyondFifteenMinutes(int minutes)
    {
        var edge = _emulator.Clock.GetUtcNow().AddMinutes(minutes);
        (await SignedAsync(date: edge)).Ok();
        (await SignedAsync(date: edge.AddSeconds(Math.Sign(minutes)))).Fails(400, "InvalidTimeStamp.Expired");
    }

    [Fact]
    public async Task Gateway_DateInAnotherForm_IsRefused()
    {
        using var request = Signed();
        request.Headers.Remove("x-acs-date");
        request.Headers.TryAddWithoutValidation("x-acs-date", "2026-01-15 08:30:00");
        (await _emulator.Client.SendAsync(request)).Fails(400, "InvalidTimeStamp.Format");
    }

    [Fact]
    public async Task Gateway_NonceUsedTwice_IsRefusedUntilTheClockRuleWouldRefuseItAnyway()
    {
        (await SignedAsync(nonce: "once")).Ok();
        (await SignedAsync(nonce: "once")).Fails(400, "SignatureNonceUsed");
        _emulator.Clock.Advance(TimeSpan.FromMinutes(15));
        (await SignedAsync(nonce: "once", date: TestEmulator.Start)).Fails(400, "SignatureNonceUsed");
        _emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        (await SignedAsync(nonce: "once", date: TestEmulator.Start)).Fails(400, "InvalidTimeStamp.Expired");
        (await SignedAsync(nonce: "once")).Ok();
    }

    [Fact]
    public async Task Gateway_WrongSignature_DoesNotUseUpTheNonce()
    {
        using var forged = _emulator.Client.Sign(new(HttpMethod.Post, "/"), new("emulator-account", "wrong"), "GetCallerIdentity", "2015-04-01", nonce: "mine");
        (await _emulator.Client.SendAsync(forged)).Fails(400, "SignatureDoesNotMatch")
            .ErrorMessage.ShouldNotBeNull().ShouldContain("server CanonicalRequest is [POST\n/\n");
        (await SignedAsync(nonce: "mine")).Ok();
    }

    [Fact]
    public async Task Gateway_UnknownAndInactiveKeys_AreToldApart()
    {
        (await _emulator.Client.RamAsAsync(new("LTAInobody", "x"), "ListUsers")).Fails(404, "InvalidAccessKeyId.NotFound");
        var key = (await _emulator.Client.RamAsync("CreateAccessKey", ("UserName", "alice"))).Ok()["AccessKey"];
        var credentials = new ApiCredentials((string)key["AccessKeyId"]!, (string)key["AccessKeySecret"]!);
        (await _emulator.Client.StsAsync(credentials, "GetCallerIdentity")).Ok();
        (await _emulator.Client.RamAsync("UpdateAccessKey", ("UserName", "alice"), ("UserAccessKeyId", credentials.Id), ("Status", "Inactive"))).Ok();
        (await _emulator.Client.StsAsync(credentials, "GetCallerIdentity")).Fails(400, "InvalidAccessKeyId.Inactive");
    }

    [Fact]
    public async Task Gateway_BodyChangedOnTheWay_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("UserName", "alice")]) };
        _emulator.Client.Sign(request, ApiCredentials.Account, "DeleteUser", "2015-05-01");
        var type = request.Content.Headers.ContentType;
        request.Content = new ByteArrayContent("UserName=alicf"u8.ToArray()) { Headers = { ContentType = type } };

        (await _emulator.Client.SendAsync(request)).Fails(400, "SignatureDoesNotMatch");
        _emulator.State.FindUser("alice").ShouldNotBeNull();
    }

    [Fact]
    public async Task Gateway_ParametersInASignedForm_AreRead()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("UserName", "bob"), new("DisplayName", "Bob B 鲍勃+")]) };
        _emulator.Client.Sign(request, ApiCredentials.Account, "CreateUser", "2015-05-01");
        (await _emulator.Client.SendAsync(request)).Ok();
        _emulator.State.FindUser("bob")!.DisplayName.ShouldBe("Bob B 鲍勃+");
    }

    [Theory]
    [InlineData("ACS3-HMAC-SHA256 Credential=emulator-account", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SHA256 Credential=emulator-account,SignedHeaders=host;x-acs-action,Signature=00", "IncompleteSignature")]
    [InlineData("ACS3-HMAC-SM3 Credential=emulator-account,SignedHeaders=host,Signature=00", "InvalidSignatureMethod")]
    [InlineData("Bearer abc", "InvalidSignatureMethod")]
    public async Task Gateway_MalformedAuthorization_IsRefused(string authorization, string code)
    {
        using var request = Signed();
        request.Headers.Remove("Authorization");
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        (await _emulator.Client.SendAsync(request)).Fails(400, code);
    }

    [Fact]
    public async Task Gateway_NoSignatureAtAll_IsRefused() =>
        (await GetAsync("/?Action=ListUsers&Version=2015-05-01")).Fails(400, "IncompleteSignature");

    [Fact]
    public async Task Gateway_UnsignedSecurityToken_IsRefused()
    {
        using var request = Signed();
        request.Headers.Add("x-acs-security-token", "smuggled");
        (await _emulator.Client.SendAsync(request)).Fails(400, "IncompleteSignature");
    }

    [Fact]
    public async Task Gateway_FrozenUser_CannotCall()
    {
        (await _emulator.Client.StsAsync(ApiCredentials.User("alice"), "GetCallerIdentity")).Ok();
        _emulator.State.FindUser("alice")!.Status = "freeze";
        (await _emulator.Client.StsAsync(ApiCredentials.User("alice"), "GetCallerIdentity")).Fails(400, "InvalidAccessKeyId.Inactive");
    }

    [Fact]
    public async Task Gateway_RenamedUser_LosesTheOldKey()
    {
        (await _emulator.Client.RamAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "alicia"))).Ok();
        (await _emulator.Client.StsAsync(ApiCredentials.User("alice"), "GetCallerIdentity")).Fails(404, "InvalidAccessKeyId.NotFound");
        (await _emulator.Client.StsAsync(ApiCredentials.User("alicia"), "GetCallerIdentity")).Ok();
    }

    [Fact]
    public async Task Gateway_UnknownOperations_AreNamedByWhatIsUnknown()
    {
        (await _emulator.Client.RamAsync("ListPeople")).Fails(404, "InvalidAction.NotFound");
        (await _emulator.Client.RpcAsync(null, "1999-01-01", "ListUsers")).Fails(400, "InvalidVersion");
        var answer = await _emulator.Client.RoaAsync(null, HttpMethod.Get, "/no/such/path", "DescribeNothing");
        answer.Fails(404, "InvalidApi.NotFound");
        answer.Headers["x-acs-request-id"].ShouldBe((string)answer["RequestId"]!);
        answer["HostId"].GetValue<string>().ShouldBe(_emulator.Host.HttpAddress.Authority);
    }

    [Fact]
    public async Task Gateway_EveryAnswer_CarriesRequestIdAndJson()
    {
        var answer = (await SignedAsync()).Ok();
        answer.Headers["x-acs-request-id"].ShouldBe((string)answer["RequestId"]!);
        answer.Headers["content-type"].ShouldBe("application/json;charset=utf-8");
        answer.Headers.ShouldContainKey("x-acs-trace-id");
    }

    private void AddKey(string id, string secret)
    {
        lock (_emulator.State.Gate)
        {
            _emulator.State.AccessKeys[id] = new AccessKey { AccessKeyId = id, AccessKeySecret = secret, UserId = _emulator.State.FindUser("alice")!.UserId };
        }
    }

    private HttpRequestMessage Signed(DateTimeOffset? date = null, string? nonce = null) =>
        _emulator.Client.Sign(new(HttpMethod.Post, "/"), ApiCredentials.Account, "GetCallerIdentity", "2015-04-01", date, nonce);

    private async Task<ApiAnswer> SignedAsync(DateTimeOffset? date = null, string? nonce = null)
    {
        using var request = Signed(date, nonce);
        return await _emulator.Client.SendAsync(request);
    }

    private async Task<ApiAnswer> GetAsync(string target)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        return await _emulator.Client.SendAsync(request);
    }

    [SuppressMessage("Security", "CA5350", Justification = "The protocol demands SHA-1.")]
    private HttpRequestMessage LegacyRoa(string secret)
    {
        var nonce = Guid.NewGuid().ToString();
        var date = _emulator.Clock.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        var text = $"GET\napplication/json\n\n\n{date}\nx-acs-signature-method:HMAC-SHA1\nx-acs-signature-nonce:{nonce}\nx-acs-signature-version:1.0\nx-acs-version:2015-12-15\n/regions?acceptLanguage=en-US&clusterType=Kubernetes";
        var signature = Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));
        var request = new HttpRequestMessage(HttpMethod.Get, "/regions?clusterType=Kubernetes&acceptLanguage=en-US");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("Date", date);
        request.Headers.Add("x-acs-signature-method", "HMAC-SHA1");
        request.Headers.Add("x-acs-signature-nonce", nonce);
        request.Headers.Add("x-acs-signature-version", "1.0");
        request.Headers.Add("x-acs-version", "2015-12-15");
        request.Headers.TryAddWithoutValidation("Authorization", $"acs emulator-account:{signature}");
        return request;
    }
}
