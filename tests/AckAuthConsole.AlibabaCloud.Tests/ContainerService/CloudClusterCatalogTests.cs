using AckAuthConsole.AlibabaCloud.Tests.Support;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.Tests.ContainerService;

public sealed class CloudClusterCatalogTests
{
    private const string ProdHangzhou = "c6f0b1d94e7a2435c8d19e2f7a3b50001";
    private const string Unreachable = "c6f0b1d94e7a2435c8d19e2f7a3b50005";

    [Fact]
    public async Task Regions_ComeWithTheirNamesInTheLanguageAskedFor()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();
        var catalog = harness.Get<IClusterCatalog>();

        var english = (await catalog.ListRegionsAsync("en-US", default)).Value;
        var chinese = (await catalog.ListRegionsAsync("zh-CN", default)).Value;

        english.Select(r => r.Id).ShouldContain("cn-hangzhou");
        english.First(r => r.Id == "cn-hangzhou").Name.ShouldBe("China (Hangzhou)");
        chinese.First(r => r.Id == "cn-hangzhou").Name.ShouldContain("杭州");
    }

    [Fact]
    public async Task Clusters_OfARegion_CarryWhatTheListTells()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var clusters = (await harness.Get<IClusterCatalog>().ListClustersAsync("cn-hangzhou", default)).Value;

        clusters.Count.ShouldBe(2);
        var cluster = clusters.Single(c => c.Name == "prod-hangzhou");
        cluster.Id.Value.ShouldBe(ProdHangzhou);
        cluster.RegionId.ShouldBe("cn-hangzhou");
        cluster.State.ShouldBe(ClusterStates.Running);
        cluster.Type.ShouldBe("ManagedKubernetes");
        cluster.Spec.ShouldBe("ack.pro.xlarge");
        cluster.Version.ShouldBe("1.33.3-aliyun.1");
        cluster.NodeCount.ShouldBe(24);
        cluster.CreatedAt.ShouldNotBeNull();
        cluster.Tags.ShouldContain(KeyValuePair.Create("env", "prod"));
    }

    [Fact]
    public async Task Clusters_BeyondOnePage_AreAllRead()
    {
        await using var cloud = await EmulatedCloud.StartAsync("scale:users=3,roles=1,clusters=500,namespaces=4,grants=0");
        await using var harness = cloud.As();
        var catalog = harness.Get<IClusterCatalog>();

        var counts = new List<int>();
        foreach (var region in (await catalog.ListRegionsAsync("en-US", default)).Value)
            counts.Add((await catalog.ListClustersAsync(region.Id, default)).Value.Count);

        counts.Sum().ShouldBe(500);
        counts.Max().ShouldBeGreaterThan(50);
    }

    [Fact]
    public async Task Namespaces_AreSorted()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var names = (await harness.Get<IClusterCatalog>().ListNamespacesAsync(EmulatedCloud.Cluster(ProdHangzhou, "cn-hangzhou"), default)).Value;

        names.ShouldContain("team-a");
        names.ShouldBe(names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Namespaces_InANestedList_AreReadAsWell()
    {
        await using var server = await ScriptedServer.StartAsync(ScriptedServer.Json(200, """[["default","kube-system"]]"""));
        await using var harness = new CloudHarness(server.Address);

        var names = (await harness.Get<IClusterCatalog>().ListNamespacesAsync(EmulatedCloud.Cluster("c1", "cn-hangzhou"), default)).Value;

        names.ShouldBe(["default", "kube-system"]);
    }

    [Fact]
    public async Task Namespaces_OfAnUnreachableCluster_SayThatTheClusterIsUnavailable()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var result = await harness.Get<IClusterCatalog>().ListNamespacesAsync(EmulatedCloud.Cluster(Unreachable, "us-west-1"), default);

        var failure = result.Failure.ShouldBeOfType<Failure.Unavailable>();
        failure.Dependency.ShouldBe(Dependency.Cluster);
        failure.MayHaveHappened.ShouldBeFalse();
        failure.Cause!.ErrorCode.ShouldBe("ErrorQueryClusterNamespace");
        failure.Cause.RequestId.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Namespaces_OfAnUnknownCluster_SayThatItDoesNotExist()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var result = await harness.Get<IClusterCatalog>().ListNamespacesAsync(EmulatedCloud.Cluster("c00000000000000000000000000000000", "cn-hangzhou"), default);

        result.Failure.ShouldBeOfType<Failure.NotFound>().Kind.ShouldBe("cluster");
    }

    [Fact]
    public async Task KubeconfigHolders_IncludeThoseThatRamHasDeleted()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As();

        var holders = (await harness.Get<IClusterCatalog>().ListKubeconfigHoldersAsync(EmulatedCloud.Cluster(ProdHangzhou, "cn-hangzhou"), default)).Value;

        holders.ShouldContain(h => h.IsDeleted && h.Ref != null);
        holders.ShouldContain(h => !h.IsDeleted && h.Ref != null && h.Name.Length > 0);
        holders.ShouldAllBe(h => h.CertificateState.Length > 0);
    }

    [Fact]
    public async Task Region_WithoutThePermission_NamesTheActionThatIsMissing()
    {
        await using var cloud = await EmulatedCloud.StartAsync();
        await using var harness = cloud.As("team-a-dev-2");

        var result = await harness.Get<IClusterCatalog>().ListClustersAsync("cn-hangzhou", default);

        var failure = result.Failure.ShouldBeOfType<Failure.Forbidden>();
        failure.Reason.ShouldBe("cloud.ram-denied");
        failure.Cause!.MissingAction.ShouldBe("cs:DescribeClustersForRegion");
        failure.Cause.Product.ShouldBe("CS");
        failure.Cause.HttpStatus.ShouldBe(403);
    }
}
