using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Objects;

/// <summary>Service accounts with far rights whose token lies in pods that run on every node, are privileged or can be reached from outside the cluster: who takes over one such pod has them (R46).</summary>
internal static class WorkloadFindings
{
    /// <summary>One finding for each such service account.</summary>
    /// <param name="workloads">What runs.</param>
    /// <param name="abilities">What was found of abilities.</param>
    public static IEnumerable<Finding> Find(ClusterWorkloads workloads, IEnumerable<Finding> abilities)
    {
        var exposed = workloads.Workloads.Where(w => w.MountsToken && (w.RunsOnEveryNode || w.IsPrivileged || w.FacesNetwork)).ToLookup(w => new RbacSubject(RbacSubjectKind.ServiceAccount, w.ServiceAccount, w.Namespace));
        foreach (var held in abilities.Where(f => f is { Namespace.Length: 0, Severity: >= FindingSeverity.High, Standing: FindingStanding.Open, Subject.Kind: RbacSubjectKind.ServiceAccount }).GroupBy(f => f.Subject!.Value))
        {
            var carriers = exposed[held.Key].Select(w => $"{w.Kind} {w.Namespace}/{w.Name}").Order(StringComparer.Ordinal).ToList();
            if (carriers.Count > 0)
                yield return new Finding { Rule = FindingRules.Of("R46"), Severity = FindingRules.Of("R46").Severity, Subject = held.Key, Evidence = held.First().Evidence, Words = [.. carriers] };
        }
    }
}
