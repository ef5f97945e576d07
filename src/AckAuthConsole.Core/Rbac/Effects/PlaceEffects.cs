using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Effects;

/// <summary>Compares what somebody can do in one place in two states of a cluster.</summary>
internal static class PlaceEffects
{
    /// <summary>What is gained and lost from one state to the other.</summary>
    public static PlaceEffect Compare(RbacSnapshot before, RbacSnapshot after, RbacUser user, string ns)
    {
        var old = AccessHighlights.Of(before, user, ns);
        var now = AccessHighlights.Of(after, user, ns);

        // Whoever has, or had, full control gains or loses nothing else worth a word.
        return new PlaceEffect(
            ns,
            old is [AccessHighlight.FullControl] ? [] : [.. now.Except(old)],
            now is [AccessHighlight.FullControl] ? [] : [.. old.Except(now)],
            RulesOnlyIn(after, before, user, ns),
            RulesOnlyIn(before, after, user, ns));
    }

    private static ImmutableArray<RbacRule> RulesOnlyIn(RbacSnapshot one, RbacSnapshot other, RbacUser user, string ns) =>
        RuleRemainder.Of(one.RulesOf(user, ns).Rules.Select(r => r.Rule), other.RulesOf(user, ns).Rules.Select(r => r.Rule));
}
