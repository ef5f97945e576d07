using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Testing.Rbac;
using static AckAuthConsole.Core.Tests.Findings.FindingsBed;

namespace AckAuthConsole.Core.Tests.Findings;

public sealed class PathFindingsTests
{
    private static FindingsBed WithOperator => new FindingsBed().Role("cluster-admin", "* * *").Bind("cluster-admin", "", Account("team-a", "operator"));

    [Theory]
    [InlineData("create core pods", "R09")]
    [InlineData("patch apps deployments", "R10")]
    [InlineData("create core serviceaccounts/token", "R17")]
    [InlineData("create,get core secrets", "R07")]
    [InlineData("impersonate core serviceaccounts", "R18")]
    [InlineData("create core pods/exec", "R12")]
    [InlineData("escalate rbac.authorization.k8s.io roles", "R19")]
    [InlineData("* * *", "R01")]
    public void WhereAnAccountWithFullControlIs_ToBecomeItIsAPath(string rules, string by)
    {
        var path = Path(WithOperator.Give(rules, "team-a"), User()).ShouldHaveSingleItem();

        (path.Rule.Id, path.Namespace, path.To).ShouldBe((by, "team-a", Account("team-a", "operator")));
    }

    [Fact]
    public void InAnotherNamespace_ThereIsNone() => Path(WithOperator.Give("create core pods", "team-b"), User()).ShouldBeEmpty();

    [Fact]
    public void TakingOverPods_NeedsAPodThatRunsAsTheAccount()
    {
        var bed = WithOperator.Give("create core pods/exec", "team-a").Runs("team-a", "other");
        Path(bed, User()).ShouldBeEmpty();

        Path(bed.Runs("team-a", "operator"), User()).ShouldHaveSingleItem();
    }

    [Fact]
    public void TheKubelet_ReachesEveryPod()
    {
        var path = Path(WithOperator.Give("create core nodes/proxy"), User()).ShouldHaveSingleItem();

        (path.Rule.Id, path.To).ShouldBe(("R16", Account("team-a", "operator")));
    }

    [Fact]
    public void SeveralSteps_AreTheShortestWay()
    {
        var bed = WithOperator.Role("runner", "create core pods").Bind("runner", "team-a", Account("team-b", "ci")).Bind("runner", "team-b", User())
            .Bind("runner", "team-b", Account("team-b", "ci2")).Bind("runner", "kube-system", Account("team-b", "ci2"));

        Path(bed, User()).Select(s => (s.From.Name, s.Namespace, s.To?.Name)).ShouldBe([(Person, "team-b", "ci"), ("ci", "team-a", "operator")]);
        bed.Find().Single(f => f.Rule.Id == "E01" && f.Subject == User()).Severity.ShouldBe(FindingSeverity.Critical);
    }

    [Fact]
    public void AcksPredefinedRole_AsGranted_IsKnownAndAccepted()
    {
        var developer = new RbacRole { Key = RbacKey.ClusterRole("cs:ns:dev"), Rules = Core.Rbac.Roles.PredefinedRoleRules.Of(PredefinedRole.Developer)!.Value };
        var bed = WithOperator.Add(developer).Named($"{Person}-clusterrolebinding", "cs:ns:dev", "", User());

        var found = bed.Find().Where(f => f.Subject == User()).ToList();

        ((string[])["E01", "E02", "R06", "R07", "R09", "R12", "R38"]).ShouldBeSubsetOf(found.Select(f => f.Rule.Id));
        found.ShouldAllBe(f => f.Standing == FindingStanding.Platform);
    }

    // Whoever has a path must indeed, step by step, hold what the step says, and end with somebody who controls everything.
    [Fact]
    public void OnRandomClusters_EveryStepHolds() => RbacLaws.Hold(
        (_, cluster) =>
        {
            var snapshot = cluster.ToSnapshot();
            foreach (var finding in FindingsAnalysis.Find(new FindingsInput(snapshot)).Where(f => f.Rule.Id == "E01"))
            {
                finding.Path[0].From.ShouldBe(finding.Subject!.Value);
                for (var index = 0; index < finding.Path.Length; index++)
                {
                    var step = finding.Path[index];
                    step.Evidence.ShouldNotBeEmpty();
                    step.Evidence.ShouldAllBe(c => c.RuleIndex < c.Role!.Rules.Length && (c.Binding!.Key.Namespace == "" || c.Binding.Key.Namespace == step.Namespace));
                    if (index + 1 < finding.Path.Length)
                        finding.Path[index + 1].From.ShouldBe(step.To!.Value);
                }

                if (finding.Path[^1].To is { } last)
                    snapshot.Decide(RbacUser.Exactly(RbacNames.ServiceAccount(last.Namespace, last.Name), RbacNames.Authenticated, RbacNames.ServiceAccounts, $"{RbacNames.ServiceAccounts}:{last.Namespace}"), AccessQuestion.Of("*", "*", "*")).IsAllowed.ShouldBeTrue();
            }
        },
        new RandomRbacOptions { OnlyValid = false, Roles = 12, Bindings = 24 },
        300);

    private static IEnumerable<EscalationStep> Path(FindingsBed bed, RbacSubject subject) => bed.Find().Where(f => f.Rule.Id == "E01" && f.Subject == subject).SelectMany(f => f.Path);
}
