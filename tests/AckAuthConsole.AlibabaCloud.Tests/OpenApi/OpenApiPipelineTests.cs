using System.Net;
using System.Net.Sockets;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.AlibabaCloud.Tests.Support;

namespace AckAuthConsole.AlibabaCloud.Tests.OpenApi;

public sealed class OpenApiPipelineTests
{
    private const string Throttled = """{"Code":"Throttling.User","Message":"slow down","RequestId":"t"}""";
    private const string Conflict = """{"code":"ErrAuthorizationConflict","message":"busy","requestId":"c","status":409}""";
    private const string ServerError = """{"code":"InternalError","message":"oops","requestId":"s"}""";

    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Read_AfterAServerError_IsRepeatedWithGrowingDelaysAndItsOwnNonceAndDate()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json(503, ServerError), ScriptedServer.Drop(), ScriptedServer.Json(200, "{}", ("x-acs-request-id", "ok-1")));
        await using var harness = new CloudHarness(server.Address, _clock);

        var call = harness.Client().SendAsync(Read(), default);
        await _clock.PassAsync(TimeSpan.FromMilliseconds(250));
        await _clock.PassAsync(TimeSpan.FromMilliseconds(500));
        var response = await call;

        response.RequestId.ShouldBe("ok-1");
        server.Requests.Count.ShouldBe(3);
        server.Requests.Select(r => r.Headers["x-acs-signature-nonce"]).Distinct().Count().ShouldBe(3);
        server.Requests.Select(r => r.Headers["authorization"]).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task Read_ThatKeepsFailing_EndsWithTheLastErrorAfterTheAllowedRepeats()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(500, ServerError));
        await using var harness = new CloudHarness(server.Address, _clock, settings: ("Cloud:Retry:MaxRetries", "1"));

        var call = harness.Client().SendAsync(Read(), default);
        await _clock.PassAsync(TimeSpan.FromMilliseconds(250));
        var thrown = await Should.ThrowAsync<CloudApiException>(call);

        thrown.Error.Kind.ShouldBe(CloudErrorKind.ServerError);
        thrown.Error.RequestId.ShouldBe("s");
        server.Requests.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Throttling_IsRepeatedForReadsAndWrites_NotBeforeTheTimeTheCloudAsksFor(bool write)
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json(400, Throttled, ("x-acs-retry-after", "2500")), ScriptedServer.Json(200, ""));
        await using var harness = new CloudHarness(server.Address, _clock);

        var call = harness.Client().SendAsync(write ? Write() : Read(), default);
        await _clock.PassAsync(TimeSpan.FromMilliseconds(2500));
        await call;

        server.Requests.Count.ShouldBe(2);
        harness.Get<CloudLimiters>()[CloudProduct.ContainerService].Concurrency.ShouldBeLessThan(16);
    }

    [Fact]
    public async Task Throttling_WithATimeBeyondTheTotal_IsReportedAtOnce()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(429, Throttled, ("x-acs-retry-after", "600000")));
        await using var harness = new CloudHarness(server.Address, _clock);

        var thrown = await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Read(), default));

        thrown.Error.Kind.ShouldBe(CloudErrorKind.Throttled);
        thrown.Error.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Calls_WhileTheCloudAsksForALongWait_FailAtOnceInsteadOfHanging()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json(429, Throttled, ("x-acs-retry-after", "600000")), ScriptedServer.Json(200, "{}"));
        await using var harness = new CloudHarness(server.Address, _clock);
        await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Read(), default));

        var thrown = await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Write(), default));
        _clock.Advance(TimeSpan.FromMinutes(10));
        var later = await harness.Client().SendAsync(Read(), default);

        thrown.Error.Kind.ShouldBe(CloudErrorKind.Throttled);
        thrown.Error.RetryAfter.ShouldBe(TimeSpan.FromMinutes(10));
        later.Status.ShouldBe(200);
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Server_WithACertificateThatNobodySigned_GetsNoRequest()
    {
        await using var cloud = await Emulator.EmulatorHost.StartAsync(new() { HttpsPort = 0 });
        await using var harness = new CloudHarness(
            cloud.HttpsAddress!.GetLeftPart(UriPartial.Authority), _clock, settings: [("Cloud:Mode", "Live"), ("Cloud:Retry:MaxRetries", "0")]);

        var thrown = await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Write(), default));

        thrown.Error.Kind.ShouldBe(CloudErrorKind.NotConnected);
        thrown.Error.Code.ShouldBe("SecureConnectionError");
    }

    [Fact]
    public async Task Write_DuringAnotherPermissionChange_IsRepeatedAfterTheConflictDelay()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(409, Conflict), ScriptedServer.Json(200, ""));
        await using var harness = new CloudHarness(server.Address, _clock, settings: ("Cloud:Retry:ConflictDelay", "00:00:07"));

        var call = harness.Client().SendAsync(Write(), default);
        await _clock.PassAsync(TimeSpan.FromSeconds(7));
        await call;

        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Write_WhoseNonceWasUsed_IsRepeatedAtOnceWithANewOne()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json(400, """{"Code":"SignatureNonceUsed","Message":"m"}"""), ScriptedServer.Json(200, ""));
        await using var harness = new CloudHarness(server.Address, _clock);

        await harness.Client().SendAsync(Write(), default);

        server.Requests.Select(r => r.Headers["x-acs-signature-nonce"]).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Write_AnsweredByAServerError_IsSentOnceAndItsOutcomeIsUnknown()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(500, ServerError));
        await using var harness = new CloudHarness(server.Address, _clock);

        var thrown = await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Write(), default));

        thrown.Error.Kind.ShouldBe(CloudErrorKind.OutcomeUnknown);
        thrown.Error.Cause.ShouldBe(CloudErrorKind.ServerError);
        thrown.Error.RequestId.ShouldBe("s");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Write_OnAKeptConnectionThatTheServerCloses_IsSentOnceAndItsOutcomeIsUnknown()
    {
        // On a connection that served a call before, the handler itself resends a request without content.
        await using var server = new ClosingServer();
        await using var harness = new CloudHarness(server.Address, _clock);
        var client = harness.Client();
        await client.SendAsync(Read(), default);

        var thrown = await Should.ThrowAsync<CloudApiException>(
            client.SendAsync(OpenApiRequest.Rpc(CloudProduct.Ram, "2015-05-01", "AttachPolicyToUser", OperationKind.Write), default));

        thrown.Error.Kind.ShouldBe(CloudErrorKind.OutcomeUnknown);
        thrown.Error.Cause.ShouldBe(CloudErrorKind.ConnectionLost);
        server.Requests.ShouldBe(2);
    }

    [Fact]
    public async Task Write_WhoseConnectionIsReset_IsSentOnceAndItsOutcomeIsUnknown()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Drop());
        await using var harness = new CloudHarness(server.Address, _clock);

        var thrown = await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Write(), default));

        thrown.Error.Kind.ShouldBe(CloudErrorKind.OutcomeUnknown);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Write_WithoutReplyInTime_IsSentOnceAndItsOutcomeIsUnknown()
    {
        var release = new TaskCompletionSource();
        await using var server = await ScriptedServer.StartAsync(_ => release.Task);
        await using var harness = new CloudHarness(server.Address, _clock);

        var call = harness.Client().SendAsync(Write(), default);
        await _clock.PassAsync(TimeSpan.FromSeconds(60));
        var thrown = await Should.ThrowAsync<CloudApiException>(call);
        release.SetResult();

        thrown.Error.Kind.ShouldBe(CloudErrorKind.OutcomeUnknown);
        thrown.Error.Cause.ShouldBe(CloudErrorKind.TimedOut);
    }

    [Fact]
    public async Task Write_ThatNeverConnected_IsRepeated_SinceTheServerDidNothing()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        await using var harness = new CloudHarness($"http://127.0.0.1:{port}", _clock, settings: ("Cloud:Retry:MaxRetries", "1"));

        var call = harness.Client().SendAsync(Write(), default);
        await _clock.PassAsync(TimeSpan.FromMilliseconds(250));
        var thrown = await Should.ThrowAsync<CloudApiException>(call);

        thrown.Error.Kind.ShouldBe(CloudErrorKind.NotConnected);
    }

    [Fact]
    public async Task Refusal_IsNeverRepeated()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(403, """{"code":"StatusForbidden","message":"no"}"""));
        await using var harness = new CloudHarness(server.Address, _clock);

        await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Read(), default));

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cancellation_DuringADelay_EndsTheCallAtOnce()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(503, ServerError));
        await using var harness = new CloudHarness(server.Address, _clock);
        using var cancellation = new CancellationTokenSource();

        var call = harness.Client().SendAsync(Read(), cancellation.Token);
        await _clock.WhenTimerIsSetAsync(TimeSpan.FromMilliseconds(250));
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(call);
        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reply_LongerThanTheCap_IsRefused(bool lengthAnnounced)
    {
        await using var server = await ScriptedServer.StartAsync(async context =>
        {
            if (lengthAnnounced)
                context.Response.ContentLength = 70_000;
            await context.Response.Body.WriteAsync(new byte[70_000]);
        });
        await using var harness = new CloudHarness(server.Address, _clock, settings: ("Cloud:MaxResponseBytes", "65536"));

        var thrown = await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Read(), default));

        thrown.Error.Code.ShouldBe("ResponseTooLarge");
    }

    [Fact]
    public async Task Redirect_IsNotFollowed()
    {
        await using var elsewhere = await ScriptedServer.StartAsync(ScriptedServer.Json(200, "{}"));
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(307, "", ("Location", elsewhere.Address)));
        await using var harness = new CloudHarness(server.Address, _clock);

        var thrown = await Should.ThrowAsync<CloudApiException>(harness.Client().SendAsync(Read(), default));

        thrown.Error.Kind.ShouldBe(CloudErrorKind.BadReply);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Log_HoldsActionAndRequestId_ButNoKeyTokenOrBody()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json(200, """{"secret":"BODY-TEXT"}""", ("x-acs-request-id", "REQ-7")));
        await using var harness = new CloudHarness(
            server.Address, _clock, settings: [("Cloud:AccessKeyId", "STS.KEYID"), ("Cloud:SecurityToken", "TOKEN-TEXT")]);

        await harness.Client().SendAsync(Write() with { Body = "SENT-TEXT"u8.ToArray(), ContentType = "text/plain" }, default);

        harness.Log.Text.ShouldContain("UpdateUserPermissions");
        harness.Log.Text.ShouldContain("REQ-7");
        foreach (var secret in (string[])["STS.KEYID", "TestAccessKeySecret01", "TOKEN-TEXT", "BODY-TEXT", "SENT-TEXT", "Signature="])
            harness.Log.Text.ShouldNotContain(secret);
    }

    [Fact]
    public async Task AnonymousCall_CarriesNoAuthorizationAndKeepsTheTokenOutOfTheAddress()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, """{"Credentials":{}}"""));
        await using var harness = new CloudHarness(server.Address, _clock);

        await harness.Get<AlibabaCloud.Sts.StsClient>().AssumeRoleWithOIDCAsync(
            new() { RoleArn = "acs:ram::1:role/r", OIDCProviderArn = "acs:ram::1:oidc-provider/p", OIDCToken = "TOKEN-TEXT", RoleSessionName = "s" }, null, default);

        var request = server.Requests.Single();
        request.Headers.Keys.ShouldNotContain("authorization");
        request.Target.ShouldContain("Action=AssumeRoleWithOIDC");
        request.Target.ShouldNotContain("TOKEN-TEXT");
        request.Body.ShouldContain("OIDCToken=TOKEN-TEXT");
    }

    private static OpenApiRequest Read() => OpenApiRequest.Roa(
        CloudProduct.ContainerService, "2015-12-15", "DescribeRegions", HttpMethod.Get, OperationKind.Read, "regions");

    private static OpenApiRequest Write() => OpenApiRequest.Roa(
        CloudProduct.ContainerService, "2015-12-15", "UpdateUserPermissions", HttpMethod.Post, OperationKind.Write, "permissions", "users", "1", "update");
}
