using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;
using AckAuthConsole.AlibabaCloud.Tests.Support;

namespace AckAuthConsole.AlibabaCloud.Tests.OpenApi.Credentials;

public sealed class CredentialChainTests : IDisposable
{
    private const string Session = """{"Credentials":{"AccessKeyId":"STS.1","AccessKeySecret":"s1","SecurityToken":"t1","Expiration":"2026-01-15T09:30:00Z"}}""";
    private const string Document = """{"Code":"Success","AccessKeyId":"STS.E","AccessKeySecret":"se","SecurityToken":"te","Expiration":"2026-01-15T14:30:00Z"}""";

    private readonly string _home = Directory.CreateTempSubdirectory("ack-auth-console-tests-").FullName;
    private readonly Dictionary<string, string?> _environment = new(StringComparer.Ordinal);
    private readonly FakeClock _clock = new();

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public async Task Configuration_ComesBeforeEverySource()
    {
        _environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "from-environment";
        _environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "s";
        await using var harness = new CloudHarness("http://127.0.0.1:9", _clock, _environment, _home);

        var credentials = await harness.Credentials.GetAsync(default);

        credentials.AccessKeyId.ShouldBe("TestAccessKeyId01");
        credentials.Source.ShouldContain("configuration");
    }

    [Fact]
    public async Task Environment_ComesFirst_WithItsToken()
    {
        _environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env-id";
        _environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "env-secret";
        _environment["ALIBABA_CLOUD_SECURITY_TOKEN"] = "env-token";
        WriteCli("""{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"cli","access_key_secret":"s"}]}""");
        await using var harness = Chain("http://127.0.0.1:9");

        var credentials = await harness.Credentials.GetAsync(default);

        (credentials.AccessKeyId, credentials.AccessKeySecret, credentials.SecurityToken).ShouldBe(("env-id", "env-secret", "env-token"));
    }

    [Fact]
    public async Task Environment_SwitchedOff_IsNotAsked()
    {
        _environment["ALIBABA_CLOUD_ACCESS_KEY_ID"] = "env-id";
        _environment["ALIBABA_CLOUD_ACCESS_KEY_SECRET"] = "env-secret";
        WriteCli("""{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"cli","access_key_secret":"s"}]}""");
        await using var harness = Chain("http://127.0.0.1:9", ("Cloud:Credentials:Environment", "false"));

        (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe("cli");
    }

    [Fact]
    public async Task Oidc_ExchangesTheTokenFile()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, Session));
        SetOidc();
        await using var harness = Chain(server.Address);

        var credentials = await harness.Credentials.GetAsync(default);

        credentials.AccessKeyId.ShouldBe("STS.1");
        credentials.SecurityToken.ShouldBe("t1");
        credentials.Expiration.ShouldBe(new DateTimeOffset(2026, 1, 15, 9, 30, 0, TimeSpan.Zero));
        server.Requests.Single().Body.ShouldContain("OIDCToken=pod-token");
    }

    [Fact]
    public async Task Oidc_SetUpButRefused_EndsTheChain_SoThatNoOtherIdentityTakesOver()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(403, """{"Code":"NoPermission","Message":"no","RequestId":"r-9"}"""));
        SetOidc();
        WriteCli("""{"current":"default","profiles":[{"name":"default","mode":"AK","access_key_id":"cli","access_key_secret":"s"}]}""");
        await using var harness = Chain(server.Address);

        var thrown = await Should.ThrowAsync<NoCredentialsException>(async () => await harness.Credentials.GetAsync(default));

        thrown.Message.ShouldContain("OIDC (RRSA)");
        thrown.Message.ShouldContain("NoPermission");
        thrown.Message.ShouldContain("r-9");
        thrown.Message.ShouldNotContain("pod-token");
    }

    [Theory]
    [InlineData("""{"name":"p","mode":"AK","access_key_id":"id","access_key_secret":"s"}""", "id", null)]
    [InlineData("""{"name":"p","mode":"StsToken","access_key_id":"STS.x","access_key_secret":"s","sts_token":"t"}""", "STS.x", "t")]
    [InlineData("""{"name":"p","mode":"RamRoleArn","access_key_id":"id","access_key_secret":"s","ram_role_arn":"acs:ram::1:role/r","expired_seconds":900}""", "STS.1", "t1")]
    [InlineData("""{"name":"p","mode":"EcsRamRole","ram_role_name":"node"}""", "STS.E", "te")]
    [InlineData("""{"name":"p","mode":"ChainableRamRoleArn","source_profile":"base","ram_role_arn":"acs:ram::1:role/r"}""", "STS.1", "t1")]
    public async Task CliProfile_OfEveryUsableMode_GivesItsCredentials(string profile, string keyId, string? token)
    {
        await using var server = await FakeCloudAsync();
        WriteCli($$"""{"current":"p","profiles":[{{profile}},{"name":"base","mode":"AK","access_key_id":"base-id","access_key_secret":"s"}]}""");
        await using var harness = Chain(server.Address);

        var credentials = await harness.Credentials.GetAsync(default);

        credentials.AccessKeyId.ShouldBe(keyId);
        credentials.SecurityToken.ShouldBe(token);
    }

    [Fact]
    public async Task CliProfile_OfModeOidc_ExchangesItsTokenFile()
    {
        await using var server = await FakeCloudAsync();
        var tokenFile = Path.Combine(_home, "token");
        await File.WriteAllTextAsync(tokenFile, "cli-token\n");
        WriteCli($$"""
            {"current":"p","profiles":[{"name":"p","mode":"OIDC","ram_role_arn":"acs:ram::1:role/r","oidc_provider_arn":"acs:ram::1:oidc-provider/o","oidc_token_file":"{{tokenFile}}"}]}
            """);
        await using var harness = Chain(server.Address);

        (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe("STS.1");
        server.Requests.Single().Body.ShouldContain("OIDCToken=cli-token");
    }

    [Fact]
    public async Task CliProfile_ChainedRoles_SignWithTheirSource()
    {
        await using var server = await FakeCloudAsync();
        WriteCli("""{"current":"p","profiles":[{"name":"p","mode":"ChainableRamRoleArn","source_profile":"base","ram_role_arn":"acs:ram::1:role/r"},{"name":"base","mode":"AK","access_key_id":"base-id","access_key_secret":"s"}]}""");
        await using var harness = Chain(server.Address);

        await harness.Credentials.GetAsync(default);

        server.Requests.Single().Headers["authorization"].ShouldContain("Credential=base-id,");
        server.Requests.Single().Target.ShouldContain("RoleArn=acs%3Aram%3A%3A1%3Arole%2Fr");
    }

    [Fact]
    public async Task CliProfile_NamedByTheEnvironment_IsTaken()
    {
        _environment["ALIBABA_CLOUD_PROFILE"] = "other";
        WriteCli("""{"current":"p","profiles":[{"name":"p","mode":"AK","access_key_id":"a","access_key_secret":"s"},{"name":"other","mode":"AK","access_key_id":"b","access_key_secret":"s"}]}""");
        await using var harness = Chain("http://127.0.0.1:9");

        (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe("b");
    }

    [Fact]
    public async Task CliProfiles_InARing_AreAnErrorNotAnEndlessLoop()
    {
        WriteCli("""{"current":"a","profiles":[{"name":"a","mode":"ChainableRamRoleArn","source_profile":"b","ram_role_arn":"x"},{"name":"b","mode":"ChainableRamRoleArn","source_profile":"a","ram_role_arn":"x"}]}""");
        await using var harness = Chain("http://127.0.0.1:9");

        var thrown = await Should.ThrowAsync<NoCredentialsException>(async () => await harness.Credentials.GetAsync(default));

        thrown.Message.ShouldContain("ring");
    }

    [Theory]
    [InlineData("""{"current":"p","profiles":[{"name":"p","mode":"CloudSSO"}]}""", "mode 'CloudSSO', which this console cannot use")]
    [InlineData("""{"current":"p","profiles":[{"name":"p","mode":"AK","access_key_id":"id"}]}""", "profile 'p' lacks one of access_key_id and access_key_secret")]
    [InlineData("""{"current":"gone","profiles":[]}""", "has no profile 'gone'")]
    [InlineData("""{ not json""", "cannot be read (not valid JSON)")]
    public async Task CliProfile_ThatCannotBeUsed_SaysWhy_AndTheNextSourceIsAsked(string file, string why)
    {
        WriteCli(file);
        await using var harness = Chain("http://127.0.0.1:9", ("Cloud:Credentials:EcsMetadata", "false"));

        var thrown = await Should.ThrowAsync<NoCredentialsException>(async () => await harness.Credentials.GetAsync(default));
        thrown.Message.ShouldContain(why);

        WriteIni("[default]\ntype = access_key\naccess_key_id = ini\naccess_key_secret = s\n");
        (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe("ini");
    }

    [Fact]
    public async Task CliProfile_SwitchedOffByItsVariable_IsNotRead()
    {
        _environment["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true";
        WriteCli("""{"current":"p","profiles":[{"name":"p","mode":"AK","access_key_id":"cli","access_key_secret":"s"}]}""");
        WriteIni("[default]\ntype=access_key\naccess_key_id=ini\naccess_key_secret=s");
        await using var harness = Chain("http://127.0.0.1:9");

        (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe("ini");
    }

    [Theory]
    [InlineData("# comment\n[other]\ntype = access_key\n[default]\n; comment\ntype = access_key\naccess_key_id = id = with equals\naccess_key_secret = s", "id = with equals")]
    [InlineData("[default]\ntype=ram_role_arn\naccess_key_id=id\naccess_key_secret=s\nrole_arn=acs:ram::1:role/r\nrole_session_name=n", "STS.1")]
    [InlineData("[default]\ntype=ecs_ram_role\nrole_name=node", "STS.E")]
    [InlineData("[default]\ntype=sts\naccess_key_id=STS.q\naccess_key_secret=s\nsecurity_token=t", "STS.q")]
    public async Task IniFile_OfEveryUsableType_GivesItsCredentials(string file, string keyId)
    {
        await using var server = await FakeCloudAsync();
        WriteIni(file);
        await using var harness = Chain(server.Address);

        (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe(keyId);
    }

    [Fact]
    public async Task IniFile_NamedByTheEnvironment_IsTaken()
    {
        var path = Path.Combine(_home, "elsewhere");
        await File.WriteAllTextAsync(path, "[default]\ntype=access_key\naccess_key_id=elsewhere\naccess_key_secret=s");
        _environment["ALIBABA_CLOUD_CREDENTIALS_FILE"] = path;
        await using var harness = Chain("http://127.0.0.1:9");

        (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe("elsewhere");
    }

    [Fact]
    public async Task Metadata_Version2_UsesItsToken()
    {
        await using var server = await FakeCloudAsync();
        await using var harness = Chain(server.Address);

        var credentials = await harness.Credentials.GetAsync(default);

        credentials.AccessKeyId.ShouldBe("STS.E");
        server.Requests.Select(r => $"{r.Method} {r.Target}").ShouldBe(
            ["PUT /latest/api/token", "GET /latest/meta-data/ram/security-credentials/", "GET /latest/meta-data/ram/security-credentials/node"]);
        server.Requests.Skip(1).ShouldAllBe(r => r.Headers["x-aliyun-ecs-metadata-token"] == "imds-token");
    }

    [Fact]
    public async Task Metadata_WithoutVersion2_FallsBackToVersion1_UnlessThatIsOff()
    {
        await using var server = await FakeCloudAsync(tokens: false);

        await using (var harness = Chain(server.Address))
        {
            (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe("STS.E");
            server.Requests.Skip(1).ShouldAllBe(r => !r.Headers.ContainsKey("x-aliyun-ecs-metadata-token"));
        }

        _environment["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        await using (var harness = Chain(server.Address))
        {
            var thrown = await Should.ThrowAsync<NoCredentialsException>(async () => await harness.Credentials.GetAsync(default));
            thrown.Message.ShouldContain("version 1 is switched off");
        }
    }

    [Fact]
    public async Task Metadata_SwitchedOffByItsVariable_IsNotCalled()
    {
        _environment["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "true";
        await using var server = await FakeCloudAsync();
        await using var harness = Chain(server.Address);

        await Should.ThrowAsync<NoCredentialsException>(async () => await harness.Credentials.GetAsync(default));

        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Metadata_OfTheEmulator_GivesASessionThatTheCloudAccepts()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = Chain(cloud.Address, TimeProvider.System);

        var identity = (await harness.Get<Core.Cloud.ICloudAccount>().GetIdentityAsync(default)).Value;

        identity.Kind.ShouldBe(Core.Cloud.CloudIdentityKind.RoleSession);
        identity.Name!.ShouldStartWith("KubernetesWorkerRole-");
    }

    [Fact]
    public async Task CredentialsUri_ComesLast()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, """{"AccessKeyId":"STS.U","AccessKeySecret":"s","SecurityToken":"t","Expiration":"2026-01-15T09:30:00Z"}"""));
        _environment["ALIBABA_CLOUD_CREDENTIALS_URI"] = server.Address + "/give";
        await using var harness = Chain("http://127.0.0.1:9", ("Cloud:Credentials:EcsMetadata", "false"));

        (await harness.Credentials.GetAsync(default)).AccessKeyId.ShouldBe("STS.U");
    }

    [Theory]
    [InlineData("http://evil.example.com/secret-path", "must be https")]
    [InlineData("not an address", "must be https")]
    public async Task CredentialsUri_OverPlainHttpToElsewhere_IsRefused_WithoutRepeatingIt(string uri, string why)
    {
        _environment["ALIBABA_CLOUD_CREDENTIALS_URI"] = uri;
        await using var harness = Chain("http://127.0.0.1:9", ("Cloud:Credentials:EcsMetadata", "false"));

        var thrown = await Should.ThrowAsync<NoCredentialsException>(async () => await harness.Credentials.GetAsync(default));

        thrown.Message.ShouldContain(why);
        thrown.Message.ShouldNotContain(uri);
    }

    [Fact]
    public void ToString_NeverShowsAnything()
    {
        var text = new CloudCredentials("the-id", "the-secret", "the-token", null, "a test").ToString();

        text.ShouldBe("Credentials from a test");
    }

    private void SetOidc()
    {
        var tokenFile = Path.Combine(_home, "oidc-token");
        File.WriteAllText(tokenFile, "pod-token");
        _environment["ALIBABA_CLOUD_ROLE_ARN"] = "acs:ram::1:role/r";
        _environment["ALIBABA_CLOUD_OIDC_PROVIDER_ARN"] = "acs:ram::1:oidc-provider/p";
        _environment["ALIBABA_CLOUD_OIDC_TOKEN_FILE"] = tokenFile;
    }

    private void WriteCli(string text) => Write(".aliyun", "config.json", text);

    private void WriteIni(string text) => Write(".alibabacloud", "credentials", text);

    private void Write(string folder, string name, string text)
    {
        Directory.CreateDirectory(Path.Combine(_home, folder));
        File.WriteAllText(Path.Combine(_home, folder, name), text);
    }

    private CloudHarness Chain(string address, params (string Key, string? Value)[] settings) => Chain(address, _clock, settings);

    private CloudHarness Chain(string address, TimeProvider clock, params (string Key, string? Value)[] settings) => new(
        address, clock, _environment, _home,
        [("Cloud:AccessKeyId", null), ("Cloud:AccessKeySecret", null), ("Cloud:Credentials:MetadataAddress", address), .. settings]);

    /// <summary>STS and the metadata service on one address.</summary>
    private static Task<ScriptedServer> FakeCloudAsync(bool tokens = true) => ScriptedServer.StartAsync((context, request) => (request.Target switch
    {
        "/latest/api/token" => tokens ? ScriptedServer.Json(200, "imds-token") : ScriptedServer.Json(404, ""),
        "/latest/meta-data/ram/security-credentials/" => ScriptedServer.Json(200, "node\n"),
        "/latest/meta-data/ram/security-credentials/node" => ScriptedServer.Json(200, Document),
        _ => ScriptedServer.Json(200, Session),
    })(context));
}
