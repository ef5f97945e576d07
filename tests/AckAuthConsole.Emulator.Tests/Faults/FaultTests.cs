using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.Faults;

public sealed class FaultTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    private ApiClient Client => _emulator.Client;

    public async Task InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task Throttle_FirstTwoCalls_ThenLetsThrough()
    {
        await RuleAsync(new() { ["kind"] = "Throttle", ["action"] = "Ram.List*", ["first"] = 2, ["retryAfterMs"] = 700, ["status"] = 429 });
        var throttled = await Client.RamAsync("ListUsers");
        throttled.Fails(429, "Throttling.User");
        throttled.Headers["x-acs-retry-after"].ShouldBe("700");
        (await Client.RamAsync("GetUser", ("UserName", "nobody"))).Fails(404, "EntityNotExist.User");
        (await Client.ImsAsync("ListUsers")).Ok();
        (await Client.RamAsync("ListRoles")).Fails(429, "Throttling.User");
        (await Client.RamAsync("ListUsers")).Ok();

        var rule = (await _emulator.AdminAsync(HttpMethod.Get, "/faults")).Ok().Body!.AsArray().ShouldHaveSingleItem()!;
        ((int)rule["matched"]!).ShouldBe(3);
        ((int)rule["injected"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Error_BeforeOrAfterTheWork_DiffersInWhatWasDone()
    {
        await RuleAsync(new() { ["kind"] = "Error", ["action"] = "CreateUser", ["nth"] = 1, ["code"] = "ServiceUnavailable", ["status"] = 503 });
        await RuleAsync(new() { ["kind"] = "Error", ["action"] = "CreateUser", ["nth"] = 2, ["afterWork"] = true });
        (await Client.RamAsync("CreateUser", ("UserName", "before"))).Fails(503, "ServiceUnavailable");
        _emulator.State.FindUser("before").ShouldBeNull();
        (await Client.RamAsync("CreateUser", ("UserName", "after"))).Fails(500, "InternalError");
        _emulator.State.FindUser("after").ShouldNotBeNull();
        (await Client.RamAsync("CreateUser", ("UserName", "third"))).Ok();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Drop_BeforeOrAfterTheWork_CutsTheConnection(bool after)
    {
        await RuleAsync(new() { ["kind"] = "Drop", ["action"] = "CreateUser", ["afterWork"] = after });
        await Should.ThrowAsync<HttpRequestException>(() => Client.RamAsync("CreateUser", ("UserName", "alice")));
        (_emulator.State.FindUser("alice") is not null).ShouldBe(after);
        var call = (await _emulator.AdminAsync(HttpMethod.Get, "/calls?action=CreateUser")).Ok().Body!.AsArray().Last()!;
        ((int)call["status"]!).ShouldBe(0);
        ((string)call["fault"]!).ShouldBe("f-1");
    }

    [Fact]
    public async Task AfterWork_WhenTheWorkItselfFails_StillLosesTheAnswer()
    {
        await RuleAsync(new() { ["kind"] = "Error", ["action"] = "DeleteUser", ["afterWork"] = true, ["code"] = "ServiceUnavailable", ["status"] = 503 });
        (await Client.RamAsync("DeleteUser", ("UserName", "nobody"))).Fails(503, "ServiceUnavailable");
    }

    [Fact]
    public async Task EnforcedRates_EleventhAttachmentWithinASecond_IsThrottledUntilTheNext()
    {
        (await _emulator.AdminAsync(HttpMethod.Patch, "/settings", new JsonObject { ["enforceRates"] = true })).Ok();
        (string, string)[] parameters = [("UserName", "nobody"), ("PolicyType", "System"), ("PolicyName", "AliyunCSFullAccess")];
        for (var i = 0; i < 10; i++) (await Client.RamAsync("AttachPolicyToUser", parameters)).Fails(404, "EntityNotExist.User");
        (await Client.RamAsync("AttachPolicyToUser", parameters)).Fails(400, "Throttling.User");
        (await Client.RamAsync("DetachPolicyFromUser", parameters)).Fails(404, "EntityNotExist.User");
        _emulator.Clock.Advance(TimeSpan.FromSeconds(1));
        (await Client.RamAsync("AttachPolicyToUser", parameters)).Fails(404, "EntityNotExist.User");
    }

    [Fact]
    public async Task Delay_WaitsOnTheEmulatorsClock()
    {
        await RuleAsync(new() { ["kind"] = "Delay", ["delayMs"] = 5000, ["action"] = "ListUsers" });
        var answer = Client.RamAsync("ListUsers");
        while (_emulator.Clock.Waiting == 0) await Task.Yield();
        answer.IsCompleted.ShouldBeFalse();
        _emulator.Clock.Advance(TimeSpan.FromSeconds(5));
        (await answer).Ok();
    }

    [Fact]
    public async Task Share_SameSeed_StrikesTheSameCalls()
    {
        var rows = new List<string>();
        for (var round = 0; round < 2; round++)
        {
            await RuleAsync(new() { ["kind"] = "Error", ["action"] = "ListUsers", ["share"] = 0.5, ["seed"] = 7 });
            var row = "";
            for (var i = 0; i < 20; i++) row += (await Client.RamAsync("ListUsers")).ErrorCode is null ? "." : "x";
            rows.Add(row);
            await _emulator.AdminAsync(HttpMethod.Delete, "/faults");
        }
        rows[0].ShouldBe(rows[1]);
        rows[0].ShouldContain('.');
        rows[0].ShouldContain('x');
    }

    [Fact]
    public async Task Rule_ForOneCaller_LeavesOthersAlone()
    {
        (await Client.RamAsync("CreateUser", ("UserName", "alice"))).Ok();
        await RuleAsync(new() { ["kind"] = "Error", ["uid"] = _emulator.State.FindUser("alice")!.UserId });
        (await Client.StsAsync(ApiCredentials.User("alice"), "GetCallerIdentity")).Fails(500, "InternalError");
        (await Client.StsAsync(ApiCredentials.Account, "GetCallerIdentity")).Ok();
    }

    [Fact]
    public async Task Rule_ForOneTarget_LeavesOthersAlone()
    {
        await RuleAsync(new() { ["kind"] = "Error", ["contains"] = "alice" });
        (await Client.RamAsync("CreateUser", ("UserName", "alice"))).Fails(500, "InternalError");
        (await Client.RamAsync("CreateUser", ("UserName", "bob"))).Ok();
    }

    [Fact]
    public async Task Rule_TakenAway_StopsStriking()
    {
        var id = await RuleAsync(new() { ["kind"] = "Error" });
        (await Client.RamAsync("ListUsers")).Fails(500, "InternalError");
        (await _emulator.AdminAsync(HttpMethod.Delete, "/faults/" + id)).Ok();
        (await Client.RamAsync("ListUsers")).Ok();
        ((int)(await _emulator.AdminAsync(HttpMethod.Delete, "/faults/" + id)).Status).ShouldBe(404);
    }

    [Theory]
    [InlineData("throttle; retry-after=250", 400, "Throttling.User")]
    [InlineData("error; code=Odd; status=418; message=a cup", 418, "Odd")]
    [InlineData("nonsense", 400, "InvalidEmulatorFault")]
    [InlineData("error; status=many", 400, "InvalidEmulatorFault")]
    public async Task Header_OnOneCall_StrikesThatCallOnly(string header, int status, string code)
    {
        using var request = Client.Sign(new(HttpMethod.Post, "/"), ApiCredentials.Account, "ListUsers", "2015-05-01");
        request.Headers.Add("x-emulator-fault", header);
        (await Client.SendAsync(request)).Fails(status, code);
        (await Client.RamAsync("ListUsers")).Ok();
    }

    [Fact]
    public async Task Rule_WithImpossibleValues_IsRefused()
    {
        ((int)(await _emulator.AdminAsync(HttpMethod.Post, "/faults", new JsonObject { ["kind"] = "Error", ["share"] = 2 })).Status).ShouldBe(400);
        ((int)(await _emulator.AdminAsync(HttpMethod.Post, "/faults", new JsonObject { ["kind"] = "Explode" })).Status).ShouldBe(400);
    }

    private async Task<string> RuleAsync(JsonObject rule) => (string)(await _emulator.AdminAsync(HttpMethod.Post, "/faults", rule)).Ok()["id"]!;
}
