using System.Collections.Immutable;
using AckAuthConsole.Core.Findings.Objects;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Core.Findings.Usage;

/// <summary>Grants that rest, and verbs of the others that do (R59).</summary>
internal sealed class UsageFindings(RightsUsage usage, Standings standings)
{
    private const int MostWords = 20;

    // Asked for inside another request, so that no event of an audit log has them.
    private static readonly ImmutableArray<string> s_neverLogged = ["bind", "escalate", "use", "approve", "sign", "attest"];

    /// <summary>What was not used for the time that was asked for; nothing when the log is too short to say so.</summary>
    public IEnumerable<Finding> Find()
    {
        if (!usage.Covers || usage.To is not { } to)
            yield break;
        var since = to - usage.Window;
        foreach (var grant in usage.Grants)
        {
            // What was given only lately had no time to be used.
            if (grant.Binding.Metadata.CreatedAt > since || standings.Of(grant.Binding, grant.Subject) == FindingStanding.Vendor)
                continue;
            if (!grant.IsUsedSince(since))
                yield return Of(grant, FindingSeverity.Low, [grant.Role.Key.ToString()]);
            else if (Resting(grant, since).Distinct(StringComparer.Ordinal).Take(MostWords).ToImmutableArray() is { IsEmpty: false } verbs)
                yield return Of(grant, FindingSeverity.Info, verbs);
        }
    }

    private static IEnumerable<string> Resting(GrantUsage grant, DateTimeOffset since)
    {
        for (var index = 0; index < grant.Role.Rules.Length; index++)
        {
            var rule = grant.Role.Rules[index];
            for (var verb = 0; verb < rule.Verbs.Length; verb++)
            {
                if (!s_neverLogged.Contains(rule.Verbs[verb]) && !grant.IsUsedSince(index, verb, since))
                    yield return $"{rule.Verbs[verb]} {RuleNotation.TargetsOf(rule)}";
            }
        }
    }

    private static Finding Of(GrantUsage grant, FindingSeverity severity, ImmutableArray<string> words) => new()
    {
        Rule = FindingRules.Of("R59"),
        Severity = severity,
        Namespace = grant.Binding.Key.Namespace,
        Subject = grant.Subject,
        Object = grant.Binding.Key,
        Words = words,
        Evidence = [new AccessChain(SubjectMatching.ViaOf(grant.Subject), grant.Subject, grant.Binding, grant.Role, 0)],
    };
}
