using AckAuthConsole.AlibabaCloud.Tests.Support;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.Tests.ContainerService;

public sealed class CloudPermissionGatewayTests
{
    private const string ProdHangzhou = "c6f0b1d94e7a2435c8d19e2f7a3b50001";
    private const string StagingHangzhou = "c6f0b1d94e7a2435c8d19e2f7a3b50002";

    private static readonly PermissionKey s_new = EmulatedCloud.Key(ProdHangzhou, "team-b", PredefinedRole.RestrictedUser);

    [Fact]
    public async Task Read_GivesEveryEntry_OwnersIncluded()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var gateway = harness.Get<IPermissionGateway>();

        var lead = (await gateway.ReadAsync(EmulatedCloud.User(3), default)).Value;
        var creator = (await gateway.ReadAsync(EmulatedCloud.User(31), default)).Value;
        var administrator = (await gateway.ReadAsync(EmulatedCloud.User(1), default)).Value;

        lead.Items.Length.ShouldBe(3);
        lead.Holds(EmulatedCloud.Key(StagingHangzhou, null, PredefinedRole.Administrator)).ShouldBeTrue();
        lead.Holds(EmulatedCloud.Key(ProdHangzhou, "team-a", PredefinedRole.Developer)).ShouldBeTrue();
        lead.Holds(new(PermissionScope.Of(ClusterId.Parse(ProdHangzhou)), PermissionRole.Of(ClusterRoleName.Parse("view")))).ShouldBeTrue();
        creator.Items.ShouldContain(i => i.IsOwner && i.Scope.Text == StagingHangzhou);
        administrator.Holds(new(PermissionScope.Everywhere, PermissionRole.Of(PredefinedRole.Administrator))).ShouldBeTrue();
    }

    [Fact]
    public async Task Add_ThenRemove_LeavesEverythingElse()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var gateway = harness.Get<IPermissionGateway>();
        var target = EmulatedCloud.User(4);
        var before = (await gateway.ReadAsync(target, default)).Value;

        var added = await gateway.AddAsync(target, [s_new], default);
        var between = (await gateway.ReadAsync(target, default)).Value;
        var removed = await gateway.RemoveAsync(target, [s_new], default);
        var after = (await gateway.ReadAsync(target, default)).Value;

        added.Value.Operation.ShouldBe("UpdateUserPermissions?mode=patch");
        added.Value.RequestId.ShouldNotBeNullOrEmpty();
        between.Holds(s_new).ShouldBeTrue();
        between.Items.Length.ShouldBe(before.Items.Length + 1);
        removed.Value.Operation.ShouldBe("UpdateUserPermissions?mode=delete");
        after.ShouldBe(before);
    }

    [Fact]
    public async Task ReplaceAll_WithNothing_RevokesAll()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var gateway = harness.Get<IPermissionGateway>();

        var replaced = await gateway.ReplaceAllAsync(EmulatedCloud.User(4), [], default);

        replaced.Value.Operation.ShouldBe("GrantPermissions");
        (await gateway.ReadAsync(EmulatedCloud.User(4), default)).Value.Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("throttle", "cloud.throttled")]
    [InlineData("error; code=ErrAuthorizationConflict; status=409", "authorization.busy")]
    public async Task ReplaceAll_ThatWouldHaveToWait_IsNotRepeated(string fault, string code)
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        harness.Faults.Next("GrantPermissions", fault);
        var gateway = harness.Get<IPermissionGateway>();

        var replaced = await gateway.ReplaceAllAsync(EmulatedCloud.User(4), [], default);

        replaced.Failure!.Code.ShouldBe(code);
        (await gateway.ReadAsync(EmulatedCloud.User(4), default)).Value.Items.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task ReplaceAll_WithEveryKindOfEntry_HoldsExactlyThese()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var gateway = harness.Get<IPermissionGateway>();
        PermissionKey[] wanted =
        [
            new(PermissionScope.Everywhere, PermissionRole.Of(PredefinedRole.OperationsEngineer)),
            EmulatedCloud.Key(ProdHangzhou, null, PredefinedRole.ReadOnlyAdministrator),
            s_new,
            new(PermissionScope.Of(ClusterId.Parse(ProdHangzhou), NamespaceName.Parse("team-a")), PermissionRole.Of(ClusterRoleName.Parse("deployer"))),
        ];

        (await gateway.ReplaceAllAsync(EmulatedCloud.User(4), wanted, default)).IsSuccess.ShouldBeTrue();

        var held = (await gateway.ReadAsync(EmulatedCloud.User(4), default)).Value;
        held.Items.Select(i => i.Key.Text).ShouldBe(wanted.Select(w => w.Text), ignoreOrder: true);
    }

    [Fact]
    public async Task Write_OfAnEntryWithoutRequestForm_SendsNothing()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, ""));
        await using var harness = new CloudHarness(server.Address);
        var odd = new PermissionKey(new PermissionScope.Unrecognized("planet", "earth"), PermissionRole.Of(PredefinedRole.Developer));

        var result = await harness.Get<IPermissionGateway>().ReplaceAllAsync(EmulatedCloud.User(4), [s_new, odd], default);

        result.Failure.ShouldBeOfType<Failure.Invalid>().Reason.ShouldBe("permission.no-request-form");
        server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_AnnouncesARoleAsARole_AndSendsABareArray()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, ""));
        await using var harness = new CloudHarness(server.Address);
        var role = EmulatedCloud.User(4) with { Kind = Core.Directory.PrincipalKind.RamRole };

        await harness.Get<IPermissionGateway>().AddAsync(role, [s_new], default);

        var request = server.Requests.Single();
        request.Target.ShouldBe("/permissions/users/200000000000000004/update?mode=patch");
        request.Body.ShouldBe(
            $$"""[{"cluster":"{{ProdHangzhou}}","role_type":"namespace","role_name":"restricted","namespace":"team-b","is_custom":false,"is_ram_role":true}]""");
    }

    [Fact]
    public async Task Read_OfWordsThatNobodyKnows_KeepsThem()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, """
            [{"resource_id":"earth","resource_type":"planet","role_type":"custom","role_name":"view","is_owner":0,"is_ram_role":0},
             {"resource_id":"c1","resource_type":"cluster","role_type":"emperor","is_owner":"1"},
             {"resource_id":"c1/NOT_A_NAMESPACE","resource_type":"namespace","role_type":"dev"},
             {"resource_id":"c1","resource_type":"cluster","role_type":"custom","role_name":""}]
            """));
        await using var harness = new CloudHarness(server.Address);

        var held = (await harness.Get<IPermissionGateway>().ReadAsync(EmulatedCloud.User(4), default)).Value;

        held.Items.Select(i => i.Key.Text).ShouldBe(
            ["?planet?earth|custom:view", "c1|?emperor?", "?namespace?c1/NOT_A_NAMESPACE|dev", "c1|?custom?"], ignoreOrder: true);
        held.Items.Single(i => i.Role is PermissionRole.Unrecognized { RoleType: "emperor" }).IsOwner.ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("<html></html>")]
    public async Task Read_OfAnythingButAList_IsAFailure_NeverAnEmptySet(string body)
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, body));
        await using var harness = new CloudHarness(server.Address);

        var result = await harness.Get<IPermissionGateway>().ReadAsync(EmulatedCloud.User(4), default);

        result.Failure.ShouldBeOfType<Failure.Unavailable>().Dependency.ShouldBe(Dependency.Cloud);
    }

    [Fact]
    public async Task Write_ThatIsThrottledTwice_Succeeds()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        harness.Faults.Next("UpdateUserPermissions", "throttle; retry-after=5", "error; code=ErrAuthorizationConflict; status=409");

        var result = await harness.Get<IPermissionGateway>().AddAsync(EmulatedCloud.User(4), [s_new], default);

        result.IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task Write_WhoseReplyIsLostAfterTheWork_MayHaveHappened_AndReadingBackTells()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var gateway = harness.Get<IPermissionGateway>();
        harness.Faults.Next("UpdateUserPermissions", "drop; after");

        var result = await gateway.AddAsync(EmulatedCloud.User(4), [s_new], default);

        var failure = result.Failure.ShouldBeOfType<Failure.Unavailable>();
        failure.MayHaveHappened.ShouldBeTrue();
        failure.Code.ShouldBe("cloud.outcome-unknown");
        (await gateway.ReadAsync(EmulatedCloud.User(4), default)).Value.Holds(s_new).ShouldBeTrue();
    }

    [Fact]
    public async Task Write_WhoseConnectionDropsBeforeTheWork_IsNotRepeatedEither()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var gateway = harness.Get<IPermissionGateway>();
        harness.Faults.Next("UpdateUserPermissions", "drop");

        var result = await gateway.AddAsync(EmulatedCloud.User(4), [s_new], default);

        result.Failure.ShouldBeOfType<Failure.Unavailable>().MayHaveHappened.ShouldBeTrue();
        (await gateway.ReadAsync(EmulatedCloud.User(4), default)).Value.Holds(s_new).ShouldBeFalse();
    }

    [Fact]
    public async Task Write_AnsweredByAnErrorAfterTheWork_MayHaveHappened()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        harness.Faults.Next("GrantPermissions", "error; after; code=InternalError; status=500");

        var result = await harness.Get<IPermissionGateway>().ReplaceAllAsync(EmulatedCloud.User(4), [s_new], default);

        var failure = result.Failure.ShouldBeOfType<Failure.Unavailable>();
        failure.MayHaveHappened.ShouldBeTrue();
        failure.Cause!.ErrorCode.ShouldBe("InternalError");
    }

    [Fact]
    public async Task Read_WhoseConnectionDrops_IsRepeated()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        harness.Faults.Next("DescribeUserPermission", "drop", "error; code=ServiceUnavailable; status=503");

        var result = await harness.Get<IPermissionGateway>().ReadAsync(EmulatedCloud.User(4), default);

        result.Value.Items.Length.ShouldBe(3);
    }

    [Fact]
    public async Task Write_ToATargetWithoutRamReadAccess_SaysSo()
    {
        await using var cloud = await EmulatedCloud.StartAsync(configure: o => o.RefuseGrantWithoutRamRead = true);
        await using var harness = cloud.As();

        var result = await harness.Get<IPermissionGateway>().AddAsync(EmulatedCloud.User(5), [s_new], default);

        var failure = result.Failure.ShouldBeOfType<Failure.Forbidden>();
        failure.Reason.ShouldBe("cloud.ram-policy-config");
        failure.Cause!.ErrorCode.ShouldBe("ErrorRamPolicyConfig");
    }

    [Fact]
    public async Task Write_ByACallerWhoIsNoRbacAdministratorThere_SaysSo()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As("li.na");

        var result = await harness.Get<IPermissionGateway>().AddAsync(EmulatedCloud.User(4), [s_new], default);

        result.Failure.ShouldBeOfType<Failure.Forbidden>().Reason.ShouldBe("cloud.rbac-denied");
    }

    [Fact]
    public async Task Read_WithAWrongSecret_NamesTheCredentials()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As(settings: ("Cloud:AccessKeySecret", "wrong"));

        var result = await harness.Get<IPermissionGateway>().ReadAsync(EmulatedCloud.User(4), default);

        var failure = result.Failure.ShouldBeOfType<Failure.Forbidden>();
        failure.Reason.ShouldBe("cloud.credentials");
        failure.Cause!.ErrorCode.ShouldBe("SignatureDoesNotMatch");
    }
}
