using System.Net;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>What every suite relies on.</summary>
public abstract class KubeServerTests : KubeServerSuite
{
    [ServerFact]
    public async Task Superuser_MayDoEverything()
    {
        var (status, body) = await SendAsync(Admin, HttpMethod.Get, "apis/rbac.authorization.k8s.io/v1/clusterroles?limit=1");

        status.ShouldBe(HttpStatusCode.OK);
        body!["kind"]!.GetValue<string>().ShouldBe("ClusterRoleList");
    }

    [ServerFact]
    public async Task Version_IsTheOneThatSuitesAreTold()
    {
        var (_, body) = await SendAsync(Admin, HttpMethod.Get, "version");

        // The real one here was built without its version.
        body!["gitVersion"]!.GetValue<string>().ShouldStartWith(Server.IsReal ? "v0.0.0" : $"v{Server.Version}.");
    }

    [ServerTheory]
    [InlineData("200000000000000001-1673419473", "system:users")]
    [InlineData("somebody, with a comma", "a group", "another=group")]
    public async Task Certificate_NameAndGroups_AreWhoAsks(string user, params string[] groups)
    {
        var (status, body) = await SendAsync(As(user, groups), HttpMethod.Get, "api/v1/namespaces/default/pods");

        status.ShouldBe(HttpStatusCode.Forbidden);
        body!["message"]!.GetValue<string>().ShouldBe($"pods is forbidden: User \"{user}\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");
    }

    [ServerFact]
    public async Task Anonymous_MayAskForTheVersionOnly()
    {
        (await SendAsync(Server.Anonymous, HttpMethod.Get, "version")).Status.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(Server.Anonymous, HttpMethod.Get, "api/v1/namespaces")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
