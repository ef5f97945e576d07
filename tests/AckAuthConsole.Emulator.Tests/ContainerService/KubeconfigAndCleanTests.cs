using System.Net;
using System.Text.Json;
using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Tests.ContainerService;

public sealed class KubeconfigAndCleanTests
{
    private const string Prod = DemoClusters.ProdHangzhou;
    private const string Staging = DemoClusters.StagingHangzhou;

    [Fact]
    public async Task ListClusterKubeconfigStates_ShowsPeopleRolesAndTheDeleted()
    {
        await using var desk = await CsDesk.StartAsync();

        var states = await AllStatesAsync(desk, Staging);

        foreach (var state in states)
        {
            state.GetProperty("account_type").GetString().ShouldBeOneOf("RootAccount", "RamUser", "RamRole");
            state.GetProperty("cert_state").GetString().ShouldBeOneOf("Unexpired", "Expired");
            state.GetProperty("cert_expire_time").GetString()!.ShouldEndWith("Z");
            state.GetProperty("cloud_service_roles").GetArrayLength().ShouldBe(0);
        }

        var deleted = states.Single(state => state.GetProperty("account_name").GetString() == "sun.yue");
        deleted.GetProperty("account_state").GetString().ShouldBe("Deleted");
        deleted.GetProperty("account_display_name").GetString().ShouldBe("孙悦");
        states.ShouldContain(state => state.GetProperty("account_type").GetString() == "RamRole" && state.GetProperty("account_state").GetString() == "Active");
        states.ShouldContain(state => state.GetProperty("account_type").GetString() == "RamRole" && state.GetProperty("account_state").GetString() == "Deleted");
        states.Select(state => state.GetProperty("account_id").GetString()).ShouldBeUnique();
    }

    [Fact]
    public async Task ListClusterKubeconfigStates_FrozenUser_IsInActive()
    {
        await using var desk = await CsDesk.StartAsync();
        desk.State.Kubeconfigs.Add(new() { ClusterId = Prod, Uid = desk.UserId("contractor-2"), CertExpireTime = desk.Clock.GetUtcNow().AddDays(1) });

        var states = await AllStatesAsync(desk, Prod);

        states.Single(state => state.GetProperty("account_name").GetString() == "contractor-2").GetProperty("account_state").GetString().ShouldBe("InActive");
    }

    [Fact]
    public async Task ListClusterKubeconfigStates_OfServices_AreListedApart()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", "ListClusterKubeconfigStates", $"/clusters/{Prod}/kubeconfig/states?cloudServiceKubeConfig=true");

        var state = reply.Json.GetProperty("states").EnumerateArray().Single();
        state.GetProperty("cloud_service_name").GetString().ShouldBe("mse");
        state.GetProperty("cloud_service_roles")[0].GetProperty("role_name").GetString().ShouldBe("mse-aliyunserviceroleformse-clusterrole");
        (await AllStatesAsync(desk, Prod)).ShouldAllBe(other => other.GetProperty("cloud_service_name").GetString() == "");
    }

    [Theory]
    [InlineData("pageSize=51")]
    [InlineData("pageSize=0")]
    [InlineData("pageNumber=0")]
    [InlineData("cloudServiceKubeConfig=maybe")]
    public async Task ListClusterKubeconfigStates_WrongParameter_IsRefused(string query)
    {
        await using var desk = await CsDesk.StartAsync();

        (await desk.GetAsync("account", "ListClusterKubeconfigStates", $"/clusters/{Prod}/kubeconfig/states?{query}")).ShouldFail(400, "InvalidParameter");
    }

    [Fact]
    public async Task ListClusterKubeconfigStates_NeedsToListUsersAndRolesToo()
    {
        await using var desk = await CsDesk.StartAsync();

        // team-a-dev-1 reads clusters but not RAM; the console's identity may do all three.
        var refused = await desk.GetAsync("team-a-dev-1", "ListClusterKubeconfigStates", $"/clusters/{Prod}/kubeconfig/states");
        var allowed = await desk.GetAsync("ack-auth-console", "ListClusterKubeconfigStates", $"/clusters/{Prod}/kubeconfig/states");

        refused.ShouldFail(403, "StatusForbidden");
        refused.Json.GetProperty("accessDeniedDetail").GetProperty("AuthAction").GetString().ShouldBe("ram:ListUsers");
        allowed.Status.ShouldBe(HttpStatusCode.OK);
        allowed.Json.GetProperty("page").GetProperty("page_size").GetInt32().ShouldBe(10);
    }

    [Fact]
    public async Task ListUserKubeConfigStates_ShowsEveryClusterWithItsState()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("liu.qiang");
        var now = desk.Clock.GetUtcNow();
        desk.State.Kubeconfigs.Add(new() { ClusterId = Prod, Uid = uid, CertExpireTime = now.AddDays(1) });
        desk.State.Kubeconfigs.Add(new() { ClusterId = Staging, Uid = uid, CertExpireTime = now.AddDays(-1) });
        desk.State.Kubeconfigs.Add(new() { ClusterId = DemoClusters.ProdShanghai, Uid = uid, CertExpireTime = now.AddDays(1), Removed = true });

        var reply = await desk.GetAsync("account", "ListUserKubeConfigStates", $"/users/{uid}/kubeconfig/states");

        var states = reply.Json.GetProperty("states").EnumerateArray().Select(state => $"{state.GetProperty("cluster_name").GetString()} {state.GetProperty("cluster_state").GetString()} {state.GetProperty("cert_state").GetString()}");
        states.ShouldBe(["prod-hangzhou running Unexpired", "staging-hangzhou running Expired", "prod-shanghai updating Removed", "edge-beijing running Unissued", "test-silicon-valley running Unissued"]);
        reply.Json.GetProperty("page").GetRawText().ShouldBe("""{"page_number":1,"page_size":50,"total_count":5}""");
    }

    [Fact]
    public async Task CleanCluster_TakesBindingsAndKubeconfigOfThatClusterOnly()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-1");

        (await desk.DeleteAsync("account", "CleanClusterUserPermissions", $"/cluster/{Prod}/user/{uid}/permissions?Force=true")).ShouldBeEmptySuccess();

        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster staging-hangzhou dev"]);
        (await AllStatesAsync(desk, Prod)).ShouldNotContain(state => state.GetProperty("account_id").GetString() == uid);
        desk.State.Kubeconfigs.Where(held => held.Uid == uid && held.ClusterId == Prod).ShouldAllBe(held => held.Removed);
    }

    [Fact]
    public async Task CleanCluster_Owner_KeepsTheOwnerEntry()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("li.na");

        (await desk.DeleteAsync("account", "CleanClusterUserPermissions", $"/cluster/{Staging}/user/{uid}/permissions?Force=true")).ShouldBeEmptySuccess();

        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster staging-hangzhou admin owner"]);
    }

    [Theory]
    [InlineData(2, true, true)]
    [InlineData(8, true, false)]
    [InlineData(8, false, true)]
    public async Task CleanCluster_WithoutForce_IsRefusedOnActivityOrWithoutAudit(int daysSinceAccess, bool audit, bool refused)
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("liu.qiang");
        var now = desk.Clock.GetUtcNow();
        desk.State.FindCluster(Prod)!.AuditEnabled = audit;
        desk.State.Kubeconfigs.Add(new() { ClusterId = Prod, Uid = uid, CertExpireTime = now.AddDays(1), LastActivity = now.AddDays(-daysSinceAccess) });

        var reply = await desk.DeleteAsync("account", "CleanClusterUserPermissions", $"/cluster/{Prod}/user/{uid}/permissions");

        if (refused)
        {
            reply.ShouldFail(400, "ErrorCheckActivity");
        }
        else
        {
            reply.ShouldBeEmptySuccess();
        }
    }

    [Fact]
    public async Task Clean_AccountOrSelf_IsRefused()
    {
        await using var desk = await CsDesk.StartAsync();
        var self = desk.UserId("platform-admin");

        (await desk.DeleteAsync("platform-admin", "CleanClusterUserPermissions", $"/cluster/{Prod}/user/{self}/permissions?Force=true")).ShouldFail(403, "StatusForbidden");
        (await desk.DeleteAsync("platform-admin", "CleanUserPermissions", $"/users/{self}/permissions?Force=true")).ShouldFail(403, "StatusForbidden");
        (await desk.DeleteAsync("platform-admin", "CleanUserPermissions", $"/users/{EmulatorState.AccountId}/permissions?Force=true")).ShouldFail(403, "StatusForbidden");
    }

    [Theory]
    [InlineData("deleting")]
    [InlineData("delete_failed")]
    [InlineData("failed")]
    public async Task CleanCluster_ClusterOnItsWayOut_IsRefused(string state)
    {
        await using var desk = await CsDesk.StartAsync();
        desk.State.FindCluster(Prod)!.State = state;

        (await desk.DeleteAsync("account", "CleanClusterUserPermissions", $"/cluster/{Prod}/user/{desk.UserId("team-a-dev-1")}/permissions?Force=true")).ShouldFail(400, "ErrorClusterState");
    }

    [Fact]
    public async Task CleanUser_Everywhere_IsATaskThatTakesEverything()
    {
        await using var desk = await CsDesk.StartAsync(options => options.ReadLag = TimeSpan.FromSeconds(3));
        var uid = desk.UserId("sre-lead");

        var reply = await desk.DeleteAsync("account", "CleanUserPermissions", $"/users/{uid}/permissions?Force=true");
        var taskId = reply.Json.GetProperty("task_id").GetString()!;
        var running = await desk.GetAsync("account", "DescribeTaskInfo", $"/tasks/{taskId}");
        desk.Clock.Advance(TimeSpan.FromSeconds(3));
        var done = await desk.GetAsync("account", "DescribeTaskInfo", $"/tasks/{taskId}");

        taskId.ShouldStartWith($"clean-user-permissions-{uid}-");
        reply.Json.GetProperty("request_id").GetString().ShouldBe(reply.RequestId);
        running.Json.GetProperty("state").GetString().ShouldBe("running");
        done.Json.GetProperty("state").GetString().ShouldBe("success");
        done.Json.GetProperty("task_result").GetArrayLength().ShouldBe(5);
        (await desk.DescribeAsync("account", uid)).ShouldBeEmpty();
    }

    [Fact]
    public async Task CleanUser_SomeClustersRefused_CleansTheOthersAndTheTaskFails()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("liu.qiang");
        var now = desk.Clock.GetUtcNow();
        await desk.GrantAsync("account", uid, CsDesk.Entry("cluster", Prod, "dev"), CsDesk.Entry("cluster", Staging, "dev"));
        desk.State.Kubeconfigs.Add(new() { ClusterId = Prod, Uid = uid, CertExpireTime = now.AddDays(1), LastActivity = now.AddDays(-1) });

        var reply = await desk.DeleteAsync("account", "CleanUserPermissions", $"/users/{uid}/permissions?ClusterIds={Prod}%2C{Staging}");
        var task = await desk.GetAsync("account", "DescribeTaskInfo", $"/tasks/{reply.Json.GetProperty("task_id").GetString()}");

        task.Json.GetProperty("state").GetString().ShouldBe("fail");
        task.Json.GetProperty("error").GetProperty("code").GetString().ShouldBe("ErrorCheckActivity");
        task.Json.GetProperty("task_result").EnumerateArray().Select(result => result.GetProperty("status").GetString()).ShouldBe(["failed", "success"]);
        (await desk.DescribeAsync("account", uid)).ShouldBe(["cluster prod-hangzhou dev"]);
    }

    [Fact]
    public async Task CleanUser_UnknownCluster_IsRefusedBeforeAnythingIsDone()
    {
        await using var desk = await CsDesk.StartAsync();
        var uid = desk.UserId("team-a-dev-1");

        (await desk.DeleteAsync("account", "CleanUserPermissions", $"/users/{uid}/permissions?ClusterIds={Prod}%2Cc-none&Force=true")).ShouldFail(404, "ErrorClusterNotFound");

        (await desk.DescribeAsync("account", uid)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task Tasks_UnknownOrOfACluster()
    {
        await using var desk = await CsDesk.StartAsync();
        desk.State.Tasks["T-1"] = new() { TaskId = "T-1", TaskType = "cluster_scaleout", ClusterId = Prod, Created = desk.Clock.GetUtcNow(), EndsAt = desk.Clock.GetUtcNow() };

        var list = await desk.GetAsync("account", "DescribeClusterTasks", $"/clusters/{Prod}/tasks");

        list.Json.GetProperty("tasks").EnumerateArray().Single().GetProperty("task_id").GetString().ShouldBe("T-1");
        (await desk.GetAsync("account", "DescribeTaskInfo", "/tasks/T-2")).ShouldFail(404, "ErrorTaskNotFound");
    }

    private static async Task<List<JsonElement>> AllStatesAsync(CsDesk desk, string clusterId)
    {
        var states = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var reply = await desk.GetAsync("account", "ListClusterKubeconfigStates", $"/clusters/{clusterId}/kubeconfig/states?pageNumber={page}&pageSize=7");
            var found = reply.Json.GetProperty("states").EnumerateArray().ToList();
            states.AddRange(found);
            if (found.Count == 0)
            {
                states.Count.ShouldBe(reply.Json.GetProperty("page").GetProperty("total_count").GetInt32());
                return states;
            }
        }
    }
}
