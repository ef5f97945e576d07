using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Testing.Rbac;

namespace AckAuthConsole.Core.Tests.Rbac.Evaluation;

public sealed class RbacSnapshotPropertiesTests
{
    // Many roles for few names, so that subjects get tables of their own.
    private static readonly RandomRbacOptions s_wide = new() { OnlyValid = false, WithGaps = true, Roles = 40, Bindings = 120 };

    public static TheoryData<bool> Sizes { get; } = [false, true];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Decide_IsWhatTheOracleSays(bool wide) => RbacLaws.Hold((random, cluster) => SameDecisions(cluster.ToSnapshot(), new NaiveRbac(cluster), random, 25), wide ? s_wide : null, wide ? 150 : 400);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Lists_AreWhatTheOracleSays(bool wide) => RbacLaws.Hold((random, cluster) => SameLists(cluster.ToSnapshot(), new NaiveRbac(cluster), random), wide ? s_wide : null, wide ? 100 : 300);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void WithChanges_OneByOneOrTogether_IsWhatTheOracleSays(bool wide) => RbacLaws.Hold((random, cluster) =>
    {
        var changes = Enumerable.Range(0, 12).Select(_ => random.NextChange(cluster)).ToList();
        var stepwise = changes.Aggregate(cluster.ToSnapshot(), (snapshot, change) =>
        {
            // A question in between makes what is only made when asked for, so that a stale piece would be found.
            snapshot.Decide(random.NextUser(), random.NextQuestion());
            return snapshot.With([change]);
        });
        var together = cluster.ToSnapshot().With(changes);
        var oracle = new NaiveRbac(cluster).With(changes);

        foreach (var snapshot in (RbacSnapshot[])[stepwise, together])
        {
            SameDecisions(snapshot, oracle, random, 15);
            SameLists(snapshot, oracle, random);
        }

        stepwise.Namespaces.ShouldBe(together.Namespaces);
    }, wide ? s_wide : null, wide ? 100 : 300);

    [Fact]
    public void WithEverythingRemoved_IsEmpty() => RbacLaws.Hold((random, cluster) =>
    {
        var snapshot = cluster.ToSnapshot();
        var gone = snapshot.With([.. cluster.Roles.Select(r => new RbacChange.Remove(r.Key)), .. cluster.Bindings.Select(b => new RbacChange.Remove(b.Key))]);

        (gone.Roles.Count, gone.Bindings.Count, gone.UserNames.Count).ShouldBe((0, 0, 0));
        gone.Index.Slots.ShouldAllBe(s => s == null);
        gone.Index.Subjects.Count.ShouldBe(0);
        gone.Index.Scopes.Count.ShouldBe(0);

        SameDecisions(gone.With([.. cluster.Roles.Select(r => new RbacChange.PutRole(r)), .. cluster.Bindings.Select(b => new RbacChange.PutBinding(b))]), new NaiveRbac(cluster), random, 10);
    });

    [Fact]
    public void OneMoreBinding_NeverTakesAccess() => RbacLaws.Hold((random, cluster) =>
    {
        var before = cluster.ToSnapshot();
        var binding = random.NextBinding([.. cluster.Roles.Select(r => r.Key)]);
        if (before.FindBinding(binding.Key) is not null)
            return;
        var after = before.With([new RbacChange.PutBinding(binding)]);
        for (var count = 0; count < 20; count++)
        {
            var (user, question) = (random.NextUser(), random.NextQuestion());
            if (before.Decide(user, question).IsAllowed)
                after.Decide(user, question).IsAllowed.ShouldBeTrue($"seed {random.Seed}: {user.Name} {question}");
        }
    });

    [Fact]
    public void WhereCan_AgreesWithAskingEachNamespace() => RbacLaws.Hold((random, cluster) =>
    {
        var snapshot = cluster.ToSnapshot();
        for (var count = 0; count < 10; count++)
        {
            var (user, asked) = (random.NextUser(), random.NextQuestion());
            if (!asked.IsResource || asked.Resource == "namespaces" && asked.ApiGroup.Length == 0)
                continue;
            var answer = snapshot.WhereCan(user, asked);
            var atCluster = AccessQuestion.Of(asked.Verb, asked.ApiGroup, asked.Resource, "", asked.Name, asked.Subresource);
            answer.ClusterWide.ShouldBe(snapshot.Decide(user, atCluster).Chain, $"seed {random.Seed}");
            foreach (var ns in cluster.Namespaces)
            {
                var here = snapshot.Decide(user, AccessQuestion.Of(asked.Verb, asked.ApiGroup, asked.Resource, ns, asked.Name, asked.Subresource));
                var found = answer.ClusterWide ?? answer.Namespaces.FirstOrDefault(p => p.Namespace == ns)?.Chain;
                found.ShouldBe(here.Chain, $"seed {random.Seed}: {user.Name} {asked} in {ns}");
            }
        }
    });

    [Fact]
    public void WhoCan_ReachesExactlyThoseWhoMay() => RbacLaws.Hold((random, cluster) =>
    {
        var snapshot = cluster.ToSnapshot();
        for (var count = 0; count < 20; count++)
        {
            var (user, question) = (random.NextUser(), random.NextQuestion());
            snapshot.WhoCan(question).Reaching(user).Any().ShouldBe(snapshot.Decide(user, question).IsAllowed, $"seed {random.Seed}: {user.Name} {question}");
        }
    });

    private static void SameDecisions(RbacSnapshot snapshot, NaiveRbac oracle, RandomRbac random, int questions)
    {
        for (var count = 0; count < questions; count++)
        {
            var (user, question) = (random.NextUser(), random.NextQuestion());
            var (actual, expected) = (snapshot.Decide(user, question), oracle.Decide(user, question));
            var context = $"seed {random.Seed}: {string.Join(',', user.Names)} ({string.Join(',', user.Groups)}) {question}";
            actual.Chain.ShouldBe(expected.Chain, context);
            actual.MissingRoles.ShouldBe(expected.MissingRoles, context);
            actual.Gaps.ShouldBe(expected.Gaps, context);
        }
    }

    private static void SameLists(RbacSnapshot snapshot, NaiveRbac oracle, RandomRbac random)
    {
        var context = $"seed {random.Seed}";
        snapshot.Bindings.ShouldBe(oracle.Bindings, context);
        snapshot.Roles.ShouldBe(oracle.Roles, context);
        snapshot.UserNames.Order(StringComparer.Ordinal).ShouldBe(oracle.Bindings.SelectMany(b => b.Subjects).Where(s => s.Kind == RbacSubjectKind.User).Select(s => s.Name).Distinct().Order(StringComparer.Ordinal), context);
        foreach (var key in oracle.Bindings.Select(b => b.RoleRef).Concat(oracle.Roles.Select(r => r.Key)).Distinct())
        {
            snapshot.BindingsTo(key).ShouldBe(oracle.BindingsTo(key), context);
            snapshot.FindRole(key).ShouldBe(oracle.Roles.FirstOrDefault(r => r.Key == key), context);
        }

        for (var count = 0; count < 5; count++)
        {
            var (user, question) = (random.NextUser(), random.NextQuestion());
            snapshot.BindingsOf(user).ShouldBe(oracle.BindingsOf(user), context);
            foreach (var ns in (string[])["", "team-a"])
            {
                var (held, expected) = (snapshot.RulesOf(user, ns), oracle.RulesOf(user, ns));
                held.Rules.ShouldBe(expected.Rules, context);
                (held.IsMaster, Text(held.MissingRoles), Text(held.Gaps)).ShouldBe((expected.IsMaster, Text(expected.MissingRoles), Text(expected.Gaps)), context);
            }

            SameAnswer(snapshot.WhoCan(question), oracle.WhoCan(question), $"{context}: {question}");
            SameAnswer(snapshot.WhoCanAnywhere(question), oracle.WhoCanAnywhere(question), $"{context}: {question} anywhere");
        }
    }

    private static void SameAnswer(WhoCanAnswer actual, WhoCanAnswer expected, string context)
    {
        actual.Entries.Select(e => e.Subject).ShouldBe(expected.Entries.Select(e => e.Subject), context);
        actual.Entries.SelectMany(e => e.Chains).ShouldBe(expected.Entries.SelectMany(e => e.Chains), context);
        actual.Gaps.ShouldBe(expected.Gaps, context);
    }

    private static string Text<T>(ImmutableArray<T> items) => string.Join(", ", items);
}
