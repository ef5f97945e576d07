using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Findings.Usage;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using static AckAuthConsole.Core.Tests.Findings.FindingsBed;

namespace AckAuthConsole.Core.Tests.Findings;

public sealed class UsageFindingsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AGrantThatNobodyUses_IsFound_AndOneThatIsUsedIsNot()
    {
        var bed = new FindingsBed().Role("viewer", "get core pods").Role("cleaner", "delete core pods").Bind("viewer", "team-a", User("jane")).Bind("cleaner", "team-a", User("jane"), Account("team-a", "ci"));

        Found(bed, Use("jane", "get", "pods", "team-a"), Use("system:serviceaccount:team-a:ci", "delete", "pods", "team-a"))
            .ShouldBe(["Low jane RoleBinding/team-a/cleaner-1: ClusterRole/cleaner"]);
    }

    [Fact]
    public void VerbsThatRest_AreNamed_ButNotThoseThatNoLogHas()
    {
        var bed = new FindingsBed().Role("mixed", "get,list,delete core pods; bind,* rbac.authorization.k8s.io roles; get,put /debug").Bind("mixed", "", User("jane"));

        Found(bed, Use("jane", "get", "pods", "team-a")).ShouldBe(["Info jane ClusterRoleBinding/mixed-0: list pods, delete pods, * roles.rbac.authorization.k8s.io, get /debug, put /debug"]);
    }

    [Fact]
    public void AUseInAnotherNamespace_ByAnotherPerson_OrOfAnotherName_IsNone()
    {
        var bed = new FindingsBed().Role("viewer", "get core pods web").Bind("viewer", "team-a", User("jane"));

        Found(bed, Use("jane", "get", "pods", "team-b", "web"), Use("john", "get", "pods", "team-a", "web"), Use("jane", "get", "pods", "team-a", "other")).Count.ShouldBe(1);
        Found(bed, Use("jane", "get", "pods", "team-a", "web")).ShouldBeEmpty();
    }

    [Fact]
    public void AGroup_IsUsedByWhoeverIsInIt()
    {
        var bed = new FindingsBed().Role("viewer", "get core pods").Bind("viewer", "team-a", Group("dev"), Group("qa"));

        Found(bed, Use("jane", "get", "pods", "team-a") with { Groups = ["dev"] }).ShouldBe(["Low qa RoleBinding/team-a/viewer-0: ClusterRole/viewer"]);
    }

    [Fact]
    public void WhatWasUsedLongAgo_Rests()
    {
        var bed = new FindingsBed().Role("viewer", "get core pods").Bind("viewer", "team-a", User("jane"));

        Found(bed, Use("jane", "get", "pods", "team-a") with { At = s_now.AddDays(-31) }).Count.ShouldBe(1);
        Found(bed, Use("jane", "get", "pods", "team-a") with { At = s_now.AddDays(-29) }).ShouldBeEmpty();
    }

    [Fact]
    public void WhatWasGivenLately_OrBelongsToKubernetes_IsNotJudged()
    {
        var bed = new FindingsBed().Role("viewer", "get core pods")
            .Add(new RbacBinding { Key = RbacKey.ClusterRoleBinding("fresh"), RoleRef = RbacKey.ClusterRole("viewer"), Subjects = [User("jane")], Metadata = new RbacMetadata { CreatedAt = s_now.AddDays(-2) } })
            .Add(new RbacRole { Key = RbacKey.ClusterRole("system:kube-scheduler"), Rules = Rules("get core pods"), Metadata = Bootstrapped })
            .Add(new RbacBinding { Key = RbacKey.ClusterRoleBinding("system:kube-scheduler"), RoleRef = RbacKey.ClusterRole("system:kube-scheduler"), Subjects = [User("system:kube-scheduler")], Metadata = Bootstrapped });

        Found(bed).ShouldBeEmpty();
    }

    [Fact]
    public void ALogThatIsTooShort_SaysNothing()
    {
        var bed = new FindingsBed().Role("viewer", "get core pods").Bind("viewer", "team-a", User("jane"));
        var usage = new RightsUsage(bed.Snapshot(), TimeSpan.FromDays(30));
        usage.Observe(Use("john", "get", "pods", "team-a") with { At = s_now.AddDays(-29) });
        usage.Observe(Use("john", "get", "pods", "team-a"));

        usage.Covers.ShouldBeFalse();
        bed.Find(i => i with { Usage = usage }).ShouldNotContain(f => f.Rule.Id == "R59");
    }

    private static AuditedRequest Use(string user, string verb, string resource, string ns, string name = "") => new(user, [], AccessQuestion.Of(verb, "", resource, ns, name), s_now.AddDays(-1));

    private static IReadOnlyList<string> Found(FindingsBed bed, params AuditedRequest[] requests)
    {
        var usage = new RightsUsage(bed.Snapshot(), TimeSpan.FromDays(30));
        foreach (var request in (AuditedRequest[])[Use("nobody", "get", "x", "") with { At = s_now.AddDays(-40) }, Use("nobody", "get", "x", "") with { At = s_now }, .. requests])
            usage.Observe(request);
        return [.. bed.Find(i => i with { Usage = usage }).Where(f => f is { Rule.Id: "R59", Standing: FindingStanding.Open }).Select(f => $"{f.Severity} {f.Subject?.Name} {f.Object}: {string.Join(", ", f.Words)}")];
    }
}
