using AckAuthConsole.Core.Findings.Abilities;
using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Core.Findings.Paths;

/// <summary>Paths as findings: to control of the cluster (E01), and out of a pod to its node's RAM role (E02).</summary>
internal sealed class PathFindings(SubjectAbilities abilities, ClusterWorkloads? workloads)
{
    // A longer way needs more luck.
    private const int Short = 2;

    /// <summary>All of them, except for who has full control anyway.</summary>
    /// <param name="abilityFindings">What was found of abilities.</param>
    public IEnumerable<Finding> Find(IEnumerable<Finding> abilityFindings)
    {
        foreach (var path in new EscalationPaths(abilities, workloads).All())
        {
            yield return new Finding
            {
                Rule = FindingRules.Of("E01"),
                Severity = path.Steps.Length <= Short ? FindingSeverity.Critical : FindingSeverity.High,
                Namespace = path.Steps[0].Namespace,
                Subject = path.Subject,
                Evidence = [.. path.Steps.SelectMany(s => s.Evidence)],
                Path = path.Steps,
                Standing = path.Standing,
            };
        }

        foreach (var able in abilityFindings.Where(f => f.Rule.Id is "R09" or "R10" or "R12").GroupBy(f => f.Subject!.Value))
        {
            // The widest place and the first pattern say it.
            var best = able.OrderBy(f => f.Standing).ThenBy(f => f.Namespace, StringComparer.Ordinal).ThenBy(f => f.Rule.Id, StringComparer.Ordinal).First();
            yield return new Finding
            {
                Rule = FindingRules.Of("E02"),
                Severity = FindingRules.Of("E02").Severity,
                Namespace = best.Namespace,
                Subject = able.Key,
                Evidence = best.Evidence,
                Path = [new EscalationStep(able.Key, best.Rule, best.Namespace, best.Evidence, null)],
                Standing = best.Standing,
            };
        }
    }
}
