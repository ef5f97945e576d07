using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AckAuthConsole.Core.Rbac.Evaluation.Indexing;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Gathers who can, scope by scope: each role is asked once, then its bindings follow.</summary>
internal sealed class WhoCanSearch
{
    private const int NotAsked = -2;

    private readonly RbacIndex _index;
    private readonly PreparedQuestion _asked;
    private readonly int[] _rules;
    private readonly Dictionary<RbacSubject, List<AccessChain>> _chains = [];

    public WhoCanSearch(RbacIndex index, in AccessQuestion question)
    {
        _index = index;
        _asked = new PreparedQuestion(question);
        _rules = new int[index.Slots.Length];
        Array.Fill(_rules, NotAsked);
    }

    public void Add(BindingEntry[] scope)
    {
        foreach (var entry in scope)
        {
            ref var rule = ref _rules[entry.Slot];
            if (rule == NotAsked)
                rule = _index.RoleAt(entry.Slot)?.FirstAllowing(_asked) ?? -1;
            if (rule < 0)
                continue;
            var role = _index.RoleAt(entry.Slot)!.Role;
            foreach (var subject in entry.Subjects)
            {
                ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_chains, SubjectMatching.Canonical(subject), out _);
                list ??= new List<AccessChain>(1);

                // A binding may name a service account in both ways; its first subject counts.
                if (list.Count == 0 || !ReferenceEquals(list[^1].Binding, entry.Binding))
                    list.Add(new AccessChain(SubjectMatching.ViaOf(subject), subject, entry.Binding, role, rule));
            }
        }
    }

    public ImmutableArray<WhoCanEntry> ToEntries()
    {
        var found = _chains.ToArray();
        Array.Sort(found, static (one, other) =>
            one.Key.Kind != other.Key.Kind ? one.Key.Kind.CompareTo(other.Key.Kind)
            : string.CompareOrdinal(one.Key.Namespace, other.Key.Namespace) is not 0 and var byNamespace ? byNamespace
            : string.CompareOrdinal(one.Key.Name, other.Key.Name));
        var entries = new WhoCanEntry[found.Length];
        for (var index = 0; index < found.Length; index++)
            entries[index] = new WhoCanEntry(found[index].Key, [.. found[index].Value]);
        return ImmutableCollectionsMarshal.AsImmutableArray(entries);
    }
}
