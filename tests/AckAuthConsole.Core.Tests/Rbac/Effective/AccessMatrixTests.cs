using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Rbac.Effective;

public sealed class AccessMatrixTests
{
    [Fact]
    public void AWildcard_ShowsInEveryRowThatItReaches()
    {
        var matrix = Matrix("", FakeClusterRbac.Rule("get", "core", "pods"), FakeClusterRbac.Rule("list", "*", "*"), FakeClusterRbac.Rule("update", "apps", "*/scale"));

        matrix.Rows.Select(r => (r.ApiGroup, r.Resource)).ShouldBe([("*", "*"), ("", "pods"), ("apps", "*/scale")]);
        State(matrix, "get", "pods").ShouldBe(AccessMatrixState.Allowed);
        State(matrix, "list", "pods").ShouldBe(AccessMatrixState.Allowed);
        State(matrix, "list", "*/scale").ShouldBe(AccessMatrixState.Allowed);
        State(matrix, "update", "*/scale").ShouldBe(AccessMatrixState.Allowed);
        State(matrix, "update", "pods").ShouldBe(AccessMatrixState.None);
        Cell(matrix, "list", "pods").Reasons.ShouldBe([1]);
    }

    [Fact]
    public void Verbs_AreTheUsualOnes_ThenOthers_AndEveryVerbFirst()
    {
        var matrix = Matrix("", FakeClusterRbac.Rule("*", "core", "pods"), FakeClusterRbac.Rule("impersonate,get", "core", "users"));

        matrix.Verbs.ShouldBe(["*", "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection", "impersonate"]);
        State(matrix, "*", "pods").ShouldBe(AccessMatrixState.Allowed);
        State(matrix, "impersonate", "pods").ShouldBe(AccessMatrixState.Allowed);
        State(matrix, "*", "users").ShouldBe(AccessMatrixState.None);
    }

    [Fact]
    public void NamesLimitACell_UnlessAnotherRuleDoesNot()
    {
        var named = FakeClusterRbac.Rule("get,update", "core", "configmaps") with { ResourceNames = ["coredns"] };

        var matrix = Matrix("", named, FakeClusterRbac.Rule("get", "core", "configmaps"));

        State(matrix, "update", "configmaps").ShouldBe(AccessMatrixState.Named);
        State(matrix, "get", "configmaps").ShouldBe(AccessMatrixState.Allowed);
        Cell(matrix, "get", "configmaps").Reasons.ShouldBe([0, 1]);
    }

    [Fact]
    public void AResourceOfTheWholeCluster_GivenInOneNamespace_HasNoEffect_ButTheNamespaceItselfHas()
    {
        var matrix = Matrix("team-a", FakeClusterRbac.Rule("get", "core", "nodes,namespaces,pods"));

        State(matrix, "get", "nodes").ShouldBe(AccessMatrixState.WithoutEffect);
        State(matrix, "get", "namespaces").ShouldBe(AccessMatrixState.Allowed);
        State(matrix, "get", "pods").ShouldBe(AccessMatrixState.Allowed);
        matrix.Rows.Single(r => r.Resource == "nodes").IsClusterScoped.ShouldBeTrue();
    }

    [Fact]
    public void Paths_StandApart()
    {
        var matrix = Matrix("", new RbacRule { Verbs = ["get"], NonResourceUrls = ["/healthz", "/metrics"] }, new RbacRule { Verbs = ["*"], NonResourceUrls = ["/metrics"] });

        matrix.Rows.ShouldBeEmpty();
        matrix.Paths.Select(p => (p.Path, string.Join(',', p.Verbs), string.Join(',', p.Reasons))).ShouldBe([("/healthz", "get", "0"), ("/metrics", "*,get", "0,1")]);
    }

    [Fact]
    public void EachCell_SaysWhatTheEvaluatorSays()
    {
        var snapshot = RbacSnapshot.Build(
            FakeClusterRbac.OrdinaryRoles,
            [FakeClusterRbac.ClusterBinding("a", "view", FakeClusterRbac.User("u")), FakeClusterRbac.Binding("team-a", "b", RbacKey.ClusterRole("edit"), FakeClusterRbac.User("u"))],
            ["team-a"],
            []);
        var user = RbacUser.Authenticated("u");

        var matrix = AccessMatrix.Of(snapshot.RulesOf(user, "team-a"));

        foreach (var row in matrix.Rows)
        {
            var parts = row.Resource.Split('/');
            for (var column = 0; column < matrix.Verbs.Length; column++)
            {
                var decided = snapshot.Decide(user, AccessQuestion.Of(matrix.Verbs[column], row.ApiGroup, parts[0], "team-a", subresource: parts.Length > 1 ? parts[1] : ""));
                (row.Cells[column].State == AccessMatrixState.Allowed).ShouldBe(decided.IsAllowed, $"{matrix.Verbs[column]} {row.Resource}");
            }
        }
    }

    private static AccessMatrix Matrix(string ns, params RbacRule[] rules)
    {
        var role = FakeClusterRbac.Role("r", rules);
        var binding = ns.Length == 0 ? FakeClusterRbac.ClusterBinding("b", "r", FakeClusterRbac.User("u")) : FakeClusterRbac.Binding(ns, "b", role.Key, FakeClusterRbac.User("u"));
        return AccessMatrix.Of(RbacSnapshot.Build([role], [binding], [], []).RulesOf(RbacUser.Authenticated("u"), ns));
    }

    private static AccessMatrixCell Cell(AccessMatrix matrix, string verb, string resource) => matrix.Rows.Single(r => r.Resource == resource).Cells[matrix.Verbs.IndexOf(verb)];

    private static AccessMatrixState State(AccessMatrix matrix, string verb, string resource) => Cell(matrix, verb, resource).State;
}
