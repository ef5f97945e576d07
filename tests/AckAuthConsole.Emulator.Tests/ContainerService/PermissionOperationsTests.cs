using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Tests.ContainerService;

public sealed class PermissionOperationsTests
{
    private const string Prod = DemoClusters.ProdHangzhou;
    private const string Staging = DemoClusters.StagingHangzhou;
    private const string Shanghai = DemoClusters.ProdShanghai;

    [Fact]
    public async Task Describe_EveryKind_HasTheWordsOfReplies()
    {
        await using var desk = await CsDesk.StartAsync();

        (await desk.DescribeAsync("account", desk.UserId("team-a-dev-4"))).ShouldBe(["namespace prod-hangzhou/team-a dev", "namespace prod-hangzhou/team-a custom:secret-reader"]);
        (await desk.DescribeAsync("account", desk.UserId("monitoring-bot"))).ShouldBe(["console all-clusters restricted"]);
        (await desk.DescribeAsync("account", desk.UserId("li.na"))).ShouldBe(["cluster staging-hangzhou admin owner"]);
        (await desk.DescribeAsync("account", desk.RoleId("AliyunReservedSSO-PlatformAdmin"))).ShouldBe(["cluster prod-hangzhou admin role", "cluster prod-shanghai admin role"]);
        (await desk.DescribeAsync("account", EmulatorState.AccountId)).ShouldContain("cluster prod-hangzhou admin owner");
        (await desk.DescribeAsync("account", desk.UserId("liu.qiang"))).ShouldBeEmpty();
        (await desk.DescribeAsync("account", "299999999999999999")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("platform-admin")]
    [InlineData("acs%3Aram%3A%3A1000000000000001%3Auser%2Fplatform-admin")]
    [InlineData("123456789012345678901")]
    public async Task Describe_UidThatIsNoNumber_IsRefused(string uid)
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", "DescribeUserPermission", $"/permissions/users/{uid}");

        reply.ShouldFail(400, "InvalidParameter");
    }

    [Fact]
    public async Task Describe_ByClusterAdministrator_ShowsOnlyTheClustersOfTheCaller()
    {
        await using var desk = await CsDesk.StartAsync();

        // team-a-lead administers staging-hangzhou only.
        (await desk.DescribeAsync("team-a-lead", desk.UserId("team-a-dev-1"))).ShouldBe(["cluster staging-hangzhou dev"]);
        (await desk.DescribeAsync("team-a-lead", desk.UserId("team-a-lead"))).ShouldBe(["cluster staging-hangzhou admin"]);
        (await desk.DescribeAsync("team-a-lead", desk.UserId("monitoring-bot"))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Describe_ByOwnerAndByCustomClusterAdmin_CountsAsAdministrator()
    {
        await using var desk = await CsDesk.StartAsync();

        (await desk.DescribeAsync("li.na", desk.UserId("team-a-dev-1"))).ShouldBe(["cluster staging-hangzhou dev"]);
        (await desk.DescribeAsync("sre-lead", desk.UserId("team-a-dev-1"))).ShouldBe(["namespace prod-hangzhou/team-a dev", "namespace prod-hangzhou/default restricted"]);
    }

    [Fact]
    public async Task Describe_ByAdministratorOfAllClusters_ShowsEverything()
    {
        await using var desk = await CsDesk.StartAsync();

        (await desk.DescribeAsync("ack-auth-console", desk.UserId("monitoring-bot"))).ShouldBe(["console all-clusters restricted"]);
        (await desk.DescribeAsync("ack-auth-console", desk.UserId("ack-auth-console"))).ShouldBe(["console all-clusters admin"]);
        (await desk.DescribeAsync("ack-auth-console", desk.UserId("team-a-dev-1"))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Describe_WithoutRamPermission_IsRefused()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("ci-deployer", "DescribeUserPermission", $"/permissions/users/{desk.UserId("li.na")}");

        reply.ShouldFail(403, "StatusForbidden");
        reply.Json.GetProperty("message").GetString().ShouldBe("RAM policy Forbidden for action cs:GetUserPermissions");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("apply")]
    public async Task Update_ApplyOrNoMode_ReplacesEverything(string? mode)
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-1");

        (await desk.UpdateAsync("account", uid, mode, CsDesk.Entry("cluster", Shanghai, "ops"))).ShouldBeEmptySuccess();

        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster prod-shanghai ops"]);
    }

    [Fact]
    public async Task Grant_ReplacesEverything_AndEmptyRevokesAll()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-1");

        (await desk.GrantAsync(
            "account",
            uid,
            CsDesk.Entry("cluster", Prod, "admin-view"),
            CsDesk.Entry("namespace", Staging, "dev", ns: "team-a"),
            CsDesk.Entry("cluster", Staging, "view", custom: true),
            CsDesk.Entry("all-clusters", "", "restricted"))).ShouldBeEmptySuccess();
        (await desk.DescribeAsync("account", uid)).ShouldBe(
            ["cluster prod-hangzhou admin-view", "namespace staging-hangzhou/team-a dev", "cluster staging-hangzhou custom:view", "console all-clusters restricted"]);

        (await desk.GrantAsync("account", uid)).ShouldBeEmptySuccess();
        (await desk.DescribeAsync("account", uid)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Patch_Adds_AndDelete_Removes()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-3");
        var entry = CsDesk.Entry("namespace", Prod, "dev", ns: "payments");

        (await desk.UpdateAsync("account", uid, "patch", entry)).ShouldBeEmptySuccess();
        (await desk.DescribeAsync("account", uid)).ShouldBe(["namespace staging-hangzhou/team-a dev", "namespace test-silicon-valley/team-a dev", "namespace prod-hangzhou/payments dev"]);

        (await desk.UpdateAsync("account", uid, "delete", entry)).ShouldBeEmptySuccess();
        (await desk.DescribeAsync("account", uid)).ShouldBe(["namespace staging-hangzhou/team-a dev", "namespace test-silicon-valley/team-a dev"]);
    }

    [Fact]
    public async Task Patch_OtherPredefinedRoleInTheScope_TakesItsPlace_ButCustomOnesStay()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-4");

        await desk.UpdateAsync("account", uid, "patch", CsDesk.Entry("namespace", Prod, "restricted", ns: "team-a"), CsDesk.Entry("namespace", Prod, "pod-exec", ns: "team-a", custom: true));

        (await desk.DescribeAsync("account", uid)).ShouldBe(
            ["namespace prod-hangzhou/team-a custom:secret-reader", "namespace prod-hangzhou/team-a restricted", "namespace prod-hangzhou/team-a custom:pod-exec"]);
    }

    [Theory]
    [InlineData("patch")]
    [InlineData("delete")]
    public async Task Update_NothingToDo_SucceedsAndChangesNothing(string mode)
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-1");
        var before = await desk.DescribeAsync("account", uid);

        (await desk.UpdateAsync("account", uid, mode)).ShouldBeEmptySuccess();
        if (mode == "delete")
        {
            (await desk.UpdateAsync("account", uid, mode, CsDesk.Entry("cluster", Shanghai, "dev"))).ShouldBeEmptySuccess();
        }
        else
        {
            (await desk.UpdateAsync("account", uid, mode, CsDesk.Entry("cluster", Staging, "dev"))).ShouldBeEmptySuccess();
        }

        (await desk.DescribeAsync("account", uid)).ShouldBe(before);
    }

    [Fact]
    public async Task Delete_EntryThatDiffersInTheFlag_RemovesNothing()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("backup-operator");

        await desk.UpdateAsync("account", uid, "delete", CsDesk.Entry("cluster", Prod, "view", custom: true, ramRole: true));

        (await desk.DescribeAsync("account", uid)).ShouldContain("cluster prod-hangzhou custom:view");
    }

    [Fact]
    public async Task Write_SameEntryTwice_IsStoredOnce()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("liu.qiang");
        var entry = CsDesk.Entry("cluster", Prod, "view", custom: true);

        await desk.UpdateAsync("account", uid, "patch", entry, entry);
        await desk.UpdateAsync("account", uid, "patch", entry);

        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster prod-hangzhou custom:view"]);
    }

    [Fact]
    public async Task Owner_SurvivesEveryWriteSilently()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("li.na");

        (await desk.GrantAsync("account", uid)).ShouldBeEmptySuccess();
        (await desk.UpdateAsync("account", uid, "delete", CsDesk.Entry("cluster", Staging, "admin"))).ShouldBeEmptySuccess();
        (await desk.UpdateAsync("account", uid, "patch", CsDesk.Entry("cluster", Staging, "restricted"))).ShouldBeEmptySuccess();
        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster staging-hangzhou admin owner"]);

        (await desk.UpdateAsync("account", uid, "patch", CsDesk.Entry("cluster", Staging, "view", custom: true), CsDesk.Entry("cluster", Prod, "dev"))).ShouldBeEmptySuccess();
        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster staging-hangzhou admin owner", "cluster staging-hangzhou custom:view", "cluster prod-hangzhou dev"]);
    }

    [Fact]
    public async Task Write_UnknownUid_IsAccepted()
    {
        await using var desk = await CsDesk.StartAsync();

        (await desk.GrantAsync("account", "299999999999999999", CsDesk.Entry("cluster", Prod, "dev"))).ShouldBeEmptySuccess();

        (await desk.DescribeAsync("account", "299999999999999999")).ShouldBe(["cluster prod-hangzhou dev"]);
    }

    [Theory]
    [InlineData("namespace", Prod, "admin", "team-a", false)]
    [InlineData("namespace", Prod, "admin-view", "team-a", false)]
    [InlineData("namespace", Prod, "ops", "team-a", false)]
    [InlineData("namespace", Prod, "dev", "", false)]
    [InlineData("namespace", Prod, "dev", "Team/A", false)]
    [InlineData("all-clusters", "", "admin-view", "", false)]
    [InlineData("all-clusters", Prod, "dev", "", false)]
    [InlineData("cluster", "", "dev", "", false)]
    [InlineData("galaxy", Prod, "dev", "", false)]
    [InlineData("cluster", Prod, "view", "", false)]
    [InlineData("cluster", Prod, "", "", true)]
    [InlineData("cluster", Prod, "a/b", "", true)]
    public async Task Write_BrokenRule_IsRefusedAndChangesNothing(string scope, string cluster, string role, string ns, bool custom)
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-1");
        var before = await desk.DescribeAsync("account", uid);

        var reply = await desk.GrantAsync("account", uid, CsDesk.Entry("cluster", Shanghai, "dev"), CsDesk.Entry(scope, cluster, role, ns, custom));

        reply.ShouldFail(400, "InvalidParameter");
        (await desk.DescribeAsync("account", uid)).ShouldBe(before);
    }

    [Theory]
    [InlineData("cluster", Prod, "admin", "", false)]
    [InlineData("cluster", Prod, "admin-view", "", false)]
    [InlineData("cluster", Prod, "ops", "", false)]
    [InlineData("cluster", Prod, "dev", "ignored", false)]
    [InlineData("namespace", Prod, "restricted", "team-b", false)]
    [InlineData("namespace", Prod, "cs:dev", "team-b", true)]
    [InlineData("namespace", Prod, "admin", "team-b", true)]
    [InlineData("all-clusters", "", "admin", "", false)]
    [InlineData("all-clusters", "", "ops", "", false)]
    [InlineData("all-clusters", "", "dev", "", false)]
    [InlineData("all-clusters", "", "view", "", true)]
    public async Task Write_EveryAllowedCombination_IsAccepted(string scope, string cluster, string role, string ns, bool custom)
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("liu.qiang");

        (await desk.UpdateAsync("account", uid, "patch", CsDesk.Entry(scope, cluster, role, ns, custom))).ShouldBeEmptySuccess();

        var grant = desk.State.Grants.Current(uid).ShouldHaveSingleItem();
        grant.RoleName.ShouldBe(role);
        grant.IsCustom.ShouldBe(custom);
        grant.Namespace.ShouldBe(scope == "namespace" ? ns : "");
    }

    [Fact]
    public async Task Write_TwoPredefinedRolesForOneScope_IsRefused()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.UpdateAsync("account", desk.UserId("liu.qiang"), "patch", CsDesk.Entry("cluster", Prod, "dev"), CsDesk.Entry("cluster", Prod, "ops"));

        reply.ShouldFail(400, "InvalidParameter");
    }

    [Fact]
    public async Task Delete_TwoPredefinedRolesHeldFromBefore_BothGo()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("sre-1");
        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster prod-shanghai ops", "cluster prod-shanghai restricted"]);

        await desk.UpdateAsync("account", uid, "delete", CsDesk.Entry("cluster", Shanghai, "ops"), CsDesk.Entry("cluster", Shanghai, "restricted"));

        (await desk.DescribeAsync("account", uid)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("[1]")]
    [InlineData("""[{"cluster":7,"role_type":"cluster","role_name":"dev"}]""")]
    [InlineData("""[{"cluster":"c","role_type":"cluster","role_name":"dev","is_custom":"no"}]""")]
    public async Task Write_BodyThatIsNoArrayOfEntries_IsNotDecoded(string body)
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.PostAsync("account", "GrantPermissions", $"/permissions/users/{desk.UserId("li.na")}", body);

        reply.ShouldFail(400, "ErrorJsonDecode");
    }

    [Fact]
    public async Task Update_UnknownMode_IsRefused()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.UpdateAsync("account", desk.UserId("li.na"), "merge", CsDesk.Entry("cluster", Prod, "dev"));

        reply.ShouldFail(400, "InvalidParameter");
    }

    [Fact]
    public async Task Write_UnknownCluster_ChangesNothing()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-1");
        var before = await desk.DescribeAsync("account", uid);

        var reply = await desk.GrantAsync("account", uid, CsDesk.Entry("cluster", Shanghai, "dev"), CsDesk.Entry("cluster", "c-none", "dev"));

        reply.ShouldFail(404, "ErrorClusterNotFound");
        (await desk.DescribeAsync("account", uid)).ShouldBe(before);
    }

    [Fact]
    public async Task Write_ByClusterAdministrator_ReachesOnlyItsClusters()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("liu.qiang");

        (await desk.UpdateAsync("team-a-lead", uid, "patch", CsDesk.Entry("cluster", Staging, "dev"))).ShouldBeEmptySuccess();
        (await desk.UpdateAsync("team-a-lead", uid, "patch", CsDesk.Entry("cluster", Prod, "dev"))).ShouldFail(403, "ForbiddenGrantPermissions");
        (await desk.UpdateAsync("team-a-lead", uid, "patch", CsDesk.Entry("all-clusters", "", "dev"))).ShouldFail(403, "ForbiddenGrantPermissions");
        (await desk.UpdateAsync("team-a-lead", uid, "delete", CsDesk.Entry("cluster", Prod, "dev"))).ShouldFail(403, "ForbiddenGrantPermissions");

        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster staging-hangzhou dev"]);
    }

    [Fact]
    public async Task Write_ReplacementFromAPartialView_RevokesWhatTheCallerCouldNotSee()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-1");

        // What team-a-lead sees of it, written back: the entries of prod-hangzhou are gone. This is the trap of the real service.
        await desk.GrantAsync("team-a-lead", uid, CsDesk.Entry("cluster", Staging, "dev"));

        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster staging-hangzhou dev"]);
    }

    [Theory]
    [InlineData("cs:GrantPermission")]
    [InlineData("cs:GrantPermissions")]
    public async Task Grant_EitherNameOfTheAction_Suffices(string action)
    {
        await using var desk = await CsDesk.StartAsync();
        lock (desk.State.Gate)
        {
            var now = desk.Clock.GetUtcNow();
            desk.State.AddPolicy(RamPolicy.Create(RamPolicy.Custom, "Granter", $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"*"}]}""", now));
            desk.State.Attach(new(PrincipalKind.User, desk.UserId("liu.qiang"), RamPolicy.Custom, "Granter", now));
            desk.State.Grants.Replace(desk.UserId("liu.qiang"), [new() { Uid = desk.UserId("liu.qiang"), Scope = GrantScope.AllClusters, RoleName = "admin" }], now);
        }

        (await desk.GrantAsync("liu.qiang", desk.UserId("chen.xi"), CsDesk.Entry("all-clusters", "", "dev"))).ShouldBeEmptySuccess();
        (await desk.UpdateAsync("liu.qiang", desk.UserId("chen.xi"), "patch", CsDesk.Entry("cluster", Prod, "dev"))).ShouldFail(403, "StatusForbidden");
    }

    [Fact]
    public async Task Write_ByRamAllowedButNoAdministrator_IsForbidden()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GrantAsync("sre-oncall", desk.UserId("liu.qiang"), CsDesk.Entry("cluster", Prod, "dev"));

        reply.ShouldFail(403, "ForbiddenGrantPermissions");
    }

    [Fact]
    public async Task ReadLag_ReadsSeeAWriteLater()
    {
        await using var desk = await CsDesk.StartAsync(options => options.ReadLag = TimeSpan.FromSeconds(5));
        var uid = desk.UserId("liu.qiang");

        await desk.UpdateAsync("account", uid, "patch", CsDesk.Entry("cluster", Prod, "dev"));
        (await desk.DescribeAsync("account", uid)).ShouldBeEmpty();
        desk.Clock.Advance(TimeSpan.FromSeconds(4));
        (await desk.DescribeAsync("account", uid)).ShouldBeEmpty();
        desk.Clock.Advance(TimeSpan.FromSeconds(1));
        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster prod-hangzhou dev"]);
    }

    [Fact]
    public async Task ReadLag_DoesNotHideTheSeed()
    {
        await using var desk = await CsDesk.StartAsync(options => options.ReadLag = TimeSpan.FromSeconds(10));

        (await desk.DescribeAsync("account", desk.UserId("team-a-dev-1"))).Count.ShouldBe(3);
    }

    [Fact]
    public async Task ConflictWindow_SecondWriteForTheSameIdentity_IsRefusedUntilItIsOver()
    {
        await using var desk = await CsDesk.StartAsync(options => options.ConflictWindow = TimeSpan.FromSeconds(5));
        var uid = desk.UserId("liu.qiang");
        var other = desk.UserId("chen.xi");
        var entry = CsDesk.Entry("cluster", Prod, "dev");

        (await desk.UpdateAsync("account", uid, "patch", entry)).ShouldBeEmptySuccess();
        (await desk.UpdateAsync("account", uid, "delete", entry)).ShouldFail(409, "ErrAuthorizationConflict");
        (await desk.UpdateAsync("account", other, "patch", entry)).ShouldBeEmptySuccess();
        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster prod-hangzhou dev"]);

        desk.Clock.Advance(TimeSpan.FromSeconds(5));
        (await desk.UpdateAsync("account", uid, "delete", entry)).ShouldBeEmptySuccess();
    }

    [Fact]
    public async Task TargetWithoutRamReadAccess_IsAcceptedByDefault_AndRefusedByOption()
    {
        await using var lenient = await CsDesk.StartAsync();
        await using var strict = await CsDesk.StartAsync(options => options.RefuseGrantWithoutRamRead = true);
        var entry = CsDesk.Entry("cluster", Prod, "dev");
        var uid = strict.UserId("team-a-dev-2");

        (await lenient.UpdateAsync("account", uid, "patch", entry)).ShouldBeEmptySuccess();
        (await strict.UpdateAsync("account", uid, "patch", entry)).ShouldFail(403, "ErrorRamPolicyConfig");
        (await strict.DescribeAsync("account", uid)).ShouldBeEmpty();
        (await strict.UpdateAsync("account", uid, "delete", entry)).ShouldBeEmptySuccess();
        (await strict.UpdateAsync("account", strict.UserId("team-a-dev-1"), "patch", entry)).ShouldBeEmptySuccess();

        // Read access to two clusters is enough for one of them, not for all.
        (await strict.UpdateAsync("account", strict.UserId("payments-dev-1"), "patch", entry)).ShouldBeEmptySuccess();
        (await strict.UpdateAsync("account", strict.UserId("payments-dev-1"), "patch", CsDesk.Entry("all-clusters", "", "dev"))).ShouldFail(403, "ErrorRamPolicyConfig");
    }

    [Fact]
    public async Task Write_PolicyAttachedInBetween_CuresTheRefusal()
    {
        await using var desk = await CsDesk.StartAsync(options => options.RefuseGrantWithoutRamRead = true);
        var uid = desk.UserId("team-a-dev-2");
        lock (desk.State.Gate)
        {
            desk.State.Attach(new(PrincipalKind.User, uid, RamPolicy.System, "AliyunCSReadOnlyAccess", desk.Clock.GetUtcNow()));
        }

        (await desk.UpdateAsync("account", uid, "patch", CsDesk.Entry("all-clusters", "", "dev"))).ShouldBeEmptySuccess();
    }

    [Fact]
    public async Task RoleSession_WorksWithTheGrantsAndPoliciesOfItsRole()
    {
        await using var desk = await CsDesk.StartAsync();
        var administrator = desk.Assume("AliyunReservedSSO-PlatformAdmin");
        var uid = desk.UserId("liu.qiang");

        (await desk.UpdateAsync(administrator, uid, "patch", CsDesk.Entry("cluster", Prod, "dev"))).ShouldBeEmptySuccess();
        (await desk.UpdateAsync(administrator, uid, "patch", CsDesk.Entry("cluster", Staging, "dev"))).ShouldFail(403, "ForbiddenGrantPermissions");
        (await desk.DescribeAsync(administrator, uid)).ShouldBe(["cluster prod-hangzhou dev"]);
    }

    [Fact]
    public async Task RoleSession_RefusedByRam_IsToldSoInItsOwnWords()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.UpdateAsync(desk.Assume("AliyunReservedSSO-Developer"), desk.UserId("liu.qiang"), "patch", CsDesk.Entry("cluster", Prod, "dev"));

        reply.ShouldFail(403, "StatusForbidden");
        reply.Json.GetProperty("message").GetString().ShouldBe("STSToken policy Forbidden for action cs:UpdateUserPermissions");
        var detail = reply.Json.GetProperty("accessDeniedDetail");
        detail.GetProperty("AuthPrincipalType").GetString().ShouldBe("AssumedRoleUser");
        detail.GetProperty("AuthPrincipalDisplayName").GetString().ShouldBe("AliyunReservedSSO-Developer:tester");
    }

    [Fact]
    public async Task RoleSession_NarrowedByItsSessionPolicy_CannotWrite()
    {
        await using var desk = await CsDesk.StartAsync();
        var session = desk.Assume("AliyunReservedSSO-PlatformAdmin", """{"Version":"1","Statement":[{"Effect":"Allow","Action":"cs:Get*","Resource":"*"}]}""");

        (await desk.DescribeAsync(session, desk.UserId("team-a-dev-1"))).Count.ShouldBe(2);
        var reply = await desk.UpdateAsync(session, desk.UserId("team-a-dev-1"), "patch", CsDesk.Entry("cluster", Prod, "dev"));
        reply.ShouldFail(403, "StatusForbidden");
        reply.Json.GetProperty("accessDeniedDetail").GetProperty("PolicyType").GetString().ShouldBe("SessionPolicy");
    }

    [Fact]
    public async Task ExplicitDeny_OfAGroup_IsNamed()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.UpdateAsync("contractor-1", desk.UserId("liu.qiang"), "patch", CsDesk.Entry("cluster", Prod, "dev"));

        reply.ShouldFail(403, "StatusForbidden");
        reply.Json.GetProperty("accessDeniedDetail").GetProperty("NoPermissionType").GetString().ShouldBe("ExplicitDeny");
    }

    [Fact]
    public async Task AllClustersGrant_CoversClustersMadeLater()
    {
        await using var desk = await CsDesk.StartAsync();
        lock (desk.State.Gate)
        {
            desk.State.Clusters.Add(new() { ClusterId = "c-later", Name = "later", RegionId = "cn-hangzhou", CreatorId = EmulatorState.AccountId });
        }

        (await desk.UpdateAsync("platform-admin", desk.UserId("liu.qiang"), "patch", CsDesk.Entry("cluster", "c-later", "dev"))).ShouldBeEmptySuccess();
        var namespaces = await desk.GetAsync("sre-lead", "DescribeUserClusterNamespaces", "/api/v2/k8s/c-later/namespaces");
        namespaces.Json.GetArrayLength().ShouldBe(4);
    }
}
