using System.Runtime.CompilerServices;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>The look-ups behind a snapshot. Immutable: an edit shares all that it does not touch.</summary>
internal sealed class RbacIndex
{
    // Up to so many roles are asked one after the other; a subject with more gets a table of its own at the first question.
    private const int FewRoles = 8;

    private readonly ConditionalWeakTable<Holding, RuleTable> _tables;

    public RbacIndex(
        RoleSlot?[] slots,
        LayeredMap<RbacKey, RoleSlot> roles,
        LayeredMap<RbacKey, BindingEntry> bindings,
        LayeredMap<string, BindingEntry[]> scopes,
        LayeredMap<HolderName, SubjectHoldings> subjects,
        RbacIndex? sameRoles)
    {
        (Slots, Roles, Bindings, Scopes, Subjects) = (slots, roles, bindings, scopes, subjects);
        _tables = sameRoles is null ? [] : sameRoles._tables;
        foreach (var slot in slots)
        {
            if (slot is { Role: null })
                HasMissingRoles = true;
        }
    }

    public static RbacIndex Empty { get; } = new(
        [],
        LayeredMap<RbacKey, RoleSlot>.Empty,
        LayeredMap<RbacKey, BindingEntry>.Empty,
        LayeredMap<string, BindingEntry[]>.Empty,
        LayeredMap<HolderName, SubjectHoldings>.Empty,
        null);

    /// <summary>By number; null where a number is free.</summary>
    public RoleSlot?[] Slots { get; }

    /// <summary>Every role that exists or that a binding names.</summary>
    public LayeredMap<RbacKey, RoleSlot> Roles { get; }

    public LayeredMap<RbacKey, BindingEntry> Bindings { get; }

    /// <summary>The bindings of each namespace in order; under the empty text the ClusterRoleBindings.</summary>
    public LayeredMap<string, BindingEntry[]> Scopes { get; }

    public LayeredMap<HolderName, SubjectHoldings> Subjects { get; }

    /// <summary>Whether any binding names a role that does not exist.</summary>
    public bool HasMissingRoles { get; }

    public CompiledRole? RoleAt(int slot) => Slots[slot]!.Role;

    public BindingEntry[] InScope(string ns) => Scopes.Find(ns) ?? [];

    /// <summary>What reaches a user by any of its names and groups.</summary>
    public List<SubjectHoldings> HoldingsOf(RbacUser user)
    {
        var found = new List<SubjectHoldings>(4);
        foreach (var name in user.Names)
            Add(new HolderName(false, name));
        foreach (var group in user.Groups)
            Add(new HolderName(true, group));
        return found;

        void Add(HolderName name)
        {
            if (Subjects.TryFind(name, out var holdings))
                found.Add(holdings);
        }
    }

    /// <summary>The first binding of a scope that allows what is asked, with the rule; null when none does.</summary>
    public (HeldEntry Held, int Rule)? FirstAllowing(List<SubjectHoldings> holdings, string ns, in PreparedQuestion asked)
    {
        (HeldEntry Held, int Rule)? first = null;
        foreach (var held in holdings)
        {
            if (held.In(ns) is { } holding && FirstAllowing(holding, asked) is { } found && (first is null || HeldEntry.Order.Compare(found.Held, first.Value.Held) < 0))
                first = found;
        }

        return first;
    }

    /// <summary>Every binding of some scopes that reaches a user, once each, in order.</summary>
    public static List<HeldEntry> Reaching(List<SubjectHoldings> holdings, params ReadOnlySpan<string> scopes)
    {
        var entries = new List<HeldEntry>();
        var sources = 0;
        foreach (var held in holdings)
        {
            foreach (var ns in scopes)
                Add(held.In(ns));
        }

        return InOrder(entries, sources);

        void Add(Holding? holding)
        {
            if (holding is null)
                return;
            entries.AddRange(holding.Entries);
            sources++;
        }
    }

    /// <summary>The same in the cluster and all namespaces.</summary>
    public static List<HeldEntry> ReachingAnywhere(List<SubjectHoldings> holdings)
    {
        var entries = new List<HeldEntry>();
        foreach (var held in holdings)
        {
            if (held.Cluster is not null)
                entries.AddRange(held.Cluster.Entries);
            foreach (var (_, holding) in held.Local)
                entries.AddRange(holding.Entries);
        }

        return InOrder(entries, holdings.Count);
    }

    private static List<HeldEntry> InOrder(List<HeldEntry> entries, int sources)
    {
        if (sources < 2)
            return entries;
        entries.Sort(HeldEntry.Order);
        var kept = 0;
        for (var index = 0; index < entries.Count; index++)
        {
            if (index == 0 || !ReferenceEquals(entries[index].Entry, entries[kept - 1].Entry))
                entries[kept++] = entries[index];
        }

        entries.RemoveRange(kept, entries.Count - kept);
        return entries;
    }

    private (HeldEntry Held, int Rule)? FirstAllowing(Holding holding, in PreparedQuestion asked)
    {
        if (holding.FirstOfRoles.Length > FewRoles)
        {
            var at = TableOf(holding).First(asked);
            return at == RuleTable.Nowhere ? null : (holding.FirstOfRoles[at], RoleAt(holding.FirstOfRoles[at].Entry.Slot)!.FirstAllowing(asked));
        }

        foreach (var held in holding.FirstOfRoles)
        {
            if (RoleAt(held.Entry.Slot) is { } role && role.FirstAllowing(asked) is >= 0 and var rule)
                return (held, rule);
        }

        return null;
    }

    private RuleTable TableOf(Holding holding)
    {
        if (_tables.TryGetValue(holding, out var known))
            return known;
        var table = new RuleTable();
        for (var at = 0; at < holding.FirstOfRoles.Length; at++)
        {
            if (RoleAt(holding.FirstOfRoles[at].Entry.Slot) is not { } role)
                continue;
            foreach (var rule in role.Role.Rules)
                table.Add(rule, at);
        }

        _tables.AddOrUpdate(holding, table);
        return table;
    }
}
