using FsCheck.Fluent;

namespace AckAuthConsole.Core.Tests.Permissions;

public sealed class PermissionPropertiesTests
{
    [Fact]
    public void Set_WhateverOrderAndDuplicates_IsTheSame() => Properties.Hold(
        from items in Generate.AnyObserved.ListOf()
        from twice in Gen.Shuffle(items.Concat(items).ToArray())
        select (items, twice),
        pair =>
        {
            var one = ObservedPermissionSet.From(pair.items);
            var other = ObservedPermissionSet.From(pair.twice);
            other.ShouldBe(one);
            other.GetHashCode().ShouldBe(one.GetHashCode());
            other.Fingerprint.ShouldBe(one.Fingerprint);
            other.Items.Length.ShouldBe(pair.items.Distinct().Count());
        });

    [Fact]
    public void Fingerprint_IsEqual_ExactlyForEqualSets() => Properties.Hold(
        from left in Generate.AnySet
        from right in Gen.Frequency((3, Generate.AnySet), (1, Gen.Constant(left)), (2, Generate.AnyObserved.Select(o => ObservedPermissionSet.From(left.Items.Append(o)))))
        select (left, right),
        pair => (pair.left.Fingerprint == pair.right.Fingerprint).ShouldBe(pair.left.Equals(pair.right)),
        tests: 1000);

    [Fact]
    public void Fingerprint_OfWordsThatRunTogether_Differs()
    {
        var one = Sample.Set(new ObservedPermission(new PermissionKey(new PermissionScope.Unrecognized("a?b", "c"), Sample.As("dev"))));
        var other = Sample.Set(new ObservedPermission(new PermissionKey(new PermissionScope.Unrecognized("a", "b?c"), Sample.As("dev"))));

        one.Fingerprint.ShouldNotBe(other.Fingerprint);
    }

    [Fact]
    public void Difference_Applied_IsBeforeWithoutRemovedPlusAdded() => Properties.Hold(Generate.Difference(Generate.AnySet), difference =>
    {
        var expected = ObservedPermissionSet.From(difference.Before.Items.Except(difference.Removed).Concat(difference.Added.Select(a => new ObservedPermission(a.Key))));
        difference.After.ShouldBe(expected);
        difference.Kept.ShouldAllBe(k => difference.After.Items.Contains(k));
        difference.Removed.ShouldAllBe(r => difference.Before.Items.Contains(r) && !difference.After.Items.Contains(r));
        difference.Added.ShouldAllBe(a => !difference.Before.Holds(a.Key) && difference.After.Holds(a.Key));
        difference.IsEmpty.ShouldBe(difference.Before.Equals(difference.After));
    });

    [Fact]
    public void Difference_NeverTakesOwnersOrWhatTheApiCannotRemove() => Properties.Hold(Generate.Difference(Generate.AnySet), difference =>
    {
        difference.Removed.ShouldAllBe(r => !r.IsOwner && r.IsRemovable);
        difference.Before.Items.Where(i => i.IsOwner).ShouldAllBe(o => difference.After.Items.Contains(o));
    });

    [Fact]
    public void Difference_WhereSomethingPredefinedIsGranted_LeavesOnePredefinedRole() => Properties.Hold(
        (from set in Generate.AnySet from edits in Generate.EditsOn(set) select (edits, result: PermissionDifference.Of(set, edits))).Where(p => p.result.IsSuccess),
        pair =>
        {
            var granted = pair.edits.OfType<PermissionEdit.Grant>().Select(g => g.Permission).Where(p => p.Role is PermissionRole.Predefined).Select(p => p.Scope);
            foreach (var scope in granted)
                pair.result.Value.After.Items.Count(i => !i.IsOwner && i.Scope == scope && i.Role is PermissionRole.Predefined).ShouldBe(1);
        });

    [Fact]
    public void Difference_TakesOnlyWhatWasNamedOrPushedOut() => Properties.Hold(
        (from set in Generate.AnySet from edits in Generate.EditsOn(set) select (edits, result: PermissionDifference.Of(set, edits))).Where(p => p.result.IsSuccess),
        pair =>
        {
            var named = pair.edits.Select(e => e switch { PermissionEdit.Revoke r => r.Key, PermissionEdit.Replace r => r.Key, _ => null }).ToHashSet();
            var wanted = pair.edits.Select(e => e switch { PermissionEdit.Grant g => g.Permission, PermissionEdit.Replace r => r.Permission, _ => null }).OfType<DesiredPermission>().ToList();
            foreach (var removed in pair.result.Value.Removed)
                (named.Contains(removed.Key) || wanted.Any(w => w.Scope == removed.Scope && w.Role is PermissionRole.Predefined && removed.Role is PermissionRole.Predefined)).ShouldBeTrue();
        });

    [Fact]
    public void SameEdits_OnTheResult_ChangeNothing() => Properties.Hold(
        (from set in Generate.AnySet from edits in Generate.EditsOn(set) select (edits, result: PermissionDifference.Of(set, edits))).Where(p => p.result.IsSuccess),
        pair =>
        {
            // A grant beside an owner's equal entry is refused the second time if the same key is to be revoked too; nothing else may differ.
            var again = PermissionDifference.Of(pair.result.Value.After, pair.edits);
            if (again.IsSuccess)
                again.Value.IsEmpty.ShouldBeTrue();
            else
                again.Failure.Code.ShouldBe("permission.owner");
        });

    [Fact]
    public void Inverse_OfALawfulDifference_GivesBackWhatWas() => Properties.Hold(Generate.Difference(Generate.LawfulSet), difference =>
    {
        var back = PermissionDifference.Of(difference.After, difference.Inverse());
        back.IsSuccess.ShouldBeTrue();
        back.Value.After.ShouldBe(difference.Before);
    });

    [Fact]
    public void EditsInAnotherOrder_GiveTheSameDifference() => Properties.Hold(
        from set in Generate.AnySet
        from edits in Generate.EditsOn(set)
        from shuffled in Gen.Shuffle(edits.ToArray())
        select (set, edits, shuffled),
        triple =>
        {
            var one = PermissionDifference.Of(triple.set, triple.edits);
            var other = PermissionDifference.Of(triple.set, triple.shuffled);
            other.IsSuccess.ShouldBe(one.IsSuccess);
            if (!one.IsSuccess)
                return;
            other.Value.Added.ShouldBe(one.Value.Added);
            other.Value.Removed.ShouldBe(one.Value.Removed);
            other.Value.After.ShouldBe(one.Value.After);
        });

    [Theory]
    [InlineData("*", "admin", null)]
    [InlineData("*", "admin-view", "permission.role-not-all-clusters")]
    [InlineData("*", "ops", null)]
    [InlineData("*", "dev", null)]
    [InlineData("*", "restricted", null)]
    [InlineData("*", "view", "permission.role-not-all-clusters")]
    [InlineData("*", "cluster-admin", "permission.role-not-all-clusters")]
    [InlineData("c1", "admin", null)]
    [InlineData("c1", "admin-view", null)]
    [InlineData("c1", "ops", null)]
    [InlineData("c1", "dev", null)]
    [InlineData("c1", "restricted", null)]
    [InlineData("c1", "view", null)]
    [InlineData("c1", "cluster-admin", null)]
    [InlineData("c1/a", "admin", "permission.role-not-in-namespace")]
    [InlineData("c1/a", "admin-view", "permission.role-not-in-namespace")]
    [InlineData("c1/a", "ops", "permission.role-not-in-namespace")]
    [InlineData("c1/a", "dev", null)]
    [InlineData("c1/a", "restricted", null)]
    [InlineData("c1/a", "view", null)]
    public void Desired_OfScopeAndRole_IsAsTheApiAllows(string scope, string role, string? code) =>
        DesiredPermission.Create(Sample.In(scope), Sample.As(role)).Failure?.Code.ShouldBe(code);

    [Fact]
    public void Desired_OfForbiddenCombinations_SaysWhatIsAllowed()
    {
        ((Failure.Invalid)DesiredPermission.Create(Sample.In("c1/a"), Sample.As("admin")).Failure!).Allowed.ShouldBe(["dev", "restricted"]);
        ((Failure.Invalid)DesiredPermission.Create(Sample.In("*"), Sample.As("view")).Failure!).Allowed.ShouldBe(["admin", "ops", "dev", "restricted"]);
    }

    [Fact]
    public void Desired_OfAnything_NeverHoldsWhatTheRulesForbid() => Properties.Hold(Generate.AnyKey, key =>
    {
        var result = DesiredPermission.Create(key.Scope, key.Role);
        var lawful = (key.Scope.Kind, key.Role) switch
        {
            (ScopeKind.Unknown, _) or (_, PermissionRole.Unrecognized) => false,
            (ScopeKind.AllClusters, PermissionRole.Custom) => false,
            (ScopeKind.AllClusters, PermissionRole.Predefined p) => p.Role != PredefinedRole.ReadOnlyAdministrator,
            (ScopeKind.Namespace, PermissionRole.Predefined p) => p.Role is PredefinedRole.Developer or PredefinedRole.RestrictedUser,
            _ => true,
        };
        result.IsSuccess.ShouldBe(lawful);
        if (lawful)
            result.Value.Key.ShouldBe(key);
    });

    [Fact]
    public void Edits_ThatBreakARule_AreRefusedByName()
    {
        var owned = Sample.Set(Sample.Held("c1", "admin", isOwner: true), new ObservedPermission(new PermissionKey(new PermissionScope.Unrecognized("x", "y"), Sample.As("dev"))));

        PermissionDifference.Of(owned, [Sample.Revoke("c1", "admin")]).Failure!.Code.ShouldBe("permission.owner");
        PermissionDifference.Of(owned, [new PermissionEdit.Revoke(owned.Items.Single(i => !i.IsOwner).Key)]).Failure!.Code.ShouldBe("permission.not-removable");
        PermissionDifference.Of(owned, [Sample.Grant("c2", "dev"), Sample.Grant("c2", "ops")]).Failure!.Code.ShouldBe("permission.two-predefined");
        PermissionDifference.Of(owned, [new PermissionEdit.Replace(Sample.Key("c1", "dev"), Sample.Desired("c2", "dev"))]).Failure!.Code.ShouldBe("permission.replace-scope");
        PermissionDifference.Of(owned, [Sample.Revoke("c2", "dev")]).Value.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void AGrantOfAPredefinedRole_PushesOutTheOthersOfItsScopeOnly()
    {
        var before = Sample.Set(Sample.Held("c1", "admin"), Sample.Held("c1", "ops"), Sample.Held("c1", "view"), Sample.Held("c1/a", "restricted"), Sample.Held("*", "dev"));

        var difference = PermissionDifference.Of(before, [Sample.Grant("c1", "dev")]).Value;

        difference.Removed.Select(r => r.Key.Text).ShouldBe(["c1|admin", "c1|ops"]);
        difference.ScopesWithChangedRole.ShouldBe([Sample.In("c1")]);
        before.ScopesWithSeveralPredefinedRoles.ShouldBe([Sample.In("c1")]);
    }
}
