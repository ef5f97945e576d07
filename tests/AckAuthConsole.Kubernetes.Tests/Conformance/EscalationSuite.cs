using System.Net;
using System.Text.Json.Nodes;
using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

/// <summary>Nobody gives more than he holds.</summary>
public abstract class EscalationSuite : RbacSuite
{
    private const string Editor = "get,list,watch,create,update,patch,delete rbac.authorization.k8s.io roles,rolebindings,clusterroles,clusterrolebindings";
    private const string Prefix = "is attempting to grant RBAC permissions not currently held:\n";

    [ServerFact]
    public async Task Role_WithMoreThanHeld_IsRefusedWithEveryMissingAtom()
    {
        var (user, client) = await NewUserAsync(Editor, "get,list core pods", "get core secrets = a,b", "get /x/*");

        var refusal = await RefusalAsync(client, HttpMethod.Post, ClusterRoles, ClusterRole("e1", "get,list,watch core pods,pods/log", "get apps,core deployments", "get core secrets = a,c", "get core secrets = a,b,d", "get,post /x/y /z").ToJsonString());

        refusal.ShouldBe($$"""
            403 clusterroles.rbac.authorization.k8s.io "e1" is forbidden: user "{{user}}" (groups=["system:authenticated"]) {{Prefix}}{APIGroups:[""], Resources:["deployments"], Verbs:["get"]}
            {APIGroups:[""], Resources:["pods"], Verbs:["watch"]}
            {APIGroups:[""], Resources:["pods/log"], Verbs:["get" "list" "watch"]}
            {APIGroups:[""], Resources:["secrets"], ResourceNames:["c"], Verbs:["get"]}
            {APIGroups:[""], Resources:["secrets"], ResourceNames:["d"], Verbs:["get"]}
            {APIGroups:["apps"], Resources:["deployments"], Verbs:["get"]}
            {NonResourceURLs:["/x/y"], Verbs:["post"]}
            {NonResourceURLs:["/z"], Verbs:["get"]}
            {NonResourceURLs:["/z"], Verbs:["post"]}
            """);
    }

    [ServerFact]
    public async Task Role_WithinWhatIsHeld_IsMade_AndCannotGrowBeyond()
    {
        var (user, client) = await NewUserAsync(Editor, "get core pods");
        var name = Unique("small");
        await MakeAsync(client, ClusterRoles, ClusterRole(name, "get core pods"));

        (await RefusalAsync(client, HttpMethod.Put, $"{ClusterRoles}/{name}", ClusterRole(name, "get core pods", "delete core pods").ToJsonString())).ShouldBe(
            $"403 clusterroles.rbac.authorization.k8s.io \"{name}\" is forbidden: user \"{user}\" (groups=[\"system:authenticated\"]) {Prefix}{{APIGroups:[\"\"], Resources:[\"pods\"], Verbs:[\"delete\"]}}");
        var (status, body) = await SendAsync(client, HttpMethod.Patch, $"{ClusterRoles}/{name}", """{"rules":[{"verbs":["*"],"apiGroups":["*"],"resources":["*"]}]}""", "application/merge-patch+json");
        status.ShouldBe(HttpStatusCode.Forbidden);
        ((string?)body!["message"])!.ShouldEndWith("{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}");
    }

    [ServerFact]
    public async Task Role_UnchangedInPlace_MayBeWrittenByAnybodyWhoMayUpdate()
    {
        var (_, client) = await NewUserAsync(Editor);
        var name = Unique("strong");
        var made = await MakeAsync(Admin, ClusterRoles, ClusterRole(name, "* * *"));

        made["metadata"]!["finalizers"] = new JsonArray("example.com/keep");
        var (kept, _) = await SendAsync(client, HttpMethod.Put, $"{ClusterRoles}/{name}", made.ToJsonString());
        made["metadata"]!["labels"] = new JsonObject { ["a"] = "b" };
        made["metadata"]!.AsObject().Remove("resourceVersion");
        var (labelled, _) = await SendAsync(client, HttpMethod.Put, $"{ClusterRoles}/{name}", made.ToJsonString());
        await SendAsync(Admin, HttpMethod.Patch, $"{ClusterRoles}/{name}", """{"metadata":{"finalizers":null}}""", "application/merge-patch+json");

        kept.ShouldBe(HttpStatusCode.OK);
        labelled.ShouldBe(HttpStatusCode.Forbidden);
    }

    [ServerFact]
    public async Task Role_ThatGathersOthers_NeedsEverything()
    {
        var (_, client) = await NewUserAsync(Editor, "* core,apps *");
        var (_, owner) = await NewUserAsync("* * *", "* *");
        var name = Unique("gathers");
        var json = ClusterRole(name);
        json["aggregationRule"] = JsonNode.Parse("""{"clusterRoleSelectors":[{"matchLabels":{"no-role":"has-this"}}]}""");

        (await RefusalAsync(client, HttpMethod.Post, ClusterRoles, json.ToJsonString())).ShouldBe(
            $"403 clusterroles.rbac.authorization.k8s.io \"{name}\" is forbidden: must have cluster-admin privileges to use the aggregationRule");
        await MakeAsync(owner, ClusterRoles, json);
    }

    [ServerFact]
    public async Task Role_ForWhoMayEscalate_IsMade()
    {
        var (_, client) = await NewUserAsync(Editor, "escalate rbac.authorization.k8s.io clusterroles");
        var (_, limited) = await NewUserAsync(Editor, "escalate rbac.authorization.k8s.io clusterroles = anything");

        await MakeAsync(client, ClusterRoles, ClusterRole(Unique("lifted"), "* * *"));

        // The name is not known when an object is made.
        (await RefusalAsync(limited, HttpMethod.Post, ClusterRoles, ClusterRole("anything", "* * *").ToJsonString())).ShouldStartWith("403");
    }

    [ServerFact]
    public async Task Role_ForbiddenAndInvalid_IsForbidden_ButInvalidWithoutAtoms()
    {
        var (_, client) = await NewUserAsync(Editor);

        (await RefusalAsync(client, HttpMethod.Post, ClusterRoles, ClusterRole("a/b", "get core pods").ToJsonString())).ShouldStartWith("403");
        (await RefusalAsync(client, HttpMethod.Post, ClusterRoles, """{"kind":"ClusterRole","apiVersion":"rbac.authorization.k8s.io/v1","metadata":{"name":"e5"},"rules":[{"verbs":[]}]}""")).ShouldStartWith("422");
    }

    [ServerFact]
    public async Task Role_InOneNamespace_IsCoveredByWhatIsHeldThere()
    {
        var (here, there) = (await NewNamespaceAsync(), await NewNamespaceAsync());
        var (user, client) = await NewUserAsync(Editor);
        await MakeAsync(Admin, Roles(here), Role("Role", "services", ["get core services"]));
        await MakeAsync(Admin, RoleBindings(here), Binding("RoleBinding", "services", "Role", "services", user));

        await MakeAsync(client, Roles(here), Role("Role", "copy", ["get core services"]));
        (await RefusalAsync(client, HttpMethod.Post, Roles(there), Role("Role", "copy", ["get core services"]).ToJsonString())).ShouldStartWith("403 roles.rbac.authorization.k8s.io \"copy\" is forbidden");
    }

    [ServerFact]
    public async Task Binding_OfAStrongerRole_IsRefused_AndOfAMissingOneNotFound()
    {
        var ns = await NewNamespaceAsync();
        var (user, client) = await NewUserAsync(Editor);

        (await RefusalAsync(client, HttpMethod.Post, ClusterRoleBindings, Binding("ClusterRoleBinding", "b1", "ClusterRole", "cluster-admin", user).ToJsonString())).ShouldBe(
            $"403 clusterrolebindings.rbac.authorization.k8s.io \"b1\" is forbidden: user \"{user}\" (groups=[\"system:authenticated\"]) {Prefix}{{APIGroups:[\"*\"], Resources:[\"*\"], Verbs:[\"*\"]}}\n{{NonResourceURLs:[\"*\"], Verbs:[\"*\"]}}");
        (await RefusalAsync(client, HttpMethod.Post, ClusterRoleBindings, Binding("ClusterRoleBinding", "b2", "ClusterRole", "no-such-role", user).ToJsonString())).ShouldBe("404 clusterroles.rbac.authorization.k8s.io \"no-such-role\" not found");
        (await RefusalAsync(client, HttpMethod.Post, RoleBindings(ns), Binding("RoleBinding", "b3", "Role", "no-such-role", user).ToJsonString())).ShouldBe("404 roles.rbac.authorization.k8s.io \"no-such-role\" not found");
        (await RefusalAsync(client, HttpMethod.Post, RoleBindings(ns), Binding("RoleBinding", "b4", "Foo", "x", user).ToJsonString())).ShouldBe("500 unsupported role reference kind: \"Foo\"");
    }

    [ServerFact]
    public async Task Binding_ForWhoMayBindThatRole_IsMade()
    {
        var ns = await NewNamespaceAsync();
        var (user, client) = await NewUserAsync(Editor, "bind rbac.authorization.k8s.io clusterroles = cluster-admin,not-there-yet");

        await MakeAsync(client, ClusterRoleBindings, Binding("ClusterRoleBinding", Unique("bound"), "ClusterRole", "not-there-yet", user));
        await MakeAsync(client, RoleBindings(ns), Binding("RoleBinding", "bound", "ClusterRole", "cluster-admin", "somebody-else"));
        (await RefusalAsync(client, HttpMethod.Post, RoleBindings(ns), Binding("RoleBinding", "other", "ClusterRole", "no-such-role", user).ToJsonString())).ShouldStartWith("404");
    }

    [ServerFact]
    public async Task Binding_NewSubjects_AreCheckedAsANewBinding_AndDeletionIsNot()
    {
        var (user, client) = await NewUserAsync(Editor);
        var name = Unique("strong");
        await MakeAsync(Admin, ClusterRoleBindings, Binding("ClusterRoleBinding", name, "ClusterRole", "cluster-admin", "bob"));

        (await RefusalAsync(client, HttpMethod.Put, $"{ClusterRoleBindings}/{name}", Binding("ClusterRoleBinding", name, "ClusterRole", "cluster-admin", "bob", user).ToJsonString())).ShouldStartWith("403");
        var (status, body) = await SendAsync(client, HttpMethod.Delete, $"{ClusterRoleBindings}/{name}");
        status.ShouldBe(HttpStatusCode.OK);
        ((string?)body!["status"]).ShouldBe("Success");
    }

    [ServerFact]
    public async Task MissingRole_IsToldInEveryRefusal_AndWorksWhenItComesBack()
    {
        var (user, client) = await NewUserAsync(Editor);
        var lost = Unique("lost");
        await MakeAsync(Admin, ClusterRoleBindings, Binding("ClusterRoleBinding", lost, "ClusterRole", lost, user));

        (await RefusalAsync(client, HttpMethod.Post, ClusterRoles, ClusterRole("e", "get core pods").ToJsonString())).ShouldEndWith($"; resolution errors: [clusterroles.rbac.authorization.k8s.io \"{lost}\" not found]");
        var (denied, body) = await SendAsync(client, HttpMethod.Get, "api/v1/namespaces");
        denied.ShouldBe(HttpStatusCode.Forbidden);
        ((string?)body!["message"]).ShouldBe($"namespaces is forbidden: User \"{user}\" cannot list resource \"namespaces\" in API group \"\" at the cluster scope: RBAC: clusterrole.rbac.authorization.k8s.io \"{lost}\" not found");

        await MakeAsync(Admin, ClusterRoles, ClusterRole(lost, "list core namespaces"));
        await EventuallyAsync(async () => (await SendAsync(client, HttpMethod.Get, "api/v1/namespaces")).Status == HttpStatusCode.OK);
    }

    // The real server's authorizer reads a cache that a watch fills: a moment after the write.
    private static async Task EventuallyAsync(Func<Task<bool>> isTrue)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await isTrue()) return;
        }

        (await isTrue()).ShouldBeTrue();
    }
}
