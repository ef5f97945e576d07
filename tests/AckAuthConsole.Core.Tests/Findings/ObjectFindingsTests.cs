using System.Collections.Immutable;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Roles;
using static AckAuthConsole.Core.Tests.Findings.FindingsBed;

namespace AckAuthConsole.Core.Tests.Findings;

public sealed class ObjectFindingsTests
{
    [Fact]
    public void R02_MastersInABinding() => Rules(new FindingsBed().Role("view", "get core pods").Bind("view", "", Group(RbacNames.Masters))).ShouldBe(["R02 Critical"]);

    [Theory]
    [InlineData("system:unauthenticated", true)]
    [InlineData("system:anonymous", false)]
    public void R43_Strangers(string name, bool isGroup) => Rules(new FindingsBed().Role("view", "get core pods").Bind("view", "team-a", isGroup ? Group(name) : User(name))).ShouldBe(["R43 Critical team-a"]);

    [Theory]
    [InlineData("system:authenticated", "", "R44 Critical")]
    [InlineData("system:serviceaccounts", "team-a", "R44 High team-a")]
    [InlineData("system:serviceaccounts:team-a", "", "R44 High")]
    [InlineData("system:users", "kube-system", "R44 Critical kube-system")]
    public void R44_EverybodyWrites(string group, string ns, string expected) => Rules(new FindingsBed().Role("writer", "create core configmaps").Bind("writer", ns, Group(group))).ShouldContain(expected);

    [Fact]
    public void R44_NotForReading() => Rules(new FindingsBed().Role("view", "get core pods").Bind("view", "", Group(RbacNames.Authenticated))).ShouldBeEmpty();

    [Fact]
    public void R45_TheDefaultAccount() => Rules(new FindingsBed().Role("view", "get core pods").Bind("view", "team-a", Account("team-a", "default")).Bind("view", "", Account("team-b", "default"))).ShouldBe(["R45 High", "R45 Medium team-a"]);

    [Fact]
    public void R46_FarRightsOnEveryNode()
    {
        var bed = new FindingsBed().Role("reader", "list core secrets").Bind("reader", "", Account("team-a", "agent"), Account("team-a", "web")).Runs("team-a", "agent", everywhere: true).Runs("team-a", "web");

        var finding = bed.Find().Single(f => f.Rule.Id == "R46");

        (finding.Subject, string.Join(',', finding.Words)).ShouldBe((Account("team-a", "agent"), "DaemonSet team-a/app-agent"));
    }

    [Theory]
    [InlineData(false, true, 1)]
    [InlineData(true, false, 1)]
    [InlineData(false, false, 0)]
    public void R46_FarRightsWhereOthersGetIn(bool privileged, bool facesNetwork, int found) =>
        Rules(new FindingsBed().Role("reader", "list core secrets").Bind("reader", "", Account("team-a", "web")).Runs("team-a", "web", privileged: privileged, facesNetwork: facesNetwork)).Count(r => r == "R46 High").ShouldBe(found);

    [Fact]
    public void R48_NamesDoNotLimitLists() => Words(new FindingsBed().Role("one", "get,list,create core configmaps settings"), "R48").ShouldBe(["list configmaps", "create configmaps"]);

    [Fact]
    public void R48_ASubresourceCarriesItsName() => Rules(new FindingsBed().Role("one", "create core serviceaccounts/token ci")).ShouldBeEmpty();

    [Fact]
    public void R49_WordsThatMatchNothing() => Words(new FindingsBed().Role("odd", "Get core pods; get core pods/*,Secrets,configmap"), "R49").ShouldBe(["Get", "pods/*", "Secrets", "configmap"]);

    [Fact]
    public void R50_AMissingRole_UnlessRolesCouldNotBeRead()
    {
        var bed = new FindingsBed().Bind("gone", "team-a", User());

        Words(bed, "R50").ShouldBe(["ClusterRole/gone"]);
        FindingsAnalysis.Find(new FindingsInput(bed.Snapshot(new RbacGap(RbacKind.ClusterRole, null, new Failure.Forbidden("kubernetes.forbidden"))))).ShouldBeEmpty();
    }

    [Fact]
    public void R51_AMissingAccountOrNamespace()
    {
        var bed = new FindingsBed().Role("view", "get core pods").Bind("view", "", Account("nowhere", "ci"), Account("team-a", "ci"), Account("team-a", "gone")).Runs("team-a", "ci");

        Words(bed, "R51").ShouldBe(["nowhere/ci", "team-a/gone"]);
    }

    [Fact]
    public void R52_SomebodyDeleted_OnceWithAllBindings()
    {
        var bed = new FindingsBed().Role("view", "get core pods").Named("one", "view", "", User()).Named("two", "view", "team-a", User());

        bed.Short().ShouldBeEmpty();
        bed.Find(i => i with { IsDeleted = s => s.Name == Person }).Single(f => f.Rule.Id == "R52").Words.ShouldBe(["ClusterRoleBinding/one", "RoleBinding/team-a/two"]);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void R53_AnOwnerWithoutAGrant(bool holdsGrant, int expected) => new FindingsBed().Role("cluster-admin", "* * *").Named($"{Person}-clusterrolebinding", "cluster-admin", "", User())
        .Find(i => i with { OriginOf = _ => BindingOrigin.Owner, HoldsGrant = _ => holdsGrant }).Count(f => f.Rule.Id == "R53").ShouldBe(expected);

    [Fact]
    public void R54_HandMadeBesideAcks()
    {
        var bed = new FindingsBed().Role("view", "get core pods").Role("cs:ns:dev", "get core pods").Named($"{Person}-team-a-rolebinding", "cs:ns:dev", "team-a", User());
        Rules(bed).ShouldNotContain("R54 Medium");

        Words(bed.Named("by-hand", "view", "", User()), "R54").ShouldBe(["ClusterRoleBinding/by-hand"]);
    }

    [Fact]
    public void R55_ADangerousRoleThatFlowsIntoOthers()
    {
        var aggregation = new AggregationRule([new LabelSelector(ImmutableSortedDictionary<string, string>.Empty.Add("to-view", "true"), [])]);
        var view = new RbacRole { Key = RbacKey.ClusterRole("view"), Aggregation = aggregation, Metadata = Bootstrapped };

        Words(new FindingsBed().Add(view).Role("extra", "get core secrets", ("to-view", "true")), "R55").ShouldBe(["view"]);
        new FindingsBed().Add(view).Role("extra", "get core pods", ("to-view", "true")).Short().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("kube-system", 1)]
    [InlineData("istio-system", 1)]
    [InlineData("team-a", 0)]
    public void R56_TeamsRoleWhereAddOnsRun(string ns, int expected) => new FindingsBed().Role("edit", "get core pods").Bind("edit", ns, User()).Find().Count(f => f.Rule.Id == "R56").ShouldBe(expected);

    [Theory]
    [InlineData("v1.32.1", "update persistentvolumes,get /debug")]
    [InlineData("1.20.4-aliyun.1", "update persistentvolumes,get /debug")]
    [InlineData("1.33.0-aliyun.1", null)]
    [InlineData("1.18.8-aliyun.1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void R57_RulesThatWereAddedToARoleOfKubernetes(string? version, string? added)
    {
        var discovery = KubernetesDefaults.RulesOf(RbacKey.ClusterRole("system:persistent-volume-provisioner"))!.Value;
        var edited = new RbacRole { Key = RbacKey.ClusterRole("system:persistent-volume-provisioner"), Rules = [.. discovery, .. FindingsBed.Rules("get,update core persistentvolumes; get /debug")], Metadata = Bootstrapped };
        var asMade = new RbacRole { Key = RbacKey.Role("kube-system", "system:controller:token-cleaner"), Rules = KubernetesDefaults.RulesOf(RbacKey.Role("kube-system", "system:controller:token-cleaner"))!.Value, Metadata = Bootstrapped };

        var found = new FindingsBed().Add(edited, asMade).Find(i => i with { KubernetesVersion = version }).Where(f => f.Rule.Id == "R57").ToList();

        found.Select(f => string.Join(',', f.Words)).ShouldBe(added is null ? [] : [added]);
    }

    [Fact]
    public void R57_EditedOrLeftOutOfUpdates()
    {
        var fixedRole = new RbacRole
        {
            Key = RbacKey.ClusterRole("system:node"),
            Metadata = Bootstrapped with { Annotations = ImmutableSortedDictionary<string, string>.Empty.Add("rbac.authorization.kubernetes.io/autoupdate", "false") },
        };
        var published = new RbacRole { Key = RbacKey.ClusterRole("cs:ops"), Rules = PredefinedRoleRules.Of(PredefinedRole.OperationsEngineer)!.Value };

        new FindingsBed().Add(fixedRole, published).Role("cs:ns:dev", "get core pods").Find().Select(f => f.Object!.Value.Name).ShouldBe(["cs:ns:dev", "system:node"]);
    }

    [Fact]
    public void R58_ALimitThatMeansNothing()
    {
        var bed = new FindingsBed().Role("cs:ops", "* core pods,secrets").Named($"{Person}-clusterrolebinding", "cs:ops", "", User())
            .Role("only-pods", "get core pods").Role("jobs", "get batch jobs").Bind("only-pods", "team-a", User()).Bind("jobs", "team-a", User());

        Words(bed, "R58").ShouldBe(["only-pods", "cs:ops"]);
    }

    private static IEnumerable<string> Rules(FindingsBed bed) => bed.Find().Where(f => f.Rule.Family == FindingFamily.Object).Select(f => $"{f.Rule} {f.Severity} {f.Namespace}".TrimEnd());

    private static IEnumerable<string> Words(FindingsBed bed, string rule) => bed.Find().Where(f => f.Rule.Id == rule).ShouldHaveSingleItem().Words;
}
