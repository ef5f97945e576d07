namespace AckAuthConsole.Core.Tests.Authorization;

public sealed class PlanStepsTests
{
    private static readonly Principal s_target = Sample.Named(Sample.Alice, "alice");

    [Theory]
    [InlineData(PlanMode.Incremental)]
    [InlineData(PlanMode.AtomicReplacement)]
    public void Steps_Executed_GiveExactlyAfter_AndTakeNothingElse(PlanMode mode) => Properties.Hold(Generate.Difference(Generate.AnySet), difference =>
    {
        var held = difference.Before.Items.ToHashSet();
        foreach (var step in PlanSteps.For(difference, mode, s_target, null))
        {
            var before = held.ToHashSet();
            switch (step)
            {
                case PlanStep.Add add:
                    held.UnionWith(add.Entries.Select(e => new ObservedPermission(e)));
                    break;
                case PlanStep.Remove remove:
                    remove.Entries.ShouldAllBe(e => held.Contains(new ObservedPermission(e, false)));
                    held.RemoveWhere(h => !h.IsOwner && remove.Entries.Contains(h.Key));
                    break;
                case PlanStep.ReplaceAll all:
                    held.RemoveWhere(h => !h.IsOwner);
                    held.UnionWith(all.Entries.Select(e => new ObservedPermission(e)));
                    break;
            }

            before.Except(held).ShouldAllBe(gone => difference.Removed.Contains(gone));
            held.Except(before).ShouldAllBe(came => difference.Added.Any(a => a.Key == came.Key));
        }

        ObservedPermissionSet.From(held).ShouldBe(difference.After);
    });

    [Fact]
    public void Steps_OfAnIncrementalPlan_NeverPatchAPredefinedRoleOntoAnother() => Properties.Hold(Generate.Difference(Generate.LawfulSet), difference =>
    {
        var held = difference.Before.Items.Where(i => !i.IsOwner).Select(i => i.Key).ToHashSet();
        foreach (var step in PlanSteps.For(difference, PlanMode.Incremental, s_target, null))
        {
            if (step is PlanStep.Add add)
                held.UnionWith(add.Entries);
            else if (step is PlanStep.Remove remove)
                held.ExceptWith(remove.Entries);
            held.Where(h => h.Role is PermissionRole.Predefined).GroupBy(h => h.Scope).ShouldAllBe(g => g.Count() == 1);
        }
    });

    [Fact]
    public void Steps_OfAMixedPlan_ComeInTheSafeOrder()
    {
        var before = Sample.Set(Sample.Held("c1", "dev"), Sample.Held("c2", "view"));
        var difference = PermissionDifference.Of(before, [Sample.Grant("c1", "ops"), Sample.Revoke("c2", "view"), Sample.Grant("c2", "edit")]).Value;

        var steps = PlanSteps.For(difference, PlanMode.Incremental, s_target, OfferedPolicy.ClusterReadAccess);

        steps.Select(s => s.Operation).ShouldBe(
            ["AttachPolicyToUser", "UpdateUserPermissions?mode=patch", "UpdateUserPermissions?mode=delete", "UpdateUserPermissions?mode=patch", "UpdateUserPermissions?mode=delete"]);
        ((PlanStep.Add)steps[1]).Entries.ShouldBe([Sample.Key("c2", "edit")]);
        ((PlanStep.Remove)steps[2]).IsFirstHalfOfChange.ShouldBeTrue();
        ((PlanStep.Add)steps[3]).Entries.ShouldBe([Sample.Key("c1", "ops")]);
        ((PlanStep.Remove)steps[4]).Entries.ShouldBe([Sample.Key("c2", "view")]);
    }

    [Fact]
    public void Steps_OfNothing_AreNone() =>
        PlanSteps.For(PermissionDifference.Of(ObservedPermissionSet.Empty, []).Value, PlanMode.AtomicReplacement, s_target, null).ShouldBeEmpty();
}
