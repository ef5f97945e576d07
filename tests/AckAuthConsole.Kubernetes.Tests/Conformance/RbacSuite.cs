using System.Net;
using System.Text.Json.Nodes;
using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

/// <summary>What the suites about an API server's RBAC share: objects by few words, and answers as one text.</summary>
public abstract class RbacSuite : KubeServerSuite
{
    protected const string Rbac = "apis/rbac.authorization.k8s.io/v1/";
    protected const string ClusterRoles = Rbac + "clusterroles";
    protected const string ClusterRoleBindings = Rbac + "clusterrolebindings";

    protected static string Roles(string ns) => $"{Rbac}namespaces/{ns}/roles";

    protected static string RoleBindings(string ns) => $"{Rbac}namespaces/{ns}/rolebindings";

    /// <summary>A rule: <c>get,list core pods</c>, with <c>= name</c>; or <c>get /path</c>.</summary>
    protected static JsonObject Rule(string text)
    {
        var words = text.Split(' ');
        if (words[1].StartsWith('/') || (words.Length == 2 && words[1] == "*")) return new() { ["verbs"] = List(words[0]), ["nonResourceURLs"] = new JsonArray([.. words.Skip(1).Select(url => (JsonNode)url)]) };
        var rule = new JsonObject { ["verbs"] = List(words[0]), ["apiGroups"] = List(words[1], "core"), ["resources"] = List(words[2]) };
        if (words.Length > 4) rule["resourceNames"] = List(words[4]);
        return rule;
    }

    protected static JsonObject ClusterRole(string name, params IEnumerable<string> rules) => Role("ClusterRole", name, rules);

    protected static JsonObject Role(string kind, string name, IEnumerable<string> rules) => new()
    {
        ["apiVersion"] = "rbac.authorization.k8s.io/v1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = name },
        ["rules"] = new JsonArray([.. rules.Select(rule => (JsonNode)Rule(rule))]),
    };

    protected static JsonObject Binding(string kind, string name, string roleKind, string role, params IEnumerable<string> users) => new()
    {
        ["apiVersion"] = "rbac.authorization.k8s.io/v1",
        ["kind"] = kind,
        ["metadata"] = new JsonObject { ["name"] = name },
        ["roleRef"] = new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = roleKind, ["name"] = role },
        ["subjects"] = new JsonArray([.. users.Select(user => (JsonNode)new JsonObject { ["apiGroup"] = "rbac.authorization.k8s.io", ["kind"] = "User", ["name"] = user })]),
    };

    protected static async Task<JsonNode> MakeAsync(HttpClient client, string path, JsonNode json)
    {
        var (status, body) = await SendAsync(client, HttpMethod.Post, path, json.ToJsonString());
        status.ShouldBe(HttpStatusCode.Created, body?.ToJsonString());
        return body!;
    }

    /// <summary>Sends a body and tells the refusal: code and message.</summary>
    protected static async Task<string> RefusalAsync(HttpClient client, HttpMethod method, string path, string json)
    {
        var (status, body) = await SendAsync(client, method, path, json);
        return $"{(int)status} {(string?)body?["message"]}";
    }

    /// <summary>A user of this test alone, who holds what the rules say in the whole cluster.</summary>
    protected async Task<(string Name, HttpClient Client)> NewUserAsync(params IEnumerable<string> rules)
    {
        var name = Unique("user");
        await MakeAsync(Admin, ClusterRoles, ClusterRole(name, rules));
        await MakeAsync(Admin, ClusterRoleBindings, Binding("ClusterRoleBinding", name, "ClusterRole", name, name));
        return (name, As(name));
    }

    private static JsonArray List(string words, string empty = "\0") => [.. words.Split(',').Select(word => (JsonNode)(word == empty ? "" : word))];
}
