using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.State;
using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.Admin;

public sealed class AdminTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    public async Task InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task CreateCluster_ByAUser_MakesItsOwner()
    {
        var alice = (string)(await UserAsync("alice"))["id"]!;
        var id = (string)(await _emulator.AdminAsync(
            HttpMethod.Post, "/clusters", new JsonObject { ["name"] = "edge", ["regionId"] = "cn-shanghai", ["creatorId"] = alice, ["namespaces"] = new JsonArray("shop", "default") })).Ok()["id"]!;
        id.ShouldMatch("^c[0-9a-f]{32}$");
        var cluster = _emulator.State.FindCluster(id)!;
        cluster.Namespaces.ShouldBe(["default", "kube-node-lease", "kube-public", "kube-system", "shop"]);
        var owner = _emulator.State.Grants.Current(alice).ShouldHaveSingleItem();
        owner.IsOwner.ShouldBeTrue();
        owner.ClusterId.ShouldBe(id);

        ((int)(await _emulator.AdminAsync(HttpMethod.Post, "/clusters", new JsonObject { ["name"] = "x", ["creatorId"] = "299" })).Status).ShouldBe(400);
        (await _emulator.AdminAsync(HttpMethod.Patch, "/clusters/" + id, new JsonObject { ["reachable"] = false, ["addNamespaces"] = new JsonArray("new"), ["removeNamespaces"] = new JsonArray("shop") })).Ok();
        cluster.Reachable.ShouldBeFalse();
        cluster.Namespaces.ShouldContain("new");
        cluster.Namespaces.ShouldNotContain("shop");
        (await _emulator.AdminAsync(HttpMethod.Delete, "/clusters/" + id)).Ok();
        _emulator.State.Grants.Current(alice).ShouldBeEmpty();
        ((int)(await _emulator.AdminAsync(HttpMethod.Delete, "/clusters/" + id)).Status).ShouldBe(404);
    }

    [Fact]
    public async Task DeletePeople_WithRights_LeavesResidue()
    {
        var alice = (string)(await UserAsync("alice", "AliyunCSFullAccess"))["id"]!;
        var role = (string)(await _emulator.AdminAsync(HttpMethod.Post, "/roles", new JsonObject { ["roleName"] = "ops" })).Ok()["id"]!;
        lock (_emulator.State.Gate)
        {
            foreach (var id in (string[])[alice, role])
            {
                _emulator.State.Grants.Replace(id, [new() { Uid = id, RoleName = "ops", Scope = GrantScope.AllClusters }], TestEmulator.Start);
                _emulator.State.Kubeconfigs.Add(new() { ClusterId = "c1", Uid = id });
            }
        }
        (await _emulator.AdminAsync(HttpMethod.Delete, "/users/alice")).Ok();
        (await _emulator.AdminAsync(HttpMethod.Delete, "/roles/" + role)).Ok();

        _emulator.State.Kubeconfigs.Count.ShouldBe(2);
        _emulator.State.Grants.Current(alice).Count.ShouldBe(1);
        _emulator.State.Grants.Current(role).Count.ShouldBe(1);
        _emulator.State.DeletedIdentities[alice].Name.ShouldBe("alice");
        _emulator.State.DeletedIdentities[role].IsRole.ShouldBeTrue();
        ((int)(await _emulator.Client.RamAsync("GetPolicy", ("PolicyType", "System"), ("PolicyName", "AliyunCSFullAccess"))).Ok()["Policy"]["AttachmentCount"]!).ShouldBe(0);
    }

    [Fact]
    public async Task CreateUser_WithAnUnknownPolicyOrField_ChangesNothing()
    {
        ((int)(await _emulator.AdminAsync(HttpMethod.Post, "/users", new JsonObject { ["userName"] = "alice", ["policies"] = new JsonArray("Nothing") })).Status).ShouldBe(400);
        ((int)(await _emulator.AdminAsync(HttpMethod.Post, "/users", new JsonObject { ["userName"] = "alice", ["plicies"] = new JsonArray() })).Status).ShouldBe(400);
        _emulator.State.Users.ShouldBeEmpty();
    }

    [Fact]
    public async Task ChangeUser_Frozen_CannotCallAndLeavesTheDefaultList()
    {
        await UserAsync("alice");
        (await _emulator.AdminAsync(HttpMethod.Patch, "/users/alice", new JsonObject { ["status"] = "freeze", ["provisionType"] = "SCIM" })).Ok();
        (await _emulator.Client.StsAsync(ApiCredentials.User("alice"), "GetCallerIdentity")).Fails(400, "InvalidAccessKeyId.Inactive");
        (await _emulator.Client.ImsAsync("ListUsers")).Ok()["Users"]["User"]!.AsArray().ShouldBeEmpty();
        ((int)(await _emulator.AdminAsync(HttpMethod.Patch, "/users/alice", new JsonObject { ["status"] = "asleep" })).Status).ShouldBe(400);
    }

    [Fact]
    public async Task Settings_ChangedInPart_KeepTheRest()
    {
        var changed = (await _emulator.AdminAsync(HttpMethod.Patch, "/settings", new JsonObject { ["readLagMs"] = 5000 })).Ok();
        ((int)changed["readLagMs"]!).ShouldBe(5000);
        ((bool)changed["acceptLegacySignatures"]!).ShouldBeTrue();
        ((int)(await _emulator.AdminAsync(HttpMethod.Patch, "/settings", new JsonObject { ["readLagMs"] = 600_001 })).Status).ShouldBe(400);
        ((int)(await _emulator.AdminAsync(HttpMethod.Get, "/settings")).Ok()["readLagMs"]!).ShouldBe(5000);
    }

    [Fact]
    public async Task Calls_AreRecordedWithCallerAndOutcome()
    {
        await UserAsync("alice");
        await _emulator.Client.RamAsync("ListUsers");
        await _emulator.Client.RamAsAsync(ApiCredentials.User("alice"), "ListRoles");
        await _emulator.Client.RamAsAsync(new("nobody", "x"), "ListGroups");
        var calls = (await _emulator.AdminAsync(HttpMethod.Get, "/calls")).Ok().Body!.AsArray();
        calls.Select(c => $"{c!["action"]} {c["callerName"]} {c["status"]} {c["code"]}").ShouldBe(
            ["ListUsers account 200 ", "ListRoles alice 403 NoPermission", "ListGroups  404 InvalidAccessKeyId.NotFound"]);
        (await _emulator.AdminAsync(HttpMethod.Get, "/calls?action=ListRoles")).Ok().Body!.AsArray().Count.ShouldBe(1);
        (await _emulator.AdminAsync(HttpMethod.Delete, "/calls")).Ok();
        (await _emulator.AdminAsync(HttpMethod.Get, "/calls")).Ok().Body!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Reset_GoesBackToTheSeed()
    {
        await UserAsync("alice");
        await _emulator.AdminAsync(HttpMethod.Post, "/faults", new JsonObject { ["kind"] = "Error" });
        ((int)(await _emulator.AdminAsync(HttpMethod.Post, "/reset", new JsonObject { ["seed"] = "no-such-seed" })).Status).ShouldBe(400);
        _emulator.State.Users.Count.ShouldBe(1);
        (await _emulator.AdminAsync(HttpMethod.Post, "/reset")).Ok();
        (await _emulator.Client.RamAsync("ListUsers")).Ok()["Users"]["User"]!.AsArray().ShouldBeEmpty();
        (await _emulator.AdminAsync(HttpMethod.Post, "/reset", new JsonObject { ["seed"] = "demo" })).Ok();
        (await _emulator.Client.RamAsync("GetUser", ("UserName", "platform-admin"))).Ok();
    }

    [Fact]
    public async Task Admin_FromAWebPage_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/emulator/admin/reset");
        request.Headers.Add("Origin", "https://evil.example");
        using var response = await _emulator.Client.Http.SendAsync(request);
        ((int)response.StatusCode).ShouldBe(403);
    }

    private async Task<JsonNode> UserAsync(string name, params string[] policies) =>
        (await _emulator.AdminAsync(HttpMethod.Post, "/users", new JsonObject { ["userName"] = name, ["policies"] = new JsonArray([.. policies.Select(p => (JsonNode)p)]) })).Ok().Body!;
}
