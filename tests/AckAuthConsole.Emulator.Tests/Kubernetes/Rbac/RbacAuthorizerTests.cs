using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Tests.Kubernetes.Rbac;

public sealed class RbacAuthorizerTests
{
    private const string Objects = """
        ClusterRole reader
          get,list core pods
          get core secrets = one,two
          get core pods/log
          get core */scale
          get /healthz /logs/*
        ClusterRole everything
          * * *
          * *
        Role dev/writer
          create,update apps deployments
        ClusterRoleBinding readers -> ClusterRole reader
          User ann
          Group readers
          ServiceAccount dev/robot
        ClusterRoleBinding gone -> ClusterRole nowhere
          User ann
        RoleBinding dev/writers -> Role writer
          ServiceAccount robot
          User ann
        RoleBinding dev/boss -> ClusterRole everything
          User boss
        RoleBinding dev/lost -> Role missing
          User ann
        """;

    [Theory]
    [InlineData("get", "", "pods", "", "", "", true)]
    [InlineData("GET", "", "pods", "", "", "", false)]
    [InlineData("get", "", "pods", "log", "dev", "x", true)]
    [InlineData("get", "", "pods", "exec", "dev", "x", false)]
    [InlineData("get", "", "anything", "scale", "", "x", true)]
    [InlineData("get", "", "anything", "scales", "", "x", false)]
    [InlineData("get", "apps", "deployments", "scale", "", "x", false)]
    [InlineData("get", "", "secrets", "", "dev", "two", true)]
    [InlineData("get", "", "secrets", "", "dev", "three", false)]
    [InlineData("get", "", "secrets", "", "dev", "", false)]
    [InlineData("create", "apps", "deployments", "", "dev", "", true)]
    [InlineData("create", "apps", "deployments", "", "", "", false)]
    [InlineData("create", "apps", "deployments", "", "prod", "", false)]
    public void Resource_IsAllowedByExactMatchOnly(string verb, string group, string resource, string subresource, string ns, string name, bool allowed) =>
        Decide(new() { User = "ann", Verb = verb, ApiGroup = group, Resource = resource, Subresource = subresource, Namespace = ns, Name = name }).Allowed.ShouldBe(allowed);

    [Theory]
    [InlineData("/healthz", true)]
    [InlineData("/healthz/", false)]
    [InlineData("/logs/", true)]
    [InlineData("/logs/a/b", true)]
    [InlineData("/logs", false)]
    public void Path_IsAllowedExactlyOrByPrefix(string path, bool allowed) => Decide(new() { User = "ann", Verb = "get", Path = path }).Allowed.ShouldBe(allowed);

    [Fact]
    public void Masters_MayDoEverything_WithoutAReason() =>
        Decide(new() { User = "nobody", Groups = ["system:masters"], Verb = "x", Resource = "y" }).ShouldBe(new(true, ""));

    [Theory]
    [InlineData("ann", "", "get", "", "pods", "RBAC: allowed by ClusterRoleBinding \"readers\" of ClusterRole \"reader\" to User \"ann\"")]
    [InlineData("system:serviceaccount:dev:robot", "", "get", "", "pods", "RBAC: allowed by ClusterRoleBinding \"readers\" of ClusterRole \"reader\" to ServiceAccount \"robot/dev\"")]
    [InlineData("system:serviceaccount:dev:robot", "dev", "create", "apps", "deployments", "RBAC: allowed by RoleBinding \"writers/dev\" of Role \"writer\" to ServiceAccount \"robot/dev\"")]
    [InlineData("boss", "dev", "create", "apps", "deployments", "RBAC: allowed by RoleBinding \"boss/dev\" of ClusterRole \"everything\" to User \"boss\"")]
    [InlineData("ann", "", "create", "apps", "deployments", "RBAC: clusterrole.rbac.authorization.k8s.io \"nowhere\" not found")]
    [InlineData("ann", "dev", "delete", "apps", "deployments", "RBAC: [clusterrole.rbac.authorization.k8s.io \"nowhere\" not found, role.rbac.authorization.k8s.io \"missing\" not found]")]
    [InlineData("boss", "", "delete", "apps", "deployments", "")]
    public void Reason_NamesTheBindingOrWhatIsMissing(string user, string ns, string verb, string group, string resource, string reason) =>
        Decide(new() { User = user, Verb = verb, ApiGroup = group, Resource = resource, Namespace = ns }).Reason.ShouldBe(reason);

    [Fact]
    public void Group_CountsAsTheRequestSaysIt()
    {
        var decision = Decide(new() { User = "bob", Groups = ["readers"], Verb = "list", Resource = "pods" });

        decision.Reason.ShouldBe("RBAC: allowed by ClusterRoleBinding \"readers\" of ClusterRole \"reader\" to Group \"readers\"");
    }

    [Fact]
    public void Index_FollowsChangesOfRolesAndBindings()
    {
        var index = RbacDesk.Index(Objects);
        var authorizer = new RbacAuthorizer(index);
        var request = new RbacRequest { User = "ann", Verb = "list", Resource = "pods" };

        foreach (var json in RbacText.Read("ClusterRoleBinding readers -> ClusterRole reader\n  User bob")) RbacDesk.Put(index, json);
        authorizer.Decide(request).Allowed.ShouldBeFalse();
        authorizer.Decide(request with { User = "bob" }).Allowed.ShouldBeTrue();

        index.Remove("ClusterRole", "", "reader");
        authorizer.Decide(request with { User = "bob" }).Reason.ShouldBe("RBAC: clusterrole.rbac.authorization.k8s.io \"reader\" not found");

        index.Remove("ClusterRoleBinding", "", "readers");
        authorizer.Decide(request with { User = "bob" }).ShouldBe(new(false, ""));
    }

    private static RbacDecision Decide(RbacRequest request) => new RbacAuthorizer(RbacDesk.Index(Objects)).Decide(request);
}
