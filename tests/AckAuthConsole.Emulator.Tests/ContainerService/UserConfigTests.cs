using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using AckAuthConsole.Emulator.Kubernetes;
using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.State;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Emulator.Tests.ContainerService;

public sealed partial class UserConfigTests
{
    private const string Prod = DemoClusters.ProdHangzhou;
    private const string Staging = DemoClusters.StagingHangzhou;
    private const string Shanghai = DemoClusters.ProdShanghai;

    [Fact]
    public async Task Kubeconfig_Temporary_CarriesTheCallersNameAndEndsInTime()
    {
        await using var desk = await StartAsync();
        var uid = desk.UserId("wang.wei");

        var reply = await desk.GetAsync("wang.wei", "DescribeClusterUserKubeconfig", $"/k8s/{Staging}/user_config?TemporaryDurationMinutes=60");

        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Text);
        var config = reply.Json.GetProperty("config").GetString()!;
        using var certificate = Certificate(config);
        certificate.GetNameInfo(X509NameType.SimpleName, false).ShouldBe(desk.State.KubeconfigOf(Staging, uid)!.UserName);
        certificate.Subject.ShouldContain("O=system:users");
        certificate.NotAfter.ToUniversalTime().ShouldBe((desk.Clock.GetUtcNow() + TimeSpan.FromHours(1)).UtcDateTime);
        reply.Json.GetProperty("expiration").GetString().ShouldBe(certificate.NotAfter.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        config.ShouldContain($"server: {desk.Host.HttpsAddress}kube/{Staging}");
        config.ShouldContain($"current-context: \"{uid}-{Staging}\"");
    }

    [Theory]
    [InlineData("TemporaryDurationMinutes=14")]
    [InlineData("TemporaryDurationMinutes=4321")]
    [InlineData("PrivateIpAddress=perhaps")]
    public async Task Kubeconfig_WrongParameter_IsRefused(string query)
    {
        await using var desk = await StartAsync();

        (await desk.GetAsync("account", "DescribeClusterUserKubeconfig", $"/k8s/{Prod}/user_config?{query}")).ShouldFail(400, "InvalidParameter");
    }

    [Fact]
    public async Task Kubeconfig_DurationBeyondAPolicy_IsForbiddenByRam()
    {
        await using var desk = await StartAsync();
        desk.State.AddPolicy(RamPolicy.Create(
            RamPolicy.Custom, "ShortKubeconfigs",
            """{"Version":"1","Statement":[{"Effect":"Deny","Action":"cs:DescribeClusterUserKubeconfig","Resource":"*","Condition":{"NumericGreaterThan":{"cs:KubeConfigDurationMinutes":["60"]}}}]}""", desk.Clock.GetUtcNow()));
        desk.State.Attach(new(PrincipalKind.User, desk.UserId("wang.wei"), RamPolicy.Custom, "ShortKubeconfigs", desk.Clock.GetUtcNow()));

        (await desk.GetAsync("wang.wei", "DescribeClusterUserKubeconfig", $"/k8s/{Staging}/user_config?TemporaryDurationMinutes=60")).Status.ShouldBe(HttpStatusCode.OK);
        (await desk.GetAsync("wang.wei", "DescribeClusterUserKubeconfig", $"/k8s/{Staging}/user_config?TemporaryDurationMinutes=61")).ShouldFail(403, "StatusForbidden");
    }

    [Fact]
    public async Task Kubeconfig_WithoutAPublicEndpoint_IsGivenForThePrivateOne()
    {
        await using var desk = await StartAsync();

        (await desk.GetAsync("account", "DescribeClusterUserKubeconfig", $"/k8s/{Shanghai}/user_config?TemporaryDurationMinutes=60")).ShouldFail(400, "ErrorPublicEndpointNotFound");
        var reply = await desk.GetAsync("account", "DescribeClusterUserKubeconfig", $"/k8s/{Shanghai}/user_config?TemporaryDurationMinutes=60&PrivateIpAddress=true");

        reply.Json.GetProperty("config").GetString()!.ShouldContain($"kube/{Shanghai}");
    }

    [Fact]
    public async Task Kubeconfig_WithoutHttps_SaysWhatToDo()
    {
        await using var desk = await CsDesk.StartAsync();

        var reply = await desk.GetAsync("account", "DescribeClusterUserKubeconfig", $"/k8s/{Prod}/user_config");

        reply.ShouldFail(501, "ErrorHttpsDisabled");
        reply.Text.ShouldContain("--https-port");
    }

    [Fact]
    public async Task Kubeconfig_LongTerm_IsListed_AndNotRenewedBeforeItsTime()
    {
        await using var desk = await StartAsync();
        var uid = desk.UserId("liu.qiang");
        await desk.GrantAsync("account", uid, CsDesk.Entry("cluster", Staging, "dev"));

        desk.State.Attach(new(PrincipalKind.User, uid, RamPolicy.System, "AliyunCSReadOnlyAccess", desk.Clock.GetUtcNow()));
        var first = await desk.GetAsync("liu.qiang", "DescribeClusterUserKubeconfig", $"/k8s/{Staging}/user_config");
        desk.Clock.Advance(TimeSpan.FromDays(365));
        var later = await desk.GetAsync("liu.qiang", "DescribeClusterUserKubeconfig", $"/k8s/{Staging}/user_config");
        desk.Clock.Advance(TimeSpan.FromDays(600));
        var renewed = await desk.GetAsync("liu.qiang", "DescribeClusterUserKubeconfig", $"/k8s/{Staging}/user_config");

        later.Json.GetProperty("expiration").GetString().ShouldBe(first.Json.GetProperty("expiration").GetString());
        string.CompareOrdinal(renewed.Json.GetProperty("expiration").GetString(), first.Json.GetProperty("expiration").GetString()).ShouldBeGreaterThan(0);
        desk.State.KubeconfigOf(Staging, uid)!.IsTemporary.ShouldBeFalse();
    }

    [Fact]
    public async Task Kubeconfig_OfAnother_IsForTheAccountAlone()
    {
        await using var desk = await StartAsync();
        var uid = desk.UserId("wang.wei");

        (await desk.GetAsync("platform-admin", "DescribeSubaccountK8sClusterUserConfig", $"/k8s/{Staging}/users/{uid}/user_config")).ShouldFail(403, "StatusForbidden");
        (await desk.GetAsync("account", "DescribeSubaccountK8sClusterUserConfig", $"/k8s/{Staging}/users/299999999999999999/user_config")).ShouldFail(400, "InvalidParameter");
        var reply = await desk.GetAsync("account", "DescribeSubaccountK8sClusterUserConfig", $"/k8s/{Staging}/users/{uid}/user_config?TemporaryDurationMinutes=30");

        using var certificate = Certificate(reply.Json.GetProperty("config").GetString()!);
        certificate.GetNameInfo(X509NameType.SimpleName, false).ShouldStartWith(uid);
    }

    [Fact]
    public async Task Expiry_IsSetByTheAccount_AndResetByARevoke()
    {
        await using var desk = await StartAsync();
        var uid = desk.UserId("wang.wei");

        (await desk.PostAsync("account", "UpdateK8sClusterUserConfigExpire", $"/k8s/{Staging}/user_config/expire", $$"""{"expire_hour":720,"user":"{{uid}}"}""")).ShouldBeEmptySuccess();
        var limited = await desk.GetAsync("wang.wei", "DescribeClusterUserKubeconfig", $"/k8s/{Staging}/user_config");
        (await desk.PostAsync("account", "UpdateK8sClusterUserConfigExpire", $"/k8s/{Staging}/user_config/expire", $$"""{"expire_hour":0,"user":"{{uid}}"}""")).ShouldFail(400, "InvalidParameter");
        (await desk.PostAsync("platform-admin", "UpdateK8sClusterUserConfigExpire", $"/k8s/{Staging}/user_config/expire", $$"""{"expire_hour":9,"user":"{{uid}}"}""")).ShouldFail(403, "StatusForbidden");

        limited.Json.GetProperty("expiration").GetString().ShouldBe(desk.Clock.GetUtcNow().AddHours(720).ToUtcText());
        desk.State.Attach(new(PrincipalKind.User, uid, RamPolicy.System, "AliyunCSFullAccess", desk.Clock.GetUtcNow()));
        (await desk.DeleteAsync("wang.wei", "RevokeK8sClusterKubeConfig", $"/k8s/{Staging}/certs")).Text.ShouldBe("{}");
        desk.State.KubeconfigOf(Staging, uid)!.ExpireHours.ShouldBeNull();
    }

    [Fact]
    public async Task Revoke_RenamesTheHolder_AndBindingsOfAckFollow()
    {
        await using var desk = await StartAsync();
        var uid = desk.UserId("platform-admin");
        Binding(desk, Staging, $"{uid}-clusterrolebinding").ShouldBe($"cs:admin {desk.State.KubeconfigOf(Staging, uid)!.UserName}");
        var before = desk.State.KubeconfigOf(Staging, uid)!.UserName;

        (await desk.DeleteAsync("platform-admin", "RevokeK8sClusterKubeConfig", $"/k8s/{Staging}/certs")).Text.ShouldBe("{}");

        var after = desk.State.KubeconfigOf(Staging, uid)!.UserName;
        after.ShouldNotBe(before);
        Binding(desk, Staging, $"{uid}-clusterrolebinding").ShouldBe($"cs:admin {after}");
    }

    [Fact]
    public async Task Revoke_InAnOldCluster_IsNotPossible()
    {
        await using var desk = await StartAsync();

        (await desk.DeleteAsync("platform-admin", "RevokeK8sClusterKubeConfig", $"/k8s/{Shanghai}/certs")).ShouldFail(400, "ErrorRevokeNotSupported");
    }

    [Fact]
    public async Task Grants_AppearAsBindings_AtOnce()
    {
        await using var desk = await StartAsync();
        var uid = desk.UserId("liu.qiang");
        Binding(desk, Staging, $"{uid}-clusterrolebinding").ShouldBeNull();

        await desk.GrantAsync("account", uid, CsDesk.Entry("cluster", Staging, "ops"), CsDesk.Entry("namespace", Staging, "dev", "qa"), CsDesk.Entry("cluster", Staging, "view", custom: true));
        Binding(desk, Staging, $"{uid}-clusterrolebinding").ShouldBe($"cs:ops {uid}");
        Binding(desk, Staging, $"{uid}-view-clusterrolebinding").ShouldBe($"view {uid}");
        Binding(desk, Staging, $"{uid}-qa-rolebinding", "qa").ShouldBe($"cs:ns:dev {uid}");

        await desk.UpdateAsync("account", uid, "patch", CsDesk.Entry("cluster", Staging, "restricted"));
        Binding(desk, Staging, $"{uid}-clusterrolebinding").ShouldBe($"cs:restricted {uid}");
        (await desk.DescribeAsync("account", uid)).ShouldContain("cluster staging-hangzhou restricted");

        (await desk.DeleteAsync("account", "CleanClusterUserPermissions", $"/cluster/{Staging}/user/{uid}/permissions?Force=true")).ShouldBeEmptySuccess();
        Binding(desk, Staging, $"{uid}-clusterrolebinding").ShouldBeNull();
        Binding(desk, Staging, $"{uid}-qa-rolebinding", "qa").ShouldBeNull();
    }

    [Fact]
    public async Task Binding_DeletedInTheCluster_TakesTheGrantAlong_TheOwnersToo()
    {
        await using var desk = await StartAsync();
        var (owner, person) = (desk.UserId("li.na"), desk.UserId("wang.wei"));
        (await desk.DescribeAsync("account", owner)).ShouldBe(["cluster staging-hangzhou admin owner"]);

        Remove(desk, Staging, $"{owner}-cluster-admin-clusterrolebinding");
        Remove(desk, Staging, $"{person}-clusterrolebinding");

        (await desk.DescribeAsync("account", owner)).ShouldBeEmpty();
        (await desk.DescribeAsync("account", person)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Binding_OfAnAllClustersGrant_DeletedInOneCluster_LeavesTheGrant()
    {
        await using var desk = await StartAsync();
        var uid = desk.UserId("monitoring-bot");

        Remove(desk, Staging, $"{uid}-clusterrolebinding");

        (await desk.DescribeAsync("account", uid)).ShouldBe(["console all-clusters restricted"]);
        Binding(desk, Staging, $"{uid}-clusterrolebinding").ShouldBeNull();
    }

    [Fact]
    public async Task ServiceRole_Edited_IsPutBack_UnlessItsOwnerSaysOtherwise()
    {
        await using var desk = await StartAsync();
        var cluster = Cluster(desk, Prod);
        const string Name = "mse-aliyunserviceroleformse-clusterrole";

        Edit("false");
        Rules().ShouldBe(13);
        Edit("true");
        Rules().ShouldBe(0);

        void Edit(string isCustomized)
        {
            lock (desk.State.Gate)
            {
                var json = cluster.Find("clusterroles.rbac.authorization.k8s.io", "", Name)!.Copy();
                json["rules"] = null;
                json["metadata"]!["annotations"] = new System.Text.Json.Nodes.JsonObject { ["inner.service.alibabacloud.com/user-customized"] = isCustomized };
                cluster.Put(json);
            }
        }

        int Rules() => (cluster.Find("clusterroles.rbac.authorization.k8s.io", "", Name)!.Data["rules"] as System.Text.Json.Nodes.JsonArray)?.Count ?? 0;
    }

    [Fact]
    public async Task Namespaces_OfTheClusterAndOfCs_Agree()
    {
        await using var desk = await StartAsync();
        var uid = desk.UserId("liu.qiang");
        var cluster = Cluster(desk, Staging);
        await desk.GrantAsync("account", uid, CsDesk.Entry("namespace", Staging, "dev", "later"));

        lock (desk.State.Gate) cluster.Put(Workloads.Namespace("later"));

        Binding(desk, Staging, $"{uid}-later-rolebinding", "later").ShouldBe($"cs:ns:dev {uid}");
        var names = await desk.GetAsync("account", "DescribeUserClusterNamespaces", $"/api/v2/k8s/{Staging}/namespaces");
        names.Json.EnumerateArray().Select(name => name.GetString()).ShouldContain("later");
    }

    private static Task<CsDesk> StartAsync() => CsDesk.StartAsync(options => options.HttpsPort = 0);

    private static KubeCluster Cluster(CsDesk desk, string id)
    {
        lock (desk.State.Gate) return desk.Host.Services.GetRequiredService<KubeClusters>().Find(id)!;
    }

    private static string? Binding(CsDesk desk, string clusterId, string name, string ns = "")
    {
        var cluster = Cluster(desk, clusterId);
        var stored = cluster.Find((ns.Length == 0 ? "clusterrolebindings" : "rolebindings") + ".rbac.authorization.k8s.io", ns, name);
        return stored is null ? null : $"{(string?)stored.Data["roleRef"]!["name"]} {(string?)stored.Data["subjects"]![0]!["name"]}";
    }

    private static void Remove(CsDesk desk, string clusterId, string name)
    {
        var cluster = Cluster(desk, clusterId);
        lock (desk.State.Gate) cluster.Remove(cluster.Resources["clusterrolebindings.rbac.authorization.k8s.io"], "", name).ShouldBeTrue();
    }

    private static X509Certificate2 Certificate(string config) =>
        X509Certificate2.CreateFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(ClientCertificate().Match(config).Groups[1].Value)));

    [GeneratedRegex("client-certificate-data: (\\S+)")]
    private static partial Regex ClientCertificate();
}
