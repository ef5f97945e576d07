using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.Ram;

public sealed class GroupRolePolicyTests : IAsyncLifetime
{
    private const string Document = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"cs:Get*","Resource":"*"}]}""";
    private const string Trust = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}""";

    private TestEmulator _emulator = null!;

    private ApiClient Client => _emulator.Client;

    public async Task InitializeAsync() => _emulator = await TestEmulator.StartAsync();

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Fact]
    public async Task Groups_Membership_IsListedFromBothSides()
    {
        await UserAsync("alice");
        (await Client.RamAsync("CreateGroup", ("GroupName", "team-a"), ("Comments", "Team A"))).Ok();
        (await Client.RamAsync("CreateGroup", ("GroupName", "Team-A"))).Fails(409, "EntityAlreadyExists.Group");
        (await Client.RamAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "team-a"))).Ok();
        (await Client.RamAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "team-a"))).Fails(409, "EntityAlreadyExists.User.Group");

        var member = (await Client.RamAsync("ListUsersForGroup", ("GroupName", "team-a"))).Ok()["Users"]["User"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        member.ContainsKey("UserId").ShouldBeFalse("RAM's own list has no id; only IMS has");
        ((string)(await Client.ImsAsync("ListUsersForGroup", ("GroupName", "team-a"))).Ok()["Users"]["User"]![0]!["UserId"]!).ShouldBe(_emulator.State.FindUser("alice")!.UserId);
        ((string)(await Client.RamAsync("ListGroupsForUser", ("UserName", "alice"))).Ok()["Groups"]["Group"]![0]!["GroupName"]!).ShouldBe("team-a");
        ((string)(await Client.ImsAsync("ListGroupsForUser", ("UserPrincipalName", "alice@ackdemo.onaliyun.com"))).Ok()["Groups"]["Group"]![0]!["GroupName"]!).ShouldBe("team-a");

        (await Client.RamAsync("DeleteGroup", ("GroupName", "team-a"))).Fails(409, "DeleteConflict.Group.User");
        (await Client.RamAsync("RemoveUserFromGroup", ("UserName", "alice"), ("GroupName", "team-a"))).Ok();
        (await Client.RamAsync("RemoveUserFromGroup", ("UserName", "alice"), ("GroupName", "team-a"))).Fails(404, "EntityNotExist.User.Group");
        (await Client.RamAsync("DeleteGroup", ("GroupName", "team-a"))).Ok();
        (await Client.RamAsync("GetGroup", ("GroupName", "team-a"))).Fails(404, "EntityNotExist.Group");
    }

    [Fact]
    public async Task Groups_EleventhGroupOfAUser_IsBeyondTheLimit()
    {
        await UserAsync("alice");
        for (var i = 0; i < 11; i++) (await Client.RamAsync("CreateGroup", ("GroupName", $"g{i}"))).Ok();
        for (var i = 0; i < 10; i++) (await Client.RamAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", $"g{i}"))).Ok();
        (await Client.RamAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "g10"))).Fails(409, "LimitExceeded.User.Group");
    }

    [Fact]
    public async Task ListGroups_MoreThanAHundredAtOnce_IsRefused()
    {
        (await Client.RamAsync("ListGroups", ("MaxItems", "101"))).Fails(400, "InvalidParameter.MaxItems");
        (await Client.RamAsync("ListGroups", ("MaxItems", "100"))).Ok();
    }

    [Fact]
    public async Task Roles_LifeCycle_FollowsTheReference()
    {
        var role = (await Client.RamAsync("CreateRole", ("RoleName", "Dev.Role-1"), ("AssumeRolePolicyDocument", Trust), ("MaxSessionDuration", "7200"))).Ok()["Role"];
        ((string)role["RoleId"]!).ShouldBe("300000000000000001");
        ((string)role["Arn"]!).ShouldBe("acs:ram::1000000000000001:role/Dev.Role-1");

        var listed = (await Client.RamAsync("ListRoles")).Ok()["Roles"]["Role"]!.AsArray().ShouldHaveSingleItem()!.AsObject();
        listed.ContainsKey("AssumeRolePolicyDocument").ShouldBeFalse("lists carry no trust policies");
        ((int)listed["MaxSessionDuration"]!).ShouldBe(7200);
        ((string)(await Client.RamAsync("GetRole", ("RoleName", "dev.role-1"))).Ok()["Role"]["AssumeRolePolicyDocument"]!).ShouldBe(Trust);

        (await Client.RamAsync("CreateRole", ("RoleName", "with_underscore"), ("AssumeRolePolicyDocument", Trust))).Fails(400, "InvalidParameter.RoleName.InvalidChars");
        (await Client.RamAsync("CreateRole", ("RoleName", "r2"), ("AssumeRolePolicyDocument", "{}"))).Fails(400, "MalformedPolicyDocument");
        (await Client.RamAsync("UpdateRole", ("RoleName", "Dev.Role-1"), ("NewMaxSessionDuration", "99"))).Fails(400, "InvalidParameter.NewMaxSessionDuration");
        (await Client.RamAsync("AttachPolicyToRole", ("RoleName", "Dev.Role-1"), ("PolicyType", "System"), ("PolicyName", "AliyunCSFullAccess"))).Ok();
        (await Client.RamAsync("DeleteRole", ("RoleName", "Dev.Role-1"))).Fails(409, "DeleteConflict.Role.Policy");
        (await Client.RamAsync("DetachPolicyFromRole", ("RoleName", "Dev.Role-1"), ("PolicyType", "System"), ("PolicyName", "AliyunCSFullAccess"))).Ok();
        (await Client.RamAsync("DeleteRole", ("RoleName", "Dev.Role-1"))).Ok();
        (await Client.RamAsync("DeleteRole", ("RoleName", "Dev.Role-1"))).Fails(404, "EntityNotExist.Role");
    }

    [Fact]
    public async Task Policies_Versions_AreLimitedAndRotated()
    {
        (await Client.RamAsync("CreatePolicy", ("PolicyName", "p-1"), ("PolicyDocument", Document), ("Description", "d"))).Ok();
        (await Client.RamAsync("CreatePolicy", ("PolicyName", "p-1"), ("PolicyDocument", Document))).Fails(409, "EntityAlreadyExists.Policy");
        (await Client.RamAsync("CreatePolicy", ("PolicyName", "p_2"), ("PolicyDocument", Document))).Fails(400, "InvalidParameter.PolicyName.InvalidChars");
        (await Client.RamAsync("CreatePolicy", ("PolicyName", "p-2"), ("PolicyDocument", "[]"))).Fails(400, "MalformedPolicyDocument");
        (await Client.RamAsync("CreatePolicy", ("PolicyName", "p-2"), ("PolicyDocument", Document + new string(' ', 6144)))).Fails(400, "InvalidParameter.PolicyDocument.Length");

        for (var v = 2; v <= 5; v++)
        {
            ((string)(await Client.RamAsync("CreatePolicyVersion", ("PolicyName", "p-1"), ("PolicyDocument", Document))).Ok()["PolicyVersion"]["VersionId"]!).ShouldBe($"v{v}");
        }
        (await Client.RamAsync("CreatePolicyVersion", ("PolicyName", "p-1"), ("PolicyDocument", Document))).Fails(409, "LimitExceeded.Policy.Version");
        var sixth = (await Client.RamAsync(
            "CreatePolicyVersion", ("PolicyName", "p-1"), ("PolicyDocument", Document), ("SetAsDefault", "true"), ("RotateStrategy", "DeleteOldestNonDefaultVersionWhenLimitExceeded"))).Ok();
        ((string)sixth["PolicyVersion"]["VersionId"]!).ShouldBe("v6");
        var versions = (await Client.RamAsync("ListPolicyVersions", ("PolicyName", "p-1"), ("PolicyType", "Custom"))).Ok()["PolicyVersions"]["PolicyVersion"]!.AsArray();
        versions.Select(v => (string)v!["VersionId"]!).ShouldBe(["v1", "v3", "v4", "v5", "v6"]);
        ((string)(await Client.RamAsync("GetPolicy", ("PolicyName", "p-1"), ("PolicyType", "Custom"))).Ok()["DefaultPolicyVersion"]["VersionId"]!).ShouldBe("v6");

        (await Client.RamAsync("DeletePolicyVersion", ("PolicyName", "p-1"), ("VersionId", "v6"))).Fails(409, "DeleteConflict.Policy.Version.Default");
        (await Client.RamAsync("DeletePolicyVersion", ("PolicyName", "p-1"), ("VersionId", "six"))).Fails(400, "InvalidParameter.VersionId.Format");
        (await Client.RamAsync("SetDefaultPolicyVersion", ("PolicyName", "p-1"), ("VersionId", "v2"))).Fails(404, "EntityNotExist.Policy.Version");
        (await Client.RamAsync("DeletePolicy", ("PolicyName", "p-1"))).Fails(409, "DeleteConflict.Policy.Version");
        (await Client.RamAsync("DeletePolicy", ("PolicyName", "p-1"), ("CascadingDelete", "true"))).Ok();
    }

    [Theory]
    [InlineData("User")]
    [InlineData("Group")]
    [InlineData("Role")]
    public async Task Attachments_TwiceOrWithout_AreNamedAsDocumented(string kind)
    {
        (string, string) principal = (kind + "Name", "it");
        (await Client.RamAsync("Create" + kind, principal, ("AssumeRolePolicyDocument", Trust))).Ok();
        (await Client.RamAsync("CreatePolicy", ("PolicyName", "p-1"), ("PolicyDocument", Document))).Ok();
        (string, string) type = ("PolicyType", "Custom");
        (string, string) policy = ("PolicyName", "p-1");

        (await Client.RamAsync("AttachPolicyTo" + kind, principal, type, policy)).Ok();
        (await Client.RamAsync("AttachPolicyTo" + kind, principal, type, policy)).Fails(409, $"EntityAlreadyExists.{kind}.Policy");
        (await Client.RamAsync("AttachPolicyTo" + kind, (kind + "Name", "nobody"), type, policy)).Fails(404, "EntityNotExist." + kind);
        (await Client.RamAsync("AttachPolicyTo" + kind, principal, type, ("PolicyName", "nothing"))).Fails(404, "EntityNotExist.Policy");
        (await Client.RamAsync("AttachPolicyTo" + kind, principal, ("PolicyType", "Other"), policy)).Fails(400, "InvalidParameter.PolicyType");

        var attached = (await Client.RamAsync("ListPoliciesFor" + kind, principal)).Ok()["Policies"]["Policy"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)attached["AttachDate"]!).ShouldBe("2026-01-15T08:30:00Z");
        ((int)(await Client.RamAsync("GetPolicy", policy, type)).Ok()["Policy"]["AttachmentCount"]!).ShouldBe(1);
        var entities = (await Client.RamAsync("ListEntitiesForPolicy", policy, type)).Ok();
        ((string)entities[kind + "s"][kind]![0]![kind + "Name"]!).ShouldBe("it");
        (await Client.RamAsync("DeletePolicy", policy)).Fails(409, "DeleteConflict.Policy." + kind);

        (await Client.RamAsync("DetachPolicyFrom" + kind, principal, type, policy)).Ok();
        (await Client.RamAsync("DetachPolicyFrom" + kind, principal, type, policy)).Fails(404, $"EntityNotExist.{kind}.Policy");
    }

    [Fact]
    public async Task Attachments_EleventhCustomPolicy_IsBeyondTheLimit()
    {
        await UserAsync("alice");
        for (var i = 0; i <= 10; i++)
        {
            (await Client.RamAsync("CreatePolicy", ("PolicyName", $"p-{i}"), ("PolicyDocument", Document))).Ok();
            var answer = await Client.RamAsync("AttachPolicyToUser", ("UserName", "alice"), ("PolicyType", "Custom"), ("PolicyName", $"p-{i}"));
            if (i < 10) answer.Ok();
            else answer.Fails(409, "LimitExceeded.User.Policy");
        }
    }

    [Fact]
    public async Task ListPolicies_ByType_ShowsSystemPoliciesWithoutTheCustomOnes()
    {
        (await Client.RamAsync("CreatePolicy", ("PolicyName", "p-1"), ("PolicyDocument", Document))).Ok();
        var system = (await Client.RamAsync("ListPolicies", ("PolicyType", "System"))).Ok()["Policies"]["Policy"]!.AsArray();
        system.ShouldContain(p => (string?)p!["PolicyName"] == "AliyunCSFullAccess");
        system.ShouldAllBe(p => (string?)p!["PolicyType"] == "System");
        (await Client.RamAsync("ListPolicies")).Ok()["Policies"]["Policy"]!.AsArray().Count.ShouldBe(system.Count + 1);
        (await Client.RamAsync("CreatePolicyVersion", ("PolicyName", "AliyunCSFullAccess"), ("PolicyDocument", Document))).Fails(404, "EntityNotExist.Policy");
    }

    [Fact]
    public async Task Permissions_OfARamUser_DecideCallByCall()
    {
        await UserAsync("alice");
        var alice = ApiCredentials.User("alice");
        var refused = await Client.RamAsAsync(alice, "GetUser", ("UserName", "alice"));
        refused.Fails(403, "NoPermission");
        ((string)refused["AccessDeniedDetail"]["AuthAction"]!).ShouldBe("ram:GetUser");
        ((string)refused["AccessDeniedDetail"]["AuthPrincipalDisplayName"]!).ShouldBe(_emulator.State.FindUser("alice")!.UserId);
        ((string)(await Client.RamAsync("DecodeDiagnosticMessage", ("EncodedDiagnosticMessage", (string)refused["AccessDeniedDetail"]["EncodedDiagnosticMessage"]!))).Ok()["DecodedDiagnosticMessage"]["AuthResource"]!)
            .ShouldBe("acs:ram::1000000000000001:user/alice");

        const string Own = """{"Version":"1","Statement":[{"Effect":"Allow","Action":"ram:*","Resource":["acs:ram:*:1000000000000001:user/alice","acs:ram:*:system:policy/*"]}]}""";
        (await Client.RamAsync("CreatePolicy", ("PolicyName", "own"), ("PolicyDocument", Own))).Ok();
        (await Client.RamAsync("AttachPolicyToUser", ("UserName", "alice"), ("PolicyType", "Custom"), ("PolicyName", "own"))).Ok();
        (await Client.RamAsAsync(alice, "GetUser", ("UserName", "alice"))).Ok();
        (await Client.RamAsAsync(alice, "ListUsers")).Fails(403, "NoPermission");
        (await Client.RamAsAsync(alice, "ListAccessKeys")).Ok();
        // Attaching needs the principal and the policy: her own name with a system policy is allowed, with a custom one it is not.
        (await Client.RamAsAsync(alice, "AttachPolicyToUser", ("UserName", "alice"), ("PolicyType", "System"), ("PolicyName", "AliyunCSReadOnlyAccess"))).Ok();
        (await Client.RamAsAsync(alice, "DetachPolicyFromUser", ("UserName", "alice"), ("PolicyType", "Custom"), ("PolicyName", "own"))).Fails(403, "NoPermission");
    }

    private async Task UserAsync(string name) => (await Client.RamAsync("CreateUser", ("UserName", name))).Ok();
}
