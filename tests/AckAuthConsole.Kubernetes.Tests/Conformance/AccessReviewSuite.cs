using System.Net;
using System.Text.Json.Nodes;
using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

/// <summary>Questions that are posted as objects.</summary>
public abstract class AccessReviewSuite : RbacSuite
{
    private const string Authorization = "apis/authorization.k8s.io/v1/";

    [ServerTheory]
    [InlineData("subjectaccessreviews", """{"kind":"SubjectAccessReview","spec":{}}""", "422 .authorization.k8s.io \"\" is invalid: [spec.resourceAttributes: Invalid value: \"null\": exactly one of nonResourceAttributes or resourceAttributes must be specified, spec.user: Invalid value: \"\": at least one of user or group must be specified]")]
    [InlineData("subjectaccessreviews", """{"kind":"SubjectAccessReview","spec":{"user":"u","resourceAttributes":{},"nonResourceAttributes":{"path":"/","verb":"get"}}}""", "422 .authorization.k8s.io \"\" is invalid: spec.nonResourceAttributes: Invalid value: authorization.NonResourceAttributes{Path:\"/\", Verb:\"get\"}: cannot be specified in combination with resourceAttributes")]
    [InlineData("selfsubjectaccessreviews", """{"kind":"SelfSubjectAccessReview","spec":{}}""", "422 .authorization.k8s.io \"\" is invalid: spec.resourceAttributes: Invalid value: \"null\": exactly one of nonResourceAttributes or resourceAttributes must be specified")]
    [InlineData("namespaces/default/localsubjectaccessreviews", """{"kind":"LocalSubjectAccessReview","spec":{"user":"u","resourceAttributes":{"namespace":"x"}}}""", "422 .authorization.k8s.io \"\" is invalid: spec.resourceAttributes.namespace: Invalid value: \"x\": must match metadata.namespace")]
    [InlineData("namespaces/default/localsubjectaccessreviews", """{"kind":"LocalSubjectAccessReview","spec":{"user":"u","nonResourceAttributes":{"path":"/"}}}""", "422 .authorization.k8s.io \"\" is invalid: spec.nonResourceAttributes: Invalid value: authorization.NonResourceAttributes{Path:\"/\", Verb:\"\"}: disallowed on this kind of request")]
    [InlineData("selfsubjectrulesreviews", """{"kind":"SelfSubjectRulesReview","spec":{}}""", "400 no namespace on request")]
    public async Task Review_ThatIsNotSound_IsRefused(string path, string json, string refusal)
    {
        var body = JsonNode.Parse(json)!;
        body["apiVersion"] = "authorization.k8s.io/v1";

        (await RefusalAsync(Admin, HttpMethod.Post, Authorization + path, body.ToJsonString())).ShouldBe(refusal);
    }

    [ServerFact]
    public async Task Review_WithMetadata_IsRefused() =>
        (await RefusalAsync(Admin, HttpMethod.Post, Authorization + "subjectaccessreviews", """{"kind":"SubjectAccessReview","apiVersion":"authorization.k8s.io/v1","metadata":{"name":"a"},"spec":{"user":"u","resourceAttributes":{}}}"""))
            .ShouldMatch("^422 \\.authorization\\.k8s\\.io \"\" is invalid: metadata: Invalid value: v1\\.ObjectMeta\\{Name:\"a\", .*\\}: must be empty$");

    [ServerFact]
    public async Task SubjectAccessReview_CountsOnlyTheGroupsThatItNames()
    {
        (await AskAsync("nobody", [], "create", "authorization.k8s.io", "selfsubjectaccessreviews")).ShouldBe("""{"allowed":false}""");
        (await AskAsync("nobody", ["system:authenticated"], "create", "authorization.k8s.io", "selfsubjectaccessreviews"))
            .ShouldBe("""{"allowed":true,"reason":"RBAC: allowed by ClusterRoleBinding \"system:basic-user\" of ClusterRole \"system:basic-user\" to Group \"system:authenticated\""}""");
        (await AskAsync("nobody", ["system:masters"], "anything", "", "anything")).ShouldBe("""{"allowed":true}""");
    }

    [ServerFact]
    public async Task SubjectAccessReview_NamesTheBindingThatAllows()
    {
        var ns = await NewNamespaceAsync();
        var name = Unique("reader");
        await MakeAsync(Admin, Roles(ns), Role("Role", name, ["get core pods/log"]));
        var binding = Binding("RoleBinding", name, "Role", name);
        binding["subjects"] = JsonNode.Parse("""[{"kind":"ServiceAccount","name":"robot"},{"kind":"Group","name":"readers"}]""");
        await MakeAsync(Admin, RoleBindings(ns), binding);

        (await AskAsync($"system:serviceaccount:{ns}:robot", [], "get", "", "pods", ns, "log"))
            .ShouldBe($$"""{"allowed":true,"reason":"RBAC: allowed by RoleBinding \"{{name}}/{{ns}}\" of Role \"{{name}}\" to ServiceAccount \"robot/{{ns}}\""}""");
        (await AskAsync("ann", ["readers"], "get", "", "pods", ns, "log")).ShouldBe($$"""{"allowed":true,"reason":"RBAC: allowed by RoleBinding \"{{name}}/{{ns}}\" of Role \"{{name}}\" to Group \"readers\""}""");
        (await AskAsync("ann", ["readers"], "get", "", "pods", ns)).ShouldBe("""{"allowed":false}""");
        (await AskAsync("ann", ["readers"], "get", "", "pods", "", "log")).ShouldBe("""{"allowed":false}""");
    }

    [ServerFact]
    public async Task SelfSubjectAccessReview_AsksAboutTheCaller()
    {
        var (_, client) = await NewUserAsync("list core nodes", "get /metrics");

        (await SelfAsync(client, """{"resourceAttributes":{"verb":"list","resource":"nodes"}}""")).ShouldBeTrue();
        (await SelfAsync(client, """{"resourceAttributes":{"verb":"get","resource":"nodes"}}""")).ShouldBeFalse();
        (await SelfAsync(client, """{"nonResourceAttributes":{"verb":"get","path":"/metrics"}}""")).ShouldBeTrue();
        (await SelfAsync(client, """{"nonResourceAttributes":{"verb":"get","path":"/metrics/x"}}""")).ShouldBeFalse();

        static async Task<bool> SelfAsync(HttpClient client, string spec)
        {
            var (status, body) = await SendAsync(client, HttpMethod.Post, Authorization + "selfsubjectaccessreviews", $$"""{"kind":"SelfSubjectAccessReview","apiVersion":"authorization.k8s.io/v1","spec":{{spec}}}""");
            status.ShouldBe(HttpStatusCode.Created);
            return (bool)body!["status"]!["allowed"]!;
        }
    }

    [ServerFact]
    public async Task LocalSubjectAccessReview_AnswersForItsNamespaceOnly()
    {
        var ns = await NewNamespaceAsync();
        var (user, _) = await NewUserAsync("list core pods");

        var (status, body) = await SendAsync(Admin, HttpMethod.Post, $"{Authorization}namespaces/{ns}/localsubjectaccessreviews", Local(ns, ns));
        status.ShouldBe(HttpStatusCode.Created);
        ((bool)body!["status"]!["allowed"]!).ShouldBeTrue();
        (await RefusalAsync(Admin, HttpMethod.Post, $"{Authorization}namespaces/{ns}/localsubjectaccessreviews", Local("default", "default"))).ShouldStartWith("400");

        string Local(string home, string asked) =>
            $$$$"""{"kind":"LocalSubjectAccessReview","apiVersion":"authorization.k8s.io/v1","metadata":{"namespace":"{{{{home}}}}"},"spec":{"user":"{{{{user}}}}","resourceAttributes":{"namespace":"{{{{asked}}}}","verb":"list","resource":"pods"}}}""";
    }

    [ServerFact]
    public async Task SelfSubjectRulesReview_TellsTheRulesOfBothScopes()
    {
        var ns = await NewNamespaceAsync();
        var (user, client) = await NewUserAsync("list core nodes", "get /metrics");
        await MakeAsync(Admin, Roles(ns), Role("Role", "cm", ["get core configmaps = one"]));
        await MakeAsync(Admin, RoleBindings(ns), Binding("RoleBinding", "cm", "Role", "cm", user));
        await MakeAsync(Admin, RoleBindings(ns), Binding("RoleBinding", "lost", "Role", "lost", user));

        var (status, body) = await SendAsync(client, HttpMethod.Post, Authorization + "selfsubjectrulesreviews", $$$"""{"kind":"SelfSubjectRulesReview","apiVersion":"authorization.k8s.io/v1","spec":{"namespace":"{{{ns}}}"}}""");

        status.ShouldBe(HttpStatusCode.Created);
        var answer = body!["status"]!;
        var rules = answer["resourceRules"]!.AsArray().Select(rule => rule!.ToJsonString()).ToList();
        rules.ShouldContain("""{"verbs":["list"],"apiGroups":[""],"resources":["nodes"]}""");
        rules.ShouldContain("""{"verbs":["get"],"apiGroups":[""],"resources":["configmaps"],"resourceNames":["one"]}""");
        answer["nonResourceRules"]!.AsArray().Select(rule => rule!.ToJsonString()).ShouldContain("""{"verbs":["get"],"nonResourceURLs":["/metrics"]}""");
        ((bool)answer["incomplete"]!).ShouldBeFalse();
        ((string?)answer["evaluationError"]).ShouldBe("role.rbac.authorization.k8s.io \"lost\" not found");
    }

    [ServerFact]
    public async Task TokenReview_OfNonsense_IsNotBelieved()
    {
        const string Path = "apis/authentication.k8s.io/v1/tokenreviews";

        (await RefusalAsync(Admin, HttpMethod.Post, Path, """{"kind":"TokenReview","apiVersion":"authentication.k8s.io/v1","spec":{}}""")).ShouldBe("400 token is required for TokenReview in authentication");
        var (status, body) = await SendAsync(Admin, HttpMethod.Post, Path, """{"kind":"TokenReview","apiVersion":"authentication.k8s.io/v1","spec":{"token":"nonsense"}}""");
        status.ShouldBe(HttpStatusCode.Created);
        body!["status"]!.AsObject().ContainsKey("authenticated").ShouldBeFalse();
        ((string?)body["status"]!["error"])!.ShouldContain("invalid bearer token");
    }

    [ServerFact]
    public async Task SelfSubjectReview_TellsWhoAsks()
    {
        var (status, body) = await SendAsync(As("somebody", "system:masters"), HttpMethod.Post, "apis/authentication.k8s.io/v1/selfsubjectreviews", """{"kind":"SelfSubjectReview","apiVersion":"authentication.k8s.io/v1"}""");

        // Newer than the real server of these tests.
        status.ShouldBe(Server.IsReal ? HttpStatusCode.NotFound : HttpStatusCode.Created);
        if (!Server.IsReal) body!["status"]!["userInfo"]!.ToJsonString().ShouldBe("""{"username":"somebody","groups":["system:masters","system:authenticated"]}""");
    }

    private async Task<string> AskAsync(string user, string[] groups, string verb, string group, string resource, string ns = "", string subresource = "")
    {
        var review = new JsonObject
        {
            ["kind"] = "SubjectAccessReview",
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["spec"] = new JsonObject
            {
                ["user"] = user,
                ["groups"] = new JsonArray([.. groups.Select(name => (JsonNode)name)]),
                ["resourceAttributes"] = new JsonObject { ["namespace"] = ns, ["verb"] = verb, ["group"] = group, ["resource"] = resource, ["subresource"] = subresource },
            },
        };
        var (status, body) = await SendAsync(Admin, HttpMethod.Post, Authorization + "subjectaccessreviews", review.ToJsonString());
        status.ShouldBe(HttpStatusCode.Created, body?.ToJsonString());
        return body!["status"]!.ToJsonString(s_plain);
    }

    private static readonly System.Text.Json.JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
