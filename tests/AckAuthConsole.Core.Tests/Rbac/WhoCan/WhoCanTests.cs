using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.WhoCan;

namespace AckAuthConsole.Core.Tests.Rbac.WhoCan;

public sealed class WhoCanTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Theory]
    [InlineData("pods", "", "pods", "")]
    [InlineData("pods/exec", "", "pods", "exec")]
    [InlineData("deployments", "apps", "deployments", "")]
    [InlineData("deployments.apps/scale", "apps", "deployments", "scale")]
    [InlineData("widgets.example.com", "example.com", "widgets", "")]
    [InlineData(" clusterroles ", "rbac.authorization.k8s.io", "clusterroles", "")]
    public void AResource_IsReadAsPeopleWriteIt(string text, string group, string resource, string subresource)
    {
        var question = new WhoCanQuery("get", text, null, false, "").ToQuestion().Value;

        (question.ApiGroup, question.Resource, question.Subresource).ShouldBe((group, resource, subresource));
    }

    [Theory]
    [InlineData("", "pods", "who-can.verb")]
    [InlineData("get list", "pods", "who-can.verb")]
    [InlineData("get", "", "who-can.resource")]
    [InlineData("get", "pods/", "who-can.resource")]
    [InlineData("get", "/exec pods", "who-can.resource")]
    [InlineData("get", ".apps", "who-can.resource")]
    public void NonsenseIsRefused_WithItsField(string verb, string resource, string code) =>
        new WhoCanQuery(verb, resource, null, true, "").ToQuestion().Failure!.Code.ShouldBe(code);

    [Fact]
    public void AResourceOfTheCluster_IsAskedThere_AndANamespaceInItself()
    {
        var ns = NamespaceName.Parse("team-a");

        new WhoCanQuery("get", "nodes", ns, false, "").ToQuestion().Value.Namespace.ShouldBe("");
        var question = new WhoCanQuery("delete", "namespaces", ns, false, "").ToQuestion().Value;
        (question.Namespace, question.Name).ShouldBe(("team-a", "team-a"));
        new WhoCanQuery("get", "/metrics", ns, false, "").ToQuestion().Value.Path.ShouldBe("/metrics");
    }

    [Fact]
    public async Task Anywhere_ListsThoseOfNamespacesToo_AndJoinsUserNames()
    {
        var id = Sample.Alice.Id.Value;
        _console.Rbac.Put(
            Sample.C1,
            FakeClusterRbac.Binding("team-a", "a", RbacKey.ClusterRole("edit"), FakeClusterRbac.User(id)),
            FakeClusterRbac.Binding("team-b", "b", RbacKey.ClusterRole("edit"), FakeClusterRbac.User(id + "-1")),
            FakeClusterRbac.ClusterBinding("c", "cluster-admin", FakeClusterRbac.User(Sample.Bob.Id.Value)));

        var anywhere = await AskAsync(new WhoCanQuery("get", "secrets", null, true, ""));
        var inCluster = await AskAsync(new WhoCanQuery("get", "secrets", null, false, ""));
        var inTeamA = await AskAsync(new WhoCanQuery("get", "secrets", NamespaceName.Parse("team-a"), false, ""));

        anywhere.Holders.Select(h => (h.Who.Name, h.IsEverywhere, string.Join(',', h.Namespaces))).ShouldBe([("alice", false, "team-a,team-b"), ("bob", true, "")]);
        inCluster.Holders.ShouldHaveSingleItem().Who.Name.ShouldBe("bob");
        inTeamA.Holders.Select(h => h.Who.Name).ShouldBe(["alice", "bob"]);
    }

    [Fact]
    public async Task GapsThatCouldAddSomebody_MakeTheAnswerIncomplete()
    {
        _console.Rbac.Gaps.Add(new RbacGap(RbacKind.RoleBinding, "team-a", new Failure.Forbidden("kubernetes.forbidden")));

        (await AskAsync(new WhoCanQuery("get", "secrets", NamespaceName.Parse("team-a"), false, ""))).IsComplete.ShouldBeFalse();
        (await AskAsync(new WhoCanQuery("get", "secrets", NamespaceName.Parse("team-b"), false, ""))).IsComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task AnExport_IsRecorded_AndNothingIsHandedOutWithoutARecord()
    {
        var query = new WhoCanQuery("get", "secrets", null, true, "");
        (await _console.Get<IWhoCan>().ExportAsync(Sample.Auditor, Sample.C1, query, CancellationToken.None)).IsSuccess.ShouldBeTrue();
        _console.Trail.OnAppend = _ => new Failure.Unavailable(Dependency.Database);
        var unrecorded = await _console.Get<IWhoCan>().ExportAsync(Sample.Auditor, Sample.C1, query, CancellationToken.None);

        var record = _console.Trail.Records.ShouldHaveSingleItem();
        (record.Action, record.Details["question"], record.Clusters[0]).ShouldBe((AuditActions.ExportAccess, "get secrets", "c1"));
        unrecorded.Failure!.Code.ShouldBe("database.unavailable");
    }

    [Fact]
    public async Task Members_AreRefused()
    {
        var answer = await _console.Get<IWhoCan>().AskAsync(Sample.Member, Sample.C1, new WhoCanQuery("get", "secrets", null, true, ""), CancellationToken.None);

        answer.Failure!.Code.ShouldBe("console.auditor-required");
        _console.Trail.Records.ShouldHaveSingleItem().Action.ShouldBe(AuditActions.AccessRefused);
    }

    private async Task<WhoCanView> AskAsync(WhoCanQuery query) => (await _console.Get<IWhoCan>().AskAsync(Sample.Auditor, Sample.C1, query, CancellationToken.None)).Value;
}
