using System.Net;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Findings.Usage;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Auditing;
using AckAuthConsole.Kubernetes.Tests.Conformance;
using AckAuthConsole.Kubernetes.Tests.Servers;

namespace AckAuthConsole.Kubernetes.Tests.Auditing;

/// <summary>What a real API server writes into its audit log is read as what was done.</summary>
[NeedsRealApiServer]
[Collection(RealApiServerCollection.Name)]
public sealed class AuditLogOfRealApiServerTests(RealApiServer server) : RbacSuite
{
    private const string Path = $"api/v1/namespaces/{RealApiServer.AuditedNamespace}/configmaps";

    private protected override IKubeServer Server => server;

    [ServerFact]
    public async Task RightsThatWereUsed_AreKnown_AndRefusalsAreNoUse()
    {
        var reader = new KubeIdentity(Unique("reader"), "auditors");
        await MakeAsync(Admin, "api/v1/namespaces", new System.Text.Json.Nodes.JsonObject { ["metadata"] = new System.Text.Json.Nodes.JsonObject { ["name"] = RealApiServer.AuditedNamespace } });
        await MakeAsync(Admin, Roles(RealApiServer.AuditedNamespace), Role("Role", "reader", ["get,list,delete core configmaps"]));
        await MakeAsync(Admin, RoleBindings(RealApiServer.AuditedNamespace), Binding("RoleBinding", "reader", "Role", "reader", reader.Name, "somebody-else"));

        var client = Server.ClientFor(reader);
        await StatusAsync(client, HttpMethod.Get, Path, HttpStatusCode.OK);
        await StatusAsync(client, HttpMethod.Get, Path + "/missing", HttpStatusCode.NotFound);
        await StatusAsync(client, HttpMethod.Post, Path, HttpStatusCode.Forbidden);
        using var impersonated = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { { "Impersonate-User", "in-their-name" } } };
        using var refused = await Admin.SendAsync(impersonated);
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var requests = new List<AuditedRequest>();
        using var log = new StreamReader(new FileStream(server.AuditLogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        await foreach (var line in AuditLog.ReadAsync(log, CancellationToken.None))
        {
            line.Fault.ShouldBeNull();
            requests.AddRange(line.Requests);
        }

        var own = requests.Where(r => r.UserName == reader.Name).ToList();
        own.Select(r => (r.Question.Verb, r.Question.Resource, r.Question.Name, r.Question.Namespace)).ShouldBe([("list", "configmaps", "", RealApiServer.AuditedNamespace), ("get", "configmaps", "missing", RealApiServer.AuditedNamespace)]);
        own.ShouldAllBe(r => r.Groups.Contains("auditors") && r.Groups.Contains(RbacNames.Authenticated));
        requests.ShouldNotContain(r => r.UserName == "in-their-name", "what was refused is no use");

        // The same log, with the days of a month.
        var rbac = RbacSnapshot.Build(
            [new RbacRole { Key = RbacKey.Role(RealApiServer.AuditedNamespace, "reader"), Rules = [new RbacRule { Verbs = ["get", "list", "delete"], ApiGroups = [""], Resources = ["configmaps"] }] }],
            [new RbacBinding { Key = RbacKey.RoleBinding(RealApiServer.AuditedNamespace, "reader"), RoleRef = RbacKey.Role(RealApiServer.AuditedNamespace, "reader"), Subjects = [new RbacSubject(RbacSubjectKind.User, reader.Name), new RbacSubject(RbacSubjectKind.User, "somebody-else")] }],
            [RealApiServer.AuditedNamespace], []);
        var usage = new RightsUsage(rbac, TimeSpan.FromDays(30));
        usage.Observe(requests[0] with { UserName = "the first of the month", At = requests[0].At.AddDays(-31) });
        requests.ForEach(usage.Observe);
        FindingsAnalysis.Find(new FindingsInput(rbac) { Usage = usage }).Where(f => f.Rule.Id == "R59").Select(f => $"{f.Subject?.Name}: {string.Join(", ", f.Words)}")
            .ShouldBe([$"somebody-else: Role/{RealApiServer.AuditedNamespace}/reader", $"{reader.Name}: delete configmaps"]);
    }

    private static async Task StatusAsync(HttpClient client, HttpMethod method, string path, HttpStatusCode expected)
    {
        var (status, _) = await SendAsync(client, method, path, method == HttpMethod.Post ? """{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"x"}}""" : null);
        status.ShouldBe(expected);
    }
}
