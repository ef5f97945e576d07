using AckAuthConsole.Emulator.State;
using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.Ram;

public sealed class UserTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    private ApiClient Client => _emulator.Client;

    public async Task InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task CreateUser_AllFields_AreReadBack()
    {
        var created = (await Client.RamAsync(
            "CreateUser", ("UserName", "alice.b_c-1"), ("DisplayName", "爱丽丝"), ("MobilePhone", "86-18600008888"), ("Email", "a@example.com"), ("Comments", "a + b"))).Ok()["User"];
        ((string)created["UserId"]!).ShouldBe("200000000000000001");
        ((string)created["CreateDate"]!).ShouldBe("2026-01-15T08:30:00Z");

        var read = (await Client.RamAsync("GetUser", ("UserName", "alice.b_c-1"))).Ok()["User"];
        ((string)read["DisplayName"]!).ShouldBe("爱丽丝");
        ((string)read["MobilePhone"]!).ShouldBe("86-18600008888");
        ((string)read["Email"]!).ShouldBe("a@example.com");
        ((string)read["Comments"]!).ShouldBe("a + b");
        ((string)read["LastLoginDate"]!).ShouldBe("");
    }

    [Theory]
    [InlineData("UserName", "with space", 400, "InvalidParameter.UserName.InvalidChars")]
    [InlineData("UserName", "名字", 400, "InvalidParameter.UserName.InvalidChars")]
    [InlineData("UserName", "a123456789b123456789c123456789d123456789e123456789f1234567890abcd", 400, "InvalidParameter.UserName.Length")]
    [InlineData("MobilePhone", "not a phone", 400, "InvalidParameter.MobilePhone.Format")]
    [InlineData("Email", "nobody", 400, "InvalidParameter.Email.Format")]
    [InlineData("UserName", "TAKEN", 409, "EntityAlreadyExists.User")]
    public async Task CreateUser_BadValue_IsRefused(string parameter, string value, int status, string code)
    {
        (await Client.RamAsync("CreateUser", ("UserName", "taken"))).Ok();
        (string, string)[] parameters = parameter == "UserName" ? [(parameter, value)] : [("UserName", "fresh"), (parameter, value)];
        (await Client.RamAsync("CreateUser", parameters)).Fails(status, code);
        _emulator.State.Users.Count.ShouldBe(1);
    }

    [Fact]
    public async Task CreateUser_WithoutName_NamesTheParameter() => (await Client.RamAsync("CreateUser")).Fails(400, "MissingUserName");

    [Fact]
    public async Task CreateUser_InAFullAccount_IsRefused()
    {
        await using var full = await TestEmulator.StartAsync("scale:users=5000,roles=1,clusters=1,namespaces=4,grants=1");
        full.State.Users.Count.ShouldBe(5000);
        (await full.Client.RamAsync("CreateUser", ("UserName", "one-more"))).Fails(409, "LimitExceeded.User");
    }

    [Fact]
    public async Task UpdateUser_NewNameAndDisplayName_KeepsTheId()
    {
        var id = await CreateAsync("alice");
        var updated = (await Client.RamAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "alicia"), ("NewDisplayName", "A"))).Ok()["User"];
        ((string)updated["UserId"]!).ShouldBe(id);
        (await Client.RamAsync("GetUser", ("UserName", "alice"))).Fails(404, "EntityNotExist.User");
        ((string)(await Client.RamAsync("GetUser", ("UserName", "alicia"))).Ok()["User"]["DisplayName"]!).ShouldBe("A");
    }

    [Fact]
    public async Task UpdateUser_ToANameInUse_ChangesNothing()
    {
        await CreateAsync("alice");
        await CreateAsync("bob");
        (await Client.RamAsync("UpdateUser", ("UserName", "alice"), ("NewUserName", "Bob"), ("NewDisplayName", "x"))).Fails(409, "EntityAlreadyExists.User");
        _emulator.State.FindUser("alice")!.DisplayName.ShouldBe("");
    }

    [Fact]
    public async Task DeleteUser_StillInUse_IsRefusedForEachReason()
    {
        await CreateAsync("alice");
        (string, string) user = ("UserName", "alice");
        (await Client.RamAsync("CreateGroup", ("GroupName", "g"))).Ok();
        (await Client.RamAsync("AddUserToGroup", user, ("GroupName", "g"))).Ok();
        var key = (string)(await Client.RamAsync("CreateAccessKey", user)).Ok()["AccessKey"]["AccessKeyId"]!;
        (await Client.RamAsync("CreateLoginProfile", user, ("Password", "long-enough-1"))).Ok();
        _emulator.State.FindUser("alice")!.MfaSerialNumber = "GAHT1";
        (await Client.RamAsync("AttachPolicyToUser", user, ("PolicyType", "System"), ("PolicyName", "AliyunCSReadOnlyAccess"))).Ok();

        (await Client.RamAsync("DeleteUser", user)).Fails(409, "DeleteConflict.User.Group");
        (await Client.RamAsync("RemoveUserFromGroup", user, ("GroupName", "g"))).Ok();
        (await Client.RamAsync("DeleteUser", user)).Fails(409, "DeleteConflict.User.AccessKey");
        (await Client.RamAsync("DeleteAccessKey", user, ("UserAccessKeyId", key))).Ok();
        (await Client.RamAsync("DeleteUser", user)).Fails(409, "DeleteConflict.User.LoginProfile");
        (await Client.RamAsync("DeleteLoginProfile", user)).Ok();
        (await Client.RamAsync("DeleteUser", user)).Fails(409, "DeleteConflict.User.MFADevice");
        _emulator.State.FindUser("alice")!.MfaSerialNumber = null;
        (await Client.RamAsync("DeleteUser", user)).Fails(409, "DeleteConflict.User.Policy");
        (await Client.RamAsync("DetachPolicyFromUser", user, ("PolicyType", "System"), ("PolicyName", "AliyunCSReadOnlyAccess"))).Ok();
        (await Client.RamAsync("DeleteUser", user)).Ok();
        (await Client.RamAsync("GetUser", user)).Fails(404, "EntityNotExist.User");
    }

    [Fact]
    public async Task DeleteUser_Done_LeavesGrantsAndAnEntryInTheRecycleBin()
    {
        var id = await CreateAsync("alice");
        lock (_emulator.State.Gate)
        {
            _emulator.State.Grants.Replace(id, [new() { Uid = id, RoleName = "dev", Scope = GrantScope.AllClusters }], TestEmulator.Start);
        }
        (await Client.RamAsync("DeleteUser", ("UserName", "alice"))).Ok();

        _emulator.State.Grants.Current(id).Count.ShouldBe(1);
        var entry = (await Client.ImsAsync("ListUsersInRecycleBin")).Ok()["Users"]["User"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)entry["UserId"]!).ShouldBe(id);
        ((string)entry["UserPrincipalName"]!).ShouldBe("alice@ackdemo.onaliyun.com");
        ((string)entry["DeleteDate"]!).ShouldBe("2026-02-14T08:30:00Z");
        _emulator.Clock.Advance(TimeSpan.FromDays(30));
        (await Client.ImsAsync("ListUsersInRecycleBin")).Ok()["Users"]["User"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task ListUsers_PageByPage_GivesEachUserOnce()
    {
        for (var i = 0; i < 7; i++) await CreateAsync($"u{i}");
        var names = new List<string>();
        string? marker = null;
        var pages = 0;
        do
        {
            (string, string)[] parameters = marker is null ? [("MaxItems", "3")] : [("MaxItems", "3"), ("Marker", marker)];
            var page = (await Client.RamAsync("ListUsers", parameters)).Ok();
            names.AddRange(page["Users"]["User"]!.AsArray().Select(u => (string)u!["UserName"]!));
            marker = (string?)page.Body!["Marker"];
            ((bool)page["IsTruncated"]!).ShouldBe(marker is not null);
            // Someone who leaves between two pages must not shift the rest.
            if (pages++ == 0) (await Client.RamAsync("DeleteUser", ("UserName", "u1"))).Ok();
        }
        while (marker is not null);
        names.ShouldBe(["u0", "u1", "u2", "u3", "u4", "u5", "u6"]);
        pages.ShouldBe(3);
    }

    [Theory]
    [InlineData("MaxItems", "0")]
    [InlineData("MaxItems", "1001")]
    [InlineData("MaxItems", "many")]
    [InlineData("Marker", "not-a-marker")]
    public async Task ListUsers_BadPaging_IsRefused(string parameter, string value) =>
        (await Client.RamAsync("ListUsers", (parameter, value))).Fails(400, "InvalidParameter." + parameter);

    [Fact]
    public async Task ListUsers_Empty_StillHasItsContainer()
    {
        var page = (await Client.RamAsync("ListUsers")).Ok();
        page["Users"]["User"]!.AsArray().ShouldBeEmpty();
        page.Body!.AsObject().ContainsKey("Marker").ShouldBeFalse();
    }

    [Fact]
    public async Task ImsGetUser_ById_FindsTheNameAndNeedsExactlyOneKey()
    {
        var id = await CreateAsync("alice");
        var user = (await Client.ImsAsync("GetUser", ("UserId", id))).Ok()["User"];
        ((string)user["UserName"]!).ShouldBe("alice");
        ((string)user["ProvisionType"]!).ShouldBe("Manual");
        (await Client.ImsAsync("GetUser", ("UserPrincipalName", "alice@ackdemo.onaliyun.com"))).Ok();
        (await Client.ImsAsync("GetUser", ("UserPrincipalName", "alice@elsewhere.onaliyun.com"))).Fails(404, "EntityNotExist.User");
        (await Client.ImsAsync("GetUser", ("UserId", "299"))).Fails(404, "EntityNotExist.User");
        ((int)(await Client.ImsAsync("GetUser", ("UserId", id), ("UserPrincipalName", "x"))).Status).ShouldBe(400);
        (await Client.ImsAsync("GetUser")).Fails(400, "MissingUserPrincipalName");
    }

    [Fact]
    public async Task ImsListUsers_FrozenUser_ShowsOnlyWhenAskedFor()
    {
        await CreateAsync("alice");
        await CreateAsync("frozen");
        _emulator.State.FindUser("frozen")!.Status = "freeze";
        (await NamesAsync()).ShouldBe(["alice@ackdemo.onaliyun.com"]);
        (await NamesAsync(("Status", "freeze"))).ShouldBe(["frozen@ackdemo.onaliyun.com"]);
        (await NamesAsync(("Status", "active,freeze"))).Length.ShouldBe(2);
        (await Client.ImsAsync("ListUsers", ("Status", "gone"))).Fails(400, "InvalidParameter.Status");

        async Task<string[]> NamesAsync(params (string, string)[] parameters) =>
            [.. (await Client.ImsAsync("ListUserBasicInfos", parameters)).Ok()["UserBasicInfos"]["UserBasicInfo"]!.AsArray().Select(u => (string)u!["UserPrincipalName"]!)];
    }

    [Fact]
    public async Task GetAccountSummary_Quotas_AreTheOnesEnforced()
    {
        await CreateAsync("alice");
        var map = (await Client.ImsAsync("GetAccountSummary")).Ok()["SummaryMap"];
        ((int)map["Users"]!).ShouldBe(1);
        ((int)map["UsersQuota"]!).ShouldBe(5000);
        ((string)(await Client.ImsAsync("GetDefaultDomain")).Ok()["DefaultDomainName"]!).ShouldBe("ackdemo.onaliyun.com");
    }

    [Fact]
    public async Task LoginProfile_LifeCycle_FollowsTheReference()
    {
        await CreateAsync("alice");
        (string, string) user = ("UserName", "alice");
        (await Client.RamAsync("GetLoginProfile", user)).Fails(404, "EntityNotExist.User.LoginProfile");
        (await Client.RamAsync("CreateLoginProfile", user, ("Password", "short"))).Fails(400, "InvalidParameter.Password.TooWeak");
        (await Client.RamAsync("CreateLoginProfile", user, ("Password", "long-enough-1"), ("MFABindRequired", "true"))).Ok();
        (await Client.RamAsync("CreateLoginProfile", user, ("Password", "long-enough-1"))).Fails(409, "EntityAlreadyExists.User.LoginProfile");
        ((bool)(await Client.RamAsync("GetLoginProfile", user)).Ok()["LoginProfile"]["MFABindRequired"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task AccessKeys_ThirdKey_IsBeyondTheLimit()
    {
        await CreateAsync("alice");
        (await Client.RamAsync("CreateAccessKey", ("UserName", "alice"))).Ok();
        (await Client.RamAsync("CreateAccessKey", ("UserName", "alice"))).Ok();
        (await Client.RamAsync("CreateAccessKey", ("UserName", "alice"))).Fails(409, "LimitExceeded.User.AccessKey");
        (await Client.RamAsync("ListAccessKeys", ("UserName", "alice"))).Ok()["AccessKeys"]["AccessKey"]!.AsArray().Count.ShouldBe(2);
        (await Client.RamAsync("DeleteAccessKey", ("UserName", "alice"), ("UserAccessKeyId", "LTAIother"))).Fails(404, "EntityNotExist.User.AccessKey");
    }

    [Fact]
    public async Task Tags_SetReadAndRemoved_FilterLists()
    {
        await CreateAsync("alice");
        await CreateAsync("bob");
        (await Client.RamAsync("TagResources", ("ResourceType", "user"), ("ResourceNames", """["alice"]"""), ("Tag", """[{"Key":"team","Value":"a"}]"""))).Ok();
        var found = (await Client.ImsAsync("ListUsers", ("Tag", """[{"Key":"team","Value":"a"}]"""))).Ok()["Users"]["User"]!.AsArray();
        ((string)found.ShouldHaveSingleItem()!["UserId"]!).ShouldBe(_emulator.State.FindUser("alice")!.UserId);
        (await Client.RamAsync("UntagResources", ("ResourceType", "user"), ("ResourceNames", """["alice"]"""), ("TagKeys", """["team"]"""))).Ok();
        (await Client.RamAsync("ListTagResources", ("ResourceType", "user"), ("ResourceNames", """["alice"]"""))).Ok()["TagResources"]["TagResource"]!.AsArray().ShouldBeEmpty();
    }

    private async Task<string> CreateAsync(string name) => (string)(await Client.RamAsync("CreateUser", ("UserName", name))).Ok()["User"]["UserId"]!;
}
