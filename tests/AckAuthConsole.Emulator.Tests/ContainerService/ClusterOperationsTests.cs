using System.Net;
using System.Text.Json;
using AckAuthConsole.Emulator.Seed;

namespace AckAuthConsole.Emulator.Tests.ContainerService;

public sealed class ClusterOperationsTests
{
    [Theory]
    [InlineData("", "华东1（杭州）")]
    [InlineData("?acceptLanguage=zh-CN", "华东1（杭州）")]
    [InlineData("?acceptLanguage=en-US&clusterType=ManagedKubernetes&profile=Default", "China (Hangzhou)")]
    public async Task DescribeRegions_NamesComeInTheLanguageAskedFor(string query, string expected)
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", "DescribeRegions", "/regions" + query);

        reply.Json.GetProperty("requestId").GetString().ShouldBe(reply.RequestId);
        var regions = reply.Json.GetProperty("regions").EnumerateArray().ToDictionary(region => region.GetProperty("regionId").GetString()!, region => region.GetProperty("localName").GetString());
        regions["cn-hangzhou"].ShouldBe(expected);
        foreach (var cluster in desk.State.Clusters)
        {
            regions.ShouldContainKey(cluster.RegionId);
        }
    }

    [Theory]
    [InlineData("/regions?profile=Huge")]
    [InlineData("/regions/cn-nowhere/clusters")]
    [InlineData("/regions/cn-hangzhou/clusters?page_number=0")]
    [InlineData("/regions/cn-hangzhou/clusters?page_size=101")]
    [InlineData("/regions/cn-hangzhou/clusters?page_size=x")]
    [InlineData("/regions/cn-hangzhou/clusters?cluster_type=Docker")]
    public async Task Lists_WrongParameter_IsRefused(string path)
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", path.Contains("clusters", StringComparison.Ordinal) ? "DescribeClustersForRegion" : "DescribeRegions", path);

        reply.ShouldFail(400, "InvalidParameter");
    }

    [Theory]
    [InlineData("", "prod-hangzhou,staging-hangzhou", 2)]
    [InlineData("?name=PROD", "prod-hangzhou", 1)]
    [InlineData("?cluster_id=" + DemoClusters.StagingHangzhou, "staging-hangzhou", 1)]
    [InlineData("?cluster_spec=ack.standard", "staging-hangzhou", 1)]
    [InlineData("?cluster_type=Kubernetes", "", 0)]
    [InlineData("?profile=Default&page_size=1&page_number=2", "staging-hangzhou", 2)]
    [InlineData("?page_size=1&page_number=9", "", 2)]
    public async Task DescribeClustersForRegion_FiltersAndPages(string query, string expected, int total)
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", "DescribeClustersForRegion", "/regions/cn-hangzhou/clusters" + query);

        string.Join(',', reply.Json.GetProperty("clusters").EnumerateArray().Select(cluster => cluster.GetProperty("name").GetString())).ShouldBe(expected);
        reply.Json.GetProperty("page_info").GetProperty("total_count").GetInt32().ShouldBe(total);
    }

    [Fact]
    public async Task DescribeClustersForRegion_EmptyRegion_HasNone()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", "DescribeClustersForRegion", "/regions/eu-west-1/clusters");

        reply.Json.GetProperty("clusters").GetArrayLength().ShouldBe(0);
        reply.Json.GetProperty("page_info").GetRawText().ShouldBe("""{"page_number":1,"page_size":10,"total_count":0}""");
    }

    [Fact]
    public async Task DescribeClustersForRegion_Item_LacksWhatOnlyTheDetailHas()
    {
        await using var desk = await CsDesk.StartAsync();

        var list = await desk.GetAsync("account", "DescribeClustersForRegion", "/regions/cn-hangzhou/clusters");
        var detail = await desk.GetAsync("account", "DescribeClusterDetail", $"/clusters/{DemoClusters.ProdHangzhou}");

        var item = list.Json.GetProperty("clusters")[0];
        foreach (var name in (string[])["worker_ram_role_name", "master_url", "meta_data", "maintenance_window", "operation_policy", "rrsa_config"])
        {
            item.TryGetProperty(name, out _).ShouldBeFalse(name);
            detail.Json.TryGetProperty(name, out _).ShouldBeTrue(name);
        }

        item.GetProperty("created").GetString()!.ShouldEndWith("+08:00");
        item.GetProperty("tags")[0].GetProperty("key").GetString().ShouldBe("env");
    }

    [Fact]
    public async Task DescribeClusterDetail_MasterUrlAndMetaData_AreJsonInStrings()
    {
        await using var desk = await CsDesk.StartAsync();

        var detail = await desk.GetAsync("account", "DescribeClusterDetail", $"/clusters/{DemoClusters.ProdHangzhou}");
        var inner = await desk.GetAsync("account", "DescribeClusterDetail", $"/clusters/{DemoClusters.ProdShanghai}");

        using var master = JsonDocument.Parse(detail.Json.GetProperty("master_url").GetString()!);
        master.RootElement.GetProperty("api_server_endpoint").GetString().ShouldBe("https://203.0.113.11:6443");
        using var meta = JsonDocument.Parse(detail.Json.GetProperty("meta_data").GetString()!);
        meta.RootElement.GetProperty("RRSAConfig").GetProperty("enabled").GetBoolean().ShouldBeTrue();
        using var notExposed = JsonDocument.Parse(inner.Json.GetProperty("master_url").GetString()!);
        notExposed.RootElement.TryGetProperty("api_server_endpoint", out _).ShouldBeFalse();
        detail.Json.TryGetProperty("request_id", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task DescribeClusterDetail_UnknownCluster_IsNotFound()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", "DescribeClusterDetail", "/clusters/c-none");

        reply.ShouldFail(404, "ErrorClusterNotFound");
        reply.Json.GetProperty("message").GetString().ShouldBe("cluster (c-none) not found in our records");
    }

    [Theory]
    [InlineData("DescribeClustersV1", "/api/v1/clusters")]
    [InlineData("DescribeClusters", "/clusters")]
    public async Task WithdrawnLists_ByDefault_AreUnknown(string action, string path)
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", action, path);

        reply.Status.ShouldBe(HttpStatusCode.NotFound);
        reply.Json.GetProperty("Code").GetString().ShouldBe("InvalidApi.NotFound");
    }

    [Fact]
    public async Task WithdrawnLists_AliveByOption_ShowAllRegions()
    {
        await using var desk = await CsDesk.StartAsync(options => options.DescribeClustersV1Alive = true);

        var paged = await desk.GetAsync("account", "DescribeClustersV1", "/api/v1/clusters?page_size=2&page_number=3");
        var region = await desk.GetAsync("account", "DescribeClustersV1", "/api/v1/clusters?region_id=cn-beijing");
        var old = await desk.GetAsync("account", "DescribeClusters", "/clusters?clusterType=Kubernetes");

        paged.Json.GetProperty("clusters").EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("test-silicon-valley");
        paged.Json.GetProperty("page_info").GetProperty("total_count").GetInt32().ShouldBe(5);
        region.Json.GetProperty("clusters").EnumerateArray().Single().GetProperty("profile").GetString().ShouldBe("Edge");
        old.Json.EnumerateArray().Single().GetProperty("name").GetString().ShouldBe("prod-shanghai");
    }

    [Theory]
    [InlineData("account", DemoClusters.EdgeBeijing, "default,kube-node-lease,kube-public,kube-system,stores")]
    [InlineData("sre-oncall", DemoClusters.EdgeBeijing, "default,kube-node-lease,kube-public,kube-system,stores")]
    [InlineData("platform-admin", DemoClusters.EdgeBeijing, "default,kube-node-lease,kube-public,kube-system,stores")]
    [InlineData("team-a-dev-3", DemoClusters.StagingHangzhou, "team-a")]
    public async Task DescribeUserClusterNamespaces_ShowsWhatTheCallerMaySee(string caller, string cluster, string expected)
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync(caller, "DescribeUserClusterNamespaces", $"/api/v2/k8s/{cluster}/namespaces");

        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Text);
        string.Join(',', reply.Json.EnumerateArray().Select(name => name.GetString())).ShouldBe(expected);
    }

    [Fact]
    public async Task DescribeUserClusterNamespaces_WithoutRole_IsForbidden()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("team-a-dev-3", "DescribeUserClusterNamespaces", $"/api/v2/k8s/{DemoClusters.EdgeBeijing}/namespaces");

        reply.ShouldFail(403, "ForbiddenQueryClusterNamespace");
    }

    [Fact]
    public async Task DescribeUserClusterNamespaces_UnreachableCluster_Fails()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", "DescribeUserClusterNamespaces", $"/api/v2/k8s/{desk.State.Clusters[^1].ClusterId}/namespaces");

        reply.ShouldFail(500, "ErrorQueryClusterNamespace");
    }

    [Fact]
    public async Task GetClusterAuditProject_TellsWhetherAuditIsOn()
    {
        await using var desk = await CsDesk.StartAsync();

        var on = await desk.GetAsync("account", "GetClusterAuditProject", $"/clusters/{DemoClusters.ProdHangzhou}/audit");
        var off = await desk.GetAsync("account", "GetClusterAuditProject", $"/clusters/{DemoClusters.EdgeBeijing}/audit");

        on.Json.GetProperty("audit_enabled").GetBoolean().ShouldBeTrue();
        on.Json.GetProperty("sls_project_name").GetString().ShouldBe($"k8s-log-{DemoClusters.ProdHangzhou}");
        off.Json.GetProperty("audit_enabled").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task CheckServiceRole_TellsWhichExist()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.PostAsync("account", "CheckServiceRole", "/ram/check-service-role", """{"roles":[{"name":"AliyunCSManagedKubernetesRole"},{"name":"AliyunCSServerlessKubernetesRole"}]}""");
        var malformed = await desk.PostAsync("account", "CheckServiceRole", "/ram/check-service-role", """{"roles":"x"}""");

        var roles = reply.Json.GetProperty("roles");
        roles[0].GetProperty("granted").GetBoolean().ShouldBeTrue();
        roles[1].GetProperty("granted").GetBoolean().ShouldBeFalse();
        roles[1].GetProperty("message").GetString()!.ShouldStartWith("The role does not exist: ");
        malformed.ShouldFail(400, "ErrorJsonDecode");
    }

    [Fact]
    public async Task RamRefusal_OfAUser_HasTheDocumentedShape()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("team-a-dev-2", "DescribeClustersForRegion", "/regions/cn-hangzhou/clusters");

        reply.ShouldFail(403, "StatusForbidden");
        reply.Json.GetProperty("message").GetString().ShouldBe("RAM policy Forbidden for action cs:DescribeClustersForRegion");
        var detail = reply.Json.GetProperty("accessDeniedDetail");
        detail.GetProperty("AuthAction").GetString().ShouldBe("cs:DescribeClustersForRegion");
        detail.GetProperty("AuthPrincipalType").GetString().ShouldBe("SubUser");
        detail.GetProperty("AuthPrincipalDisplayName").GetString().ShouldBe(desk.UserId("team-a-dev-2"));
        detail.GetProperty("AuthPrincipalOwnerId").GetString().ShouldBe("1000000000000001");
        detail.GetProperty("NoPermissionType").GetString().ShouldBe("ImplicitDeny");
    }

    [Fact]
    public async Task RamRefusal_ByCluster_FollowsTheResourceOfThePolicy()
    {
        await using var desk = await CsDesk.StartAsync();

        var allowed = await desk.GetAsync("payments-lead", "DescribeClusterDetail", $"/clusters/{DemoClusters.ProdHangzhou}");
        var refused = await desk.GetAsync("payments-lead", "DescribeClusterDetail", $"/clusters/{DemoClusters.EdgeBeijing}");

        allowed.Status.ShouldBe(HttpStatusCode.OK);
        refused.ShouldFail(403, "StatusForbidden");
    }
}
