using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AckAuthConsole.Core.Rbac.Evaluation.Indexing;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Gathers who can: each role is asked once, then its bindings follow.</summary>
internal sealed class WhoCanSearch
{
    private const int NotAsked = -2;
    private const int ManyChains = 32;
    private const int AsHolder = -1;

    private readonly RbacIndex _index;
    private readonly PreparedQuestion _asked;
    private readonly int[] _rules;
    private bool _isOutOfOrder;
    private readonly Dictionary<Holder, Chains> _holders = [];
    private readonly List<Link> _links = [];
    private readonly List<int> _order = [];

    public WhoCanSearch(RbacIndex index, in AccessQuestion question)
    {
        _index = index;
        _asked = new PreparedQuestion(question);
        _rules = new int[index.Slots.Length];
        Array.Fill(_rules, NotAsked);
    }

    /// <summary>What the bindings of one scope allow. Scopes are added in order.</summary>
    public void Add(BindingEntry[] scope)
    {
        foreach (var entry in scope)
        {
            if (RuleOf(entry.Slot) is >= 0 and var rule)
                Add(entry, rule);
        }
    }

    /// <summary>What all bindings of all scopes allow, or for a path those of the whole cluster. By roles: the bindings of those that do not allow it, nearly all in a large cluster, are not looked at.</summary>
    public void AddEverywhere()
    {
        var found = 0;
        foreach (var slot in _index.Slots)
        {
            if (slot is { Role: not null, Bindings.Length: > 0 } && RuleOf(slot.Number) >= 0)
                found += slot.Bindings.Length;
        }

        _links.EnsureCapacity(found);
        _holders.EnsureCapacity(Math.Min(found, _index.Subjects.Count));
        foreach (var slot in _index.Slots)
        {
            if (slot is not { Role: not null, Bindings.Length: > 0 } || RuleOf(slot.Number) is not (>= 0 and var rule))
                continue;
            foreach (var entry in slot.Bindings)
            {
                if (entry.Namespace.Length > 0 && !_asked.Question.IsResource)
                    break;
                Add(entry, rule);
            }
        }

        _isOutOfOrder = true;
    }

    public ImmutableArray<WhoCanEntry> ToEntries()
    {
        var (holders, chains) = (new RbacSubject[_holders.Count], new Chains[_holders.Count]);
        var next = 0;
        foreach (var (holder, own) in _holders)
            (holders[next], chains[next++]) = (holder.Identity, own);

        var entries = new WhoCanEntry[holders.Length];
        next = 0;
        foreach (var place in SubjectSort.Order(holders))
            entries[next++] = new WhoCanEntry(holders[place], ImmutableCollectionsMarshal.AsImmutableArray(ChainsOf(holders[place], chains[place])));
        return ImmutableCollectionsMarshal.AsImmutableArray(entries);
    }

    private AccessChain[] ChainsOf(RbacSubject holder, Chains own)
    {
        var links = CollectionsMarshal.AsSpan(_links);
        _order.Clear();
        for (var (at, left) = (own.First, own.Count); left > 0; at = links[at].Next, left--)
            _order.Add(at);
        if (_isOutOfOrder)
            SortByBinding(CollectionsMarshal.AsSpan(_order), links);

        var chains = new AccessChain[own.Count];
        for (var index = 0; index < chains.Length; index++)
        {
            ref readonly var link = ref links[_order[index]];
            var subject = link.Subject < 0 ? holder : link.Entry.Subjects[link.Subject];
            chains[index] = new AccessChain(SubjectMatching.ViaOf(subject), subject, link.Binding, _index.RoleAt(link.Slot)!.Role, link.Rule);
        }

        return chains;
    }

    // Nearly always two or three: moving them by hand is faster than any call.
    private void SortByBinding(Span<int> order, Span<Link> links)
    {
        if (order.Length > ManyChains)
        {
            order.Sort((one, other) => Compare(_links[one], _links[other]));
            return;
        }

        for (var end = 1; end < order.Length; end++)
        {
            var moved = order[end];
            var at = end;
            for (; at > 0 && Compare(links[order[at - 1]], links[moved]) > 0; at--)
                order[at] = order[at - 1];
            order[at] = moved;
        }
    }

    private static int Compare(in Link one, in Link other) => one.Order != other.Order ? one.Order.CompareTo(other.Order) : one.Entry.CompareTo(other.Entry);

    private int RuleOf(int slot)
    {
        ref var rule = ref _rules[slot];
        if (rule == NotAsked)
            rule = _index.RoleAt(slot)?.FirstAllowing(_asked) ?? -1;
        return rule;
    }

    private void Add(BindingEntry entry, int rule)
    {
        if (entry.Only is { } only)
        {
            Add(only, entry, entry.IsOnlyAsWritten ? AsHolder : 0, rule);
            return;
        }

        for (var index = 0; index < entry.Subjects.Length; index++)
            Add(Holder.Of(entry.Subjects[index]), entry, index, rule);
    }

    private void Add(in Holder holder, BindingEntry entry, int subject, int rule)
    {
        ref var own = ref CollectionsMarshal.GetValueRefOrAddDefault(_holders, holder, out var isKnown);

        // A binding may name a service account in both ways; its first subject counts.
        if (isKnown && ReferenceEquals(_links[own.Last].Entry, entry))
            return;
        _links.Add(new Link(entry, subject, rule));
        var link = _links.Count - 1;
        if (isKnown)
            CollectionsMarshal.AsSpan(_links)[own.Last].Next = link;
        else
            own.First = link;
        own.Last = link;
        own.Count++;
    }

    /// <summary>A holder's links, in the order in which they were found.</summary>
    private struct Chains
    {
        public int First;
        public int Last;
        public int Count;
    }

    /// <summary>What becomes a chain. It holds all that this needs, so that the entries, which lie all over the memory, are read once.</summary>
    private struct Link(BindingEntry entry, int subject, int rule)
    {
        public readonly BindingEntry Entry = entry;
        public readonly RbacBinding Binding = entry.Binding;
        public readonly ulong Order = entry.OrderKey;
        public readonly int Slot = entry.Slot;
        public readonly int Subject = subject;
        public readonly int Rule = rule;
        public int Next;
    }
}
