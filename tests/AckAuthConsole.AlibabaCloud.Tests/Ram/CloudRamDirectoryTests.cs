using AckAuthConsole.AlibabaCloud.Tests.Support;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.Tests.Ram;

public sealed class CloudRamDirectoryTests
{
    [Fact]
    public async Task Users_AreAllListed_FrozenOnesIncluded()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var users = await AllAsync(harness.Get<IRamDirectory>().ListUsersAsync(default));

        users.Count.ShouldBe(40);
        var lead = users.Single(u => u.Name == "team-a-lead");
        lead.Ref.ShouldBe(EmulatedCloud.User(3));
        lead.DisplayName.ShouldBe("陈静 Chen Jing");
        lead.Presence.ShouldBe(PrincipalPresence.Present);
        lead.CreatedAt.ShouldNotBeNull();
        users.Single(u => u.Name == "contractor-2").Presence.ShouldBe(PrincipalPresence.Frozen);
    }

    [Fact]
    public async Task UsersAndRoles_BeyondOnePage_AreAllRead()
    {
        await using var cloud = await EmulatedCloud.StartAsync("scale:users=2300,roles=1000,clusters=1,namespaces=4,grants=0");
        await using var harness = cloud.As();
        var directory = harness.Get<IRamDirectory>();

        var users = await AllAsync(directory.ListUsersAsync(default));
        var roles = await AllAsync(directory.ListRolesAsync(default));

        users.Select(u => u.Ref).Distinct().Count().ShouldBe(2300);
        roles.Select(r => r.Ref).Distinct().Count().ShouldBe(1000);
    }

    [Fact]
    public async Task Users_WhereImsIsRefused_ComeFromRam()
    {
        await using var server = await ScriptedServer.StartAsync((context, request) => (request.Headers["x-acs-version"] == "2019-08-15"
            ? ScriptedServer.Json(403, """{"Code":"NoPermission","Message":"no"}""")
            : ScriptedServer.Json(200, """{"IsTruncated":false,"Users":{"User":[{"UserId":"2001","UserName":"alice","DisplayName":"Alice"}]}}"""))(context));
        await using var harness = new CloudHarness(server.Address);

        var users = await AllAsync(harness.Get<IRamDirectory>().ListUsersAsync(default));

        users.Single().Name.ShouldBe("alice");
    }

    [Fact]
    public async Task Users_WhenALaterPageFails_EndWithTheFailure_AndNeverMixTwoLists()
    {
        await using var server = await ScriptedServer.StartAsync(
            ScriptedServer.Json(200, """{"IsTruncated":true,"Marker":"m1","Users":{"User":[{"UserId":"2001","UserPrincipalName":"alice@x.onaliyun.com"}]}}"""),
            ScriptedServer.Json(403, """{"Code":"NoPermission","Message":"no"}"""));
        await using var harness = new CloudHarness(server.Address);

        var pages = new List<Result<IReadOnlyList<Principal>>>();
        await foreach (var page in harness.Get<IRamDirectory>().ListUsersAsync(default))
            pages.Add(page);

        pages.Count.ShouldBe(2);
        pages[0].Value.Single().Name.ShouldBe("alice");
        pages[1].Failure.ShouldBeOfType<Failure.Forbidden>().Cause!.MissingAction.ShouldBe("ram:ListUsers");
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task List_WhoseMarkerStandsStill_Ends()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, """{"IsTruncated":true,"Marker":"same","Roles":{}}"""));
        await using var harness = new CloudHarness(server.Address);

        var roles = await AllAsync(harness.Get<IRamDirectory>().ListRolesAsync(default));

        roles.ShouldBeEmpty();
        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task User_ById_IsFound()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var user = (await harness.Get<IRamDirectory>().GetUserAsync(EmulatedCloud.User(1).Id, default)).Value;

        user.Name.ShouldBe("platform-admin");
        user.Ref.Kind.ShouldBe(PrincipalKind.RamUser);
    }

    [Fact]
    public async Task User_WhomRamDoesNotKnow_IsNotFound()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var result = await harness.Get<IRamDirectory>().GetUserAsync(PrincipalId.Parse("299999999999999999"), default);

        var failure = result.Failure.ShouldBeOfType<Failure.NotFound>();
        failure.Kind.ShouldBe("ram-user");
        failure.Name.ShouldBe("299999999999999999");
    }

    [Fact]
    public async Task Roles_AreListedWithTheirCategory()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var roles = await AllAsync(harness.Get<IRamDirectory>().ListRolesAsync(default));

        roles.Count.ShouldBe(15);
        roles.ShouldAllBe(r => r.Ref.Kind == PrincipalKind.RamRole);
        roles.Single(r => r.Name == "AliyunReservedSSO-PlatformAdmin").RoleCategory.ShouldBe(RoleCategory.CloudSso);
    }

    [Fact]
    public async Task Role_ByName_IsFound_AndAnOddNameIsAFailureNotACrash()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var directory = harness.Get<IRamDirectory>();

        (await directory.GetRoleByNameAsync("ops-break-glass", default)).Value.Ref.Kind.ShouldBe(PrincipalKind.RamRole);
        (await directory.GetRoleByNameAsync("no-such-role", default)).Failure.ShouldBeOfType<Failure.NotFound>().Kind.ShouldBe("ram-role");

        // Signed as sent: were the encoding wrong, the answer would be about the signature.
        var odd = (await directory.GetRoleByNameAsync("a b/名*~+!'()&=#?%", default)).Failure!;
        odd.Cause!.ErrorCode.ShouldNotBe("SignatureDoesNotMatch");
        odd.Code.ShouldBeOneOf("not-found.ram-role", "cloud.invalid-request");
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(200_000)]
    public async Task Role_ByAHugeName_IsAFailureWithAShortenedName(int length)
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var result = await harness.Get<IRamDirectory>().GetRoleByNameAsync(new string('名', length), default);

        var failure = result.Failure.ShouldBeOfType<Failure.Invalid>();
        failure.Reason.ShouldBe("cloud.invalid-request");
        failure.Value!.Length.ShouldBe(200);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\0b")]
    [InlineData("\ud800")]
    [InlineData("..")]
    [InlineData("")]
    public async Task Role_ByANameThatNoRoleHas_IsAFailure(string name)
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var failure = (await harness.Get<IRamDirectory>().GetRoleByNameAsync(name, default)).Failure!;

        failure.Code.ShouldBeOneOf("not-found.ram-role", "cloud.invalid-request");
        failure.Cause!.ErrorCode.ShouldNotBe("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task DeletedUsers_ComeFromTheRecycleBin()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var deleted = (await harness.Get<IRamDirectory>().ListDeletedUsersAsync(default)).Value;

        deleted.Select(d => d.Name).ShouldBe(["sun.yue", "former-dev-1"], ignoreOrder: true);
        deleted.ShouldAllBe(d => d.Presence == PrincipalPresence.NotSeenInRam);
    }

    [Fact]
    public async Task DeletedUsers_WhereRefused_AreEmpty()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As("team-a-dev-2");

        (await harness.Get<IRamDirectory>().ListDeletedUsersAsync(default)).Value.ShouldBeEmpty();
    }

    private static async Task<List<Principal>> AllAsync(IAsyncEnumerable<Result<IReadOnlyList<Principal>>> pages)
    {
        var all = new List<Principal>();
        await foreach (var page in pages)
            all.AddRange(page.Value);
        return all;
    }
}
