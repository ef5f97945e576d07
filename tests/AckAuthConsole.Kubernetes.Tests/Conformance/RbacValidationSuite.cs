using System.Net;
using System.Text.Json.Nodes;
using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

/// <summary>What an API server says to RBAC objects that are not sound, and what it makes of those that are.</summary>
public abstract class RbacValidationSuite : RbacSuite
{
    [ServerTheory]
    [InlineData("clusterroles", """{"kind":"ClusterRole","metadata":{"name":"x"},"rules":[{"verbs":[]},{"verbs":["get"],"apiGroups":[""],"nonResourceURLs":["/a"]},{"verbs":["get"],"resources":["a"]},{"verbs":["get"],"apiGroups":[""]},{"apiGroups":["a"],"resources":["b"],"resourceNames":["c"],"verbs":[]}],"aggregationRule":{}}""", "ClusterRole.rbac.authorization.k8s.io \"x\" is invalid: [rules[0].verbs: Required value: verbs must contain at least one value, rules[0].apiGroups: Required value: resource rules must supply at least one api group, rules[0].resources: Required value: resource rules must supply at least one resource, rules[1].nonResourceURLs: Invalid value: []string{\"/a\"}: rules cannot apply to both regular resources and non-resource URLs, rules[2].apiGroups: Required value: resource rules must supply at least one api group, rules[3].resources: Required value: resource rules must supply at least one resource, rules[4].verbs: Required value: verbs must contain at least one value, aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil]")]
    [InlineData("clusterroles", """{"kind":"ClusterRole","metadata":{"name":"a/b"}}""", "ClusterRole.rbac.authorization.k8s.io \"a/b\" is invalid: metadata.name: Invalid value: \"a/b\": may not contain '/'")]
    [InlineData("clusterroles", """{"kind":"ClusterRole","metadata":{"name":".."}}""", "ClusterRole.rbac.authorization.k8s.io \"..\" is invalid: metadata.name: Invalid value: \"..\": may not be '..'")]
    [InlineData("clusterroles", """{"kind":"ClusterRole","metadata":{"name":"a%b/"}}""", "ClusterRole.rbac.authorization.k8s.io \"a%b/\" is invalid: [metadata.name: Invalid value: \"a%b/\": may not contain '/', metadata.name: Invalid value: \"a%b/\": may not contain '%']")]
    [InlineData("clusterroles", """{"kind":"ClusterRole","metadata":{}}""", "ClusterRole.rbac.authorization.k8s.io \"\" is invalid: metadata.name: Required value: name or generateName is required")]
    [InlineData("clusterroles", """{"kind":"ClusterRole","metadata":{"name":"x"},"aggregationRule":{"clusterRoleSelectors":[{"matchExpressions":[{"key":"x","operator":"In"},{"key":"x","operator":"Foo"}]},{}]}}""", "ClusterRole.rbac.authorization.k8s.io \"x\" is invalid: [aggregationRule.clusterRoleSelectors[0].matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn', aggregationRule.clusterRoleSelectors[0].matchExpressions[1].operator: Invalid value: \"Foo\": not a valid selector operator, aggregationRule.clusterRoleSelectors[0]: Invalid value: \"null\": invalid label selector.]")]
    [InlineData("namespaces/default/roles", """{"kind":"Role","metadata":{"name":"x"},"rules":[{"verbs":["get"],"nonResourceURLs":["/a","/b"]}]}""", "Role.rbac.authorization.k8s.io \"x\" is invalid: rules[0].nonResourceURLs: Invalid value: []string{\"/a\", \"/b\"}: namespaced rules cannot apply to non-resource URLs")]
    [InlineData("clusterrolebindings", """{"kind":"ClusterRoleBinding","metadata":{"name":"x"},"roleRef":{"kind":"Role","name":"","apiGroup":"foo"},"subjects":[{"kind":"User"},{"kind":"Foo","name":"a"},{"kind":"ServiceAccount","name":"A_B"},{"kind":"Group","name":"g","apiGroup":"v1"},{"kind":"","name":""}]}""", "ClusterRoleBinding.rbac.authorization.k8s.io \"x\" is invalid: [roleRef.apiGroup: Unsupported value: \"foo\": supported values: \"rbac.authorization.k8s.io\", roleRef.kind: Unsupported value: \"Role\": supported values: \"ClusterRole\", roleRef.name: Required value, subjects[0].name: Required value, subjects[1].kind: Unsupported value: \"Foo\": supported values: \"ServiceAccount\", \"User\", \"Group\", subjects[2].name: Invalid value: \"A_B\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'), subjects[2].namespace: Required value, subjects[3].apiGroup: Unsupported value: \"v1\": supported values: \"rbac.authorization.k8s.io\", subjects[4].name: Required value, subjects[4].kind: Unsupported value: \"\": supported values: \"ServiceAccount\", \"User\", \"Group\"]")]
    [InlineData("clusterroles", """{"kind":"ClusterRole","metadata":{"name":"x"},"rules":[null]}""", "ClusterRole.rbac.authorization.k8s.io \"x\" is invalid: [rules[0].verbs: Required value: verbs must contain at least one value, rules[0].apiGroups: Required value: resource rules must supply at least one api group, rules[0].resources: Required value: resource rules must supply at least one resource]")]
    [InlineData("clusterrolebindings", """{"kind":"ClusterRoleBinding","metadata":{"name":"x"},"roleRef":{"kind":"ClusterRole","name":"x"},"subjects":[null]}""", "ClusterRoleBinding.rbac.authorization.k8s.io \"x\" is invalid: [subjects[0].name: Required value, subjects[0].kind: Unsupported value: \"\": supported values: \"ServiceAccount\", \"User\", \"Group\"]")]
    [InlineData("namespaces/default/rolebindings", """{"kind":"RoleBinding","metadata":{"name":"x"},"subjects":[]}""", "RoleBinding.rbac.authorization.k8s.io \"x\" is invalid: [roleRef.kind: Unsupported value: \"\": supported values: \"Role\", \"ClusterRole\", roleRef.name: Required value]")]
    public async Task Create_OfWhatIsNotSound_NamesEveryFault(string path, string json, string message)
    {
        var body = JsonNode.Parse(json)!;
        body["apiVersion"] = "rbac.authorization.k8s.io/v1";

        var (status, answer) = await SendAsync(Admin, HttpMethod.Post, Rbac + path, body.ToJsonString());

        ((string?)answer!["message"]).ShouldBe(message);
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)answer["reason"]).ShouldBe("Invalid");
        var whole = message[(message.IndexOf("is invalid: ", StringComparison.Ordinal) + "is invalid: ".Length)..].Trim('[', ']');
        string.Join(", ", answer["details"]!["causes"]!.AsArray().Select(cause => $"{(string?)cause!["field"]}: {(string?)cause["message"]}")).Trim(']').ShouldBe(whole);
    }

    [ServerFact]
    public async Task Create_TakesAnItemWithoutValue_AsAnEmptyText()
    {
        var role = await MakeAsync(Admin, ClusterRoles, JsonNode.Parse($$$"""{"kind":"ClusterRole","apiVersion":"rbac.authorization.k8s.io/v1","metadata":{"name":"{{{Unique("n")}}}","labels":{"a":null}},"rules":[{"verbs":["get",null],"apiGroups":[null],"resources":["pods"]}],"aggregationRule":null}""")!);

        role["rules"]!.ToJsonString().ShouldBe("""[{"verbs":["get",""],"apiGroups":[""],"resources":["pods"]}]""");
        role["metadata"]!["labels"]!.ToJsonString().ShouldBe("""{"a":""}""");
    }

    [ServerFact]
    public async Task Create_FillsInGroupsAndDropsWhatIsEmpty()
    {
        var ns = await NewNamespaceAsync();

        var binding = await MakeAsync(Admin, RoleBindings(ns), JsonNode.Parse("""{"kind":"RoleBinding","apiVersion":"rbac.authorization.k8s.io/v1","metadata":{"name":"b"},"roleRef":{"kind":"Role","name":"missing"},"subjects":[{"kind":"ServiceAccount","name":"a"},{"kind":"User","name":"u"},{"kind":"User","name":"u"}]}""")!);
        var role = await MakeAsync(Admin, Roles(ns), JsonNode.Parse("""{"kind":"Role","apiVersion":"rbac.authorization.k8s.io/v1","metadata":{"name":"r"},"rules":[]}""")!);
        var lonely = await MakeAsync(Admin, RoleBindings(ns), JsonNode.Parse("""{"kind":"RoleBinding","apiVersion":"rbac.authorization.k8s.io/v1","metadata":{"name":"c"},"roleRef":{"kind":"ClusterRole","name":"x"},"subjects":[]}""")!);

        binding["subjects"]!.ToJsonString().ShouldBe("""[{"kind":"ServiceAccount","name":"a"},{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"u"},{"kind":"User","apiGroup":"rbac.authorization.k8s.io","name":"u"}]""");
        binding["roleRef"]!.ToJsonString().ShouldBe("""{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"missing"}""");
        role.AsObject().ContainsKey("rules").ShouldBeTrue();
        lonely.AsObject().ContainsKey("subjects").ShouldBeFalse();
    }

    [ServerTheory]
    [InlineData("cs:ns:dev")]
    [InlineData("Upper Case and blanks")]
    [InlineData("名字")]
    public async Task Name_MayBeAnythingThatFitsIntoAPath(string text)
    {
        var name = Unique(text);

        await MakeAsync(Admin, ClusterRoles, ClusterRole(name, "get core pods"));
        var (status, body) = await SendAsync(Admin, HttpMethod.Get, $"{ClusterRoles}/{Uri.EscapeDataString(name)}");

        status.ShouldBe(HttpStatusCode.OK);
        ((string?)body!["metadata"]!["name"]).ShouldBe(name);
    }

    [ServerFact]
    public async Task Update_OfTheRoleRef_IsRefused_AlongWithOtherFaults()
    {
        var ns = await NewNamespaceAsync();
        await MakeAsync(Admin, RoleBindings(ns), Binding("RoleBinding", "b", "Role", "one", "u"));

        var changed = Binding("RoleBinding", "b", "ClusterRole", "view", "");

        (await RefusalAsync(Admin, HttpMethod.Put, RoleBindings(ns) + "/b", changed.ToJsonString())).ShouldBe(
            "422 RoleBinding.rbac.authorization.k8s.io \"b\" is invalid: [subjects[0].name: Required value, roleRef: Invalid value: rbac.RoleRef{APIGroup:\"rbac.authorization.k8s.io\", Kind:\"ClusterRole\", Name:\"view\"}: cannot change roleRef]");
        (await RefusalAsync(Admin, HttpMethod.Patch, RoleBindings(ns) + "/b", "{}")).ShouldStartWith("415");
        var (status, body) = await SendAsync(Admin, HttpMethod.Patch, RoleBindings(ns) + "/b", """{"roleRef":{"name":"two"}}""", "application/merge-patch+json");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((string?)body!["message"])!.ShouldContain("cannot change roleRef");
    }

    [ServerFact]
    public async Task Update_OfWhatIsMissing_MakesIt()
    {
        var name = Unique("made");

        var (made, _) = await SendAsync(Admin, HttpMethod.Put, $"{ClusterRoles}/{name}", ClusterRole(name, "get core pods").ToJsonString());
        var (changed, body) = await SendAsync(Admin, HttpMethod.Put, $"{ClusterRoles}/{name}", ClusterRole(name, "list core pods").ToJsonString());

        made.ShouldBe(HttpStatusCode.Created);
        changed.ShouldBe(HttpStatusCode.OK);
        ((string?)body!["rules"]![0]!["verbs"]![0]).ShouldBe("list");
    }

    [ServerFact]
    public async Task Update_UnderAnotherName_IsABadRequest() =>
        (await RefusalAsync(Admin, HttpMethod.Put, $"{ClusterRoles}/one", ClusterRole("other").ToJsonString())).ShouldBe("400 the name of the object (other) does not match the name on the URL (one)");

    [ServerFact]
    public async Task Create_InAMissingNamespace_IsNotFound() =>
        (await RefusalAsync(Admin, HttpMethod.Post, Roles("no-such-namespace"), Role("Role", "x", []).ToJsonString())).ShouldBe("404 namespaces \"no-such-namespace\" not found");
}
