using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Rbac.Effects;

public sealed class EffectiveDifferenceTests
{
    [Fact]
    public void OtherNamesAndOrder_AreNoDifference() => RbacLaws.Hold((_, cluster) =>
    {
        var renamed = RbacSnapshot.Build(
            cluster.Roles.Select(r => r with { Rules = [.. r.Rules.Reverse()] }),
            cluster.Bindings.Select(b => b with { Key = b.Key with { Name = b.Key.Name + "-renamed" }, Subjects = [.. b.Subjects.Reverse()] }),
            cluster.Namespaces,
            []);

        EffectiveDifference.Between(cluster.ToSnapshot(), renamed).ShouldBeEmpty();
    });

    // Whoever is told of must indeed be able to do something else than before, and nobody may be left out.
    [Fact]
    public void OnRandomClusters_ItTellsOfExactlyThoseWhoseRightsDiffer() => RbacLaws.Hold((random, cluster) =>
    {
        var before = cluster.ToSnapshot();
        var after = before.With([.. Enumerable.Range(0, 4).Select(_ => random.NextChange(cluster))]);
        var told = EffectiveDifference.Between(before, after).ToDictionary(d => d.Subject);

        foreach (var name in before.UserNames.Concat(after.UserNames).Distinct().Where(n => !RbacNames.TrySplitServiceAccount(n, out var _, out var _)))
        {
            var user = RbacUser.Exactly(name);
            for (var count = 0; count < 20; count++)
            {
                var question = random.NextQuestion();
                if (before.Decide(user, question).IsAllowed != after.Decide(user, question).IsAllowed)
                    told.ShouldContainKey(new RbacSubject(RbacSubjectKind.User, name));
            }
        }

        foreach (var place in told.Values.SelectMany(d => d.Places.Select(p => (d.Subject, Place: p))).Where(p => p.Subject.Kind == RbacSubjectKind.User))
        {
            foreach (var rule in place.Place.GainedRules.Where(r => !r.Resources.IsEmpty && !r.Verbs.IsEmpty && !r.ApiGroups.IsEmpty))
            {
                var slash = rule.Resources[0].IndexOf('/', StringComparison.Ordinal);
                var question = AccessQuestion.Of(
                    rule.Verbs[0], rule.ApiGroups[0], slash < 0 ? rule.Resources[0] : rule.Resources[0][..slash], place.Place.Namespace, rule.ResourceNames.IsEmpty ? "" : rule.ResourceNames[0], slash < 0 ? "" : rule.Resources[0][(slash + 1)..]);
                before.Decide(RbacUser.Exactly(place.Subject.Name), question).IsAllowed.ShouldBeFalse();
                after.Decide(RbacUser.Exactly(place.Subject.Name), question).IsAllowed.ShouldBeTrue();
            }
        }
    });
}
