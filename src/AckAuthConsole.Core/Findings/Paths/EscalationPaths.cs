using System.Collections.Immutable;
using AckAuthConsole.Core.Findings.Abilities;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Paths;

/// <summary>
/// Shortest ways from subjects to control of the whole cluster. A step lets its holder act as a service account of a namespace, or makes him everything at once. Found backward from those who have full control, so each
/// subject is asked once a round for the nearest account that it can become.
/// </summary>
internal sealed class EscalationPaths
{
    private static readonly Comparer<RbacSubject> s_order = Comparer<RbacSubject>.Create(static (one, other) =>
        one.Kind != other.Kind ? one.Kind.CompareTo(other.Kind)
        : string.CompareOrdinal(one.Namespace, other.Namespace) is not 0 and var byNamespace ? byNamespace
        : string.CompareOrdinal(one.Name, other.Name));

    private readonly SubjectAbilities _abilities;
    private readonly HashSet<RbacSubject>? _running;
    private readonly Dictionary<RbacSubject, (EscalationStep? Next, FindingStanding Standing)> _reached = [];

    // The nearest account of each place by which one comes to control, and the nearest one that a pod runs as; the empty place is the whole cluster.
    private readonly Dictionary<string, RbacSubject> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RbacSubject> _pods = new(StringComparer.Ordinal);

    /// <summary>Looks for all of them.</summary>
    /// <param name="abilities">What everybody can do.</param>
    /// <param name="workloads">What runs; when it is not known, a pod is assumed for every service account that holds something.</param>
    public EscalationPaths(SubjectAbilities abilities, ClusterWorkloads? workloads)
    {
        _abilities = abilities;
        if (workloads is not null && workloads.Gaps.All(g => g.Resource != "pods"))
            _running = [.. workloads.Workloads.Where(w => w.MountsToken).Select(w => new RbacSubject(RbacSubjectKind.ServiceAccount, w.ServiceAccount, w.Namespace))];
        Search();
    }

    /// <summary>The subjects that get there in at least one step, with their path.</summary>
    public IEnumerable<EscalationPath> All()
    {
        foreach (var (subject, (first, standing)) in _reached)
        {
            if (first is null)
                continue;
            var steps = ImmutableArray.CreateBuilder<EscalationStep>();
            for (var step = first; step is not null; step = step.To is { } to ? _reached[to].Next : null)
                steps.Add(step);
            yield return new EscalationPath(subject, steps.ToImmutable(), standing);
        }
    }

    private void Search()
    {
        var waiting = _abilities.Subjects.Order(s_order).ToList();
        var found = waiting.Where(s => Has(s, "", AbilityPatterns.FullControl)).Select(s => (Subject: s, Step: ((EscalationStep? Next, FindingStanding Standing)?)(null, FindingStanding.Open))).ToList();
        for (var round = 0; round == 0 || found.Count > 0; round++)
        {
            foreach (var (subject, step) in found)
            {
                _reached[subject] = step!.Value;
                if (subject.Kind != RbacSubjectKind.ServiceAccount)
                    continue;
                foreach (var place in (string[])["", subject.Namespace])
                {
                    _accounts.TryAdd(place, subject);
                    if (_running?.Contains(subject) != false)
                        _pods.TryAdd(place, subject);
                }
            }

            waiting.RemoveAll(_reached.ContainsKey);
            found = [.. waiting.Select(s => (Subject: s, Step: (round == 0 ? ToEverything(s) : null) ?? ToAccount(s))).Where(f => f.Step is not null)];
        }
    }

    private (EscalationStep? Next, FindingStanding Standing)? ToEverything(RbacSubject subject) => First(subject, "", EscalationWay.ToEverything, null);

    private (EscalationStep? Next, FindingStanding Standing)? ToAccount(RbacSubject subject)
    {
        foreach (var place in _abilities.PlacesOf(subject).Append("").Distinct().Order(StringComparer.Ordinal))
        {
            if (_accounts.TryGetValue(place, out var account) && ((place.Length > 0 ? First(subject, place, EscalationWay.ToNamespace, account) : null) ?? First(subject, place, EscalationWay.ToAccounts, account)) is { } byAccount)
                return byAccount;
            if (_pods.TryGetValue(place, out var pod) && (First(subject, place, EscalationWay.ToPods, pod) ?? (place.Length == 0 ? First(subject, "", [EscalationWay.ToKubelets], pod) : null)) is { } byPod)
                return byPod;
        }

        return null;
    }

    private (EscalationStep? Next, FindingStanding Standing)? First(RbacSubject subject, string place, ImmutableArray<EscalationWay> ways, RbacSubject? to)
    {
        foreach (var way in ways)
        {
            foreach (var mask in way.Masks)
            {
                if (Has(subject, place, mask) && _abilities.Explain(subject, place, mask) is var (chains, standing))
                    return (new EscalationStep(subject, way.Rule, place, chains, to), standing);
            }
        }

        return null;
    }

    private bool Has(RbacSubject subject, string place, UInt128 mask) => ((_abilities.Own(subject, place) | _abilities.Inherited(subject, place)) & mask) == mask;
}
