using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Rbac;

namespace AckAuthConsole.Emulator.Tests.Kubernetes.Rbac;

/// <summary>The texts are those of a real kube-apiserver for the same objects and callers.</summary>
public sealed class EscalationCheckTests
{
    private const string Objects = """
        ClusterRole rb
          get,list,watch,create,update,patch,delete rbac.authorization.k8s.io roles,rolebindings,clusterroles,clusterrolebindings
          get,list core pods
          get core secrets = a,b
          get /x/*
        ClusterRole binder
          bind rbac.authorization.k8s.io clusterroles = cluster-admin,not-there
        ClusterRole lifter
          escalate rbac.authorization.k8s.io clusterroles
        ClusterRole cluster-admin
          * * *
          * *
        ClusterRoleBinding rb -> ClusterRole rb
          User ann
        ClusterRoleBinding dang -> ClusterRole nowhere
          User ann
        ClusterRoleBinding binder -> ClusterRole binder
          User binder
        ClusterRoleBinding lifter -> ClusterRole lifter
          User lifter
        """;

    private const string Missing = "; resolution errors: [clusterroles.rbac.authorization.k8s.io \"nowhere\" not found]";

    [Fact]
    public void Role_WithMoreThanHeld_IsRefusedWithEveryMissingAtom()
    {
        var verdict = Role("ann", """
            ClusterRole e1
              get,list,watch core pods,pods/log
              get apps,core deployments
              get core secrets = a,c
              get core secrets = a,b,d
              get,post /x/y /z
            """);

        verdict.ShouldBe(new WriteVerdict.Forbidden("""
            user "ann" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:
            {APIGroups:[""], Resources:["deployments"], Verbs:["get"]}
            {APIGroups:[""], Resources:["pods"], Verbs:["watch"]}
            {APIGroups:[""], Resources:["pods/log"], Verbs:["get" "list" "watch"]}
            {APIGroups:[""], Resources:["secrets"], ResourceNames:["c"], Verbs:["get"]}
            {APIGroups:[""], Resources:["secrets"], ResourceNames:["d"], Verbs:["get"]}
            {APIGroups:["apps"], Resources:["deployments"], Verbs:["get"]}
            {NonResourceURLs:["/x/y"], Verbs:["post"]}
            {NonResourceURLs:["/z"], Verbs:["get"]}
            {NonResourceURLs:["/z"], Verbs:["post"]}
            """ + Missing));
    }

    [Fact]
    public void Role_WithinWhatIsHeld_IsAllowed() => Role("ann", "ClusterRole e3\n  get core pods\n  get /x/y").ShouldBe(WriteVerdict.Allowed);

    [Fact]
    public void Role_ForWhoMayEscalate_IsAllowed() => Role("lifter", "ClusterRole e3\n  * * *").ShouldBe(WriteVerdict.Allowed);

    [Fact]
    public void Role_ThatGathersOthers_NeedsEverything() =>
        Role("ann", "ClusterRole e4\n  < view").ShouldBe(new WriteVerdict.Forbidden("must have cluster-admin privileges to use the aggregationRule"));

    [Fact]
    public void Role_UnchangedButForFinalizers_IsAllowed()
    {
        var old = RbacText.Read("ClusterRole strong\n  * * *")[0];
        var json = (JsonObject)old.DeepClone();
        json["metadata"]!["finalizers"] = new JsonArray("example.com/keep");

        Check().ForRole("ann", ["system:authenticated"], "", "strong", json, old).ShouldBe(WriteVerdict.Allowed);
        json["metadata"]!["labels"] = new JsonObject { ["a"] = "b" };
        Check().ForRole("ann", ["system:authenticated"], "", "strong", json, old).ShouldBeOfType<WriteVerdict.Forbidden>();
    }

    [Fact]
    public void Binding_OfAStrongerRole_IsRefused() =>
        Binding("ann", "ClusterRoleBinding b1 -> ClusterRole cluster-admin\n  User ann").ShouldBe(new WriteVerdict.Forbidden("""
            user "ann" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:
            {APIGroups:["*"], Resources:["*"], Verbs:["*"]}
            {NonResourceURLs:["*"], Verbs:["*"]}
            """ + Missing));

    [Theory]
    [InlineData("ann", "ClusterRoleBinding b -> ClusterRole missing", "clusterroles")]
    [InlineData("ann", "RoleBinding dev/b -> Role missing", "roles")]
    public void Binding_OfAMissingRole_IsNotFound(string user, string binding, string resource) =>
        Binding(user, binding).ShouldBe(new WriteVerdict.RoleMissing(resource, "missing"));

    [Theory]
    [InlineData("ClusterRoleBinding b -> ClusterRole cluster-admin")]
    [InlineData("RoleBinding dev/b -> ClusterRole cluster-admin")]
    [InlineData("ClusterRoleBinding b -> ClusterRole not-there")]
    public void Binding_ForWhoMayBind_IsAllowed(string binding) => Binding("binder", binding).ShouldBe(WriteVerdict.Allowed);

    [Fact]
    public void Binding_OfAnUnknownKind_CannotEvenBeJudged() =>
        Binding("ann", "RoleBinding dev/b -> Foo x").ShouldBe(new WriteVerdict.Broken("unsupported role reference kind: \"Foo\""));

    private static EscalationCheck Check() => new(RbacDesk.Index(Objects));

    private static WriteVerdict Role(string user, string text) => Check().ForRole(user, ["system:authenticated"], "", "", RbacText.Read(text)[0], null);

    private static WriteVerdict Binding(string user, string text)
    {
        var json = RbacText.Read(text)[0];
        return Check().ForBinding(user, ["system:authenticated"], (string?)json["metadata"]!["namespace"] ?? "", json, null);
    }
}
