using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Rbac.Effects;

public sealed class PlanEffectsTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task AGrant_IsToldByWhatItAllowsInThatCluster()
    {
        var effect = (await EffectAsync(Sample.Alice, Sample.Grant("c1/team-a", "dev"))).Clusters.ShouldHaveSingleItem();

        effect.Cluster.Id.ShouldBe(Sample.C1);
        (effect.IsComplete, effect.Failure, effect.MissingRoles.IsEmpty).ShouldBe((true, null, true));
        var place = effect.Places.ShouldHaveSingleItem();
        place.Namespace.ShouldBe("team-a");
        place.Gained.ShouldBe([AccessHighlight.ReadSecrets, AccessHighlight.WriteSecrets, AccessHighlight.RunPods, AccessHighlight.ExecInPods, AccessHighlight.ReadPods]);
        place.Lost.ShouldBeEmpty();
        place.GainedRules.ShouldHaveSingleItem().Resources.ShouldContain("secrets");
    }

    [Fact]
    public async Task AGrant_ThatGivesNothingNew_ChangesNothing()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "cluster-admin"));

        var effect = (await EffectAsync(Sample.Alice, Sample.Grant("c1/team-a", "dev"))).Clusters.ShouldHaveSingleItem();

        effect.Places.ShouldBeEmpty();
    }

    [Fact]
    public async Task ARevocation_TakesOnlyWhatNothingElseGives()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "ops"), Sample.Held("c1", "view"));

        var place = (await EffectAsync(Sample.Alice, Sample.Revoke("c1", "ops"))).Clusters.ShouldHaveSingleItem().Places.ShouldHaveSingleItem();

        place.Namespace.ShouldBe("");
        place.Gained.ShouldBeEmpty();
        place.Lost.ShouldBe([AccessHighlight.ReadSecrets, AccessHighlight.WriteSecrets, AccessHighlight.RunPods, AccessHighlight.ExecInPods, AccessHighlight.ChangeNodes, AccessHighlight.ChangeNamespaces]);
    }

    [Fact]
    public async Task TheEndOfAGrantForAllClusters_LeavesTheClusterThatHoldsTheSameByItself()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("*", "dev"), Sample.Held("c1", "dev"));

        var clusters = (await EffectAsync(Sample.Alice, Sample.Revoke("*", "dev"))).Clusters;

        clusters.Select(c => (c.Cluster.Id.Value, c.Places.Length)).ShouldBe([("c1", 0), ("c2", 1)]);
    }

    [Fact]
    public async Task AClusterThatCannotBeRead_SaysWhy_AndOthersAreTold()
    {
        _console.Rbac.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        var clusters = (await EffectAsync(Sample.Alice, Sample.Grant("*", "dev"))).Clusters;

        clusters.Single(c => c.Cluster.Id == Sample.C1).Failure!.Code.ShouldBe("cluster.unreachable");
        clusters.Single(c => c.Cluster.Id == Sample.C2).Places.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task GapsMakeTheEffectIncomplete()
    {
        _console.Rbac.Gaps.Add(new RbacGap(RbacKind.RoleBinding, "team-a", new Failure.Forbidden("cloud.rbac-denied")));

        (await EffectAsync(Sample.Alice, Sample.Grant("c1/team-a", "dev"))).Clusters.ShouldHaveSingleItem().IsComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task AnswersAreForReadersOnly()
    {
        var plan = await _console.PlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));

        (await _console.Get<IPlanEffects>().OfAsync(Sample.Member, plan.Parts[0], CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        (await _console.Get<IPlanEffects>().OfAsync(Sample.Auditor, plan.Parts[0], CancellationToken.None)).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task TheRolesOfACluster_AreOffered_WithoutThoseOfKubernetesComponents()
    {
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.Role("system:node", FakeClusterRbac.Rule("*", "*", "*")), FakeClusterRbac.Role("deployer", FakeClusterRbac.Rule("patch", "apps", "deployments")));

        var roles = (await _console.Get<IGrantableRoles>().ListAsync(Sample.Admin, Sample.C1, CancellationToken.None)).Value;

        roles.Select(r => r.Name.Value).ShouldContain("deployer");
        roles.ShouldAllBe(r => !r.Name.Value.StartsWith("system:"));
        roles.Single(r => r.Name.Value == "deployer").Highlights.ShouldBe([AccessHighlight.RunPods]);
        roles.Single(r => r.Name.Value == "cluster-admin").Highlights.ShouldBe([AccessHighlight.FullControl]);
        (await _console.Get<IGrantableRoles>().ListAsync(Sample.Member, Sample.C1, CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
    }

    private async Task<PlanEffect> EffectAsync(PrincipalRef target, params PermissionEdit[] edits)
    {
        var plan = await _console.PlanAsync(target, edits);
        plan.Parts[0].Refusal.ShouldBeNull();
        return (await _console.Get<IPlanEffects>().OfAsync(Sample.Admin, plan.Parts[0], CancellationToken.None)).Value;
    }
}
