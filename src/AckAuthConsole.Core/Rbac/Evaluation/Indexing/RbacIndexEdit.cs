using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>Gathers changes and makes the next index: what is touched is copied once however many changes there are, what is not is shared. Used for a whole cluster and for one event of a watch alike.</summary>
internal sealed class RbacIndexEdit(RbacIndex before)
{
    private readonly Dictionary<RbacKey, RbacRole?> _roles = [];
    private readonly Dictionary<RbacKey, RbacBinding?> _bindings = [];

    private readonly List<RoleSlot?> _slots = [.. before.Slots];
    private readonly Dictionary<RbacKey, int> _newSlots = [];
    private readonly Stack<int> _free = new();
    private readonly HashSet<int> _touched = [];

    public void Put(RbacRole role) => _roles[role.Key] = role;

    public void Put(RbacBinding binding) => _bindings[binding.Key] = binding;

    public void Remove(RbacKey key)
    {
        if (key.Kind is RbacKind.ClusterRole or RbacKind.Role)
            _roles[key] = null;
        else
            _bindings[key] = null;
    }

    public RbacIndex ToIndex()
    {
        if (_roles.Count == 0 && _bindings.Count == 0)
            return before;
        for (var number = 0; number < _slots.Count; number++)
        {
            if (_slots[number] is null)
                _free.Push(number);
        }

        // In order once, so that every list below is filled in order.
        var added = new List<BindingEntry>(_bindings.Count);
        var removed = new List<BindingEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var entries = new List<KeyValuePair<RbacKey, BindingEntry?>>(_bindings.Count);
        foreach (var (key, binding) in _bindings)
        {
            if (before.Bindings.TryFind(key, out var old))
                removed.Add(old);
            var entry = binding is null ? null : new BindingEntry(binding, SlotOf(binding.RoleRef), names);
            if (entry is not null)
                added.Add(entry);
            entries.Add(new(key, entry));
        }

        added.Sort(BindingEntry.Order);
        ApplyToRoles(added, removed);
        var scopes = before.Scopes.With(EditsOf(added, removed, static e => e.Namespace, before.InScope));
        var subjects = before.Subjects.With(HoldingEdits(added, removed));
        var roles = RoleMap();
        return new RbacIndex([.. _slots], roles, before.Bindings.With(entries), scopes, subjects, SameTables());
    }

    private static List<KeyValuePair<TKey, BindingEntry[]?>> EditsOf<TKey>(List<BindingEntry> added, List<BindingEntry> removed, Func<BindingEntry, TKey> keyOf, Func<TKey, BindingEntry[]> old)
        where TKey : notnull
    {
        var edits = new Dictionary<TKey, ListEdit<BindingEntry>>();
        foreach (var entry in removed)
            ListEdit<BindingEntry>.Of(edits, keyOf(entry)).Removed.Add(entry);
        foreach (var entry in added)
            ListEdit<BindingEntry>.Of(edits, keyOf(entry)).Added.Add(entry);
        return [.. edits.Select(e => new KeyValuePair<TKey, BindingEntry[]?>(e.Key, e.Value.ApplyTo(old(e.Key), BindingEntry.Order) is { Length: > 0 } entries ? entries : null))];
    }

    private void ApplyToRoles(List<BindingEntry> added, List<BindingEntry> removed)
    {
        foreach (var (number, bindings) in EditsOf(added, removed, static e => e.Slot, n => _slots[n]!.Bindings))
        {
            _slots[number] = _slots[number]! with { Bindings = bindings ?? [] };
            _touched.Add(number);
        }

        foreach (var (key, role) in _roles)
        {
            if (role is null && !before.Roles.TryFind(key, out _) && !_newSlots.ContainsKey(key))
                continue;
            var number = SlotOf(key);
            _slots[number] = _slots[number]! with { Role = role is null ? null : new CompiledRole(role) };
            _touched.Add(number);
        }
    }

    private LayeredMap<RbacKey, RoleSlot> RoleMap()
    {
        var edits = new List<KeyValuePair<RbacKey, RoleSlot?>>(_touched.Count);
        foreach (var number in _touched)
        {
            var slot = _slots[number]!;
            if (slot.IsFree)
                _slots[number] = null;
            edits.Add(new(slot.Key, slot.IsFree ? null : slot));
        }

        return before.Roles.With(edits);
    }

    private List<KeyValuePair<HolderName, SubjectHoldings?>> HoldingEdits(List<BindingEntry> added, List<BindingEntry> removed)
    {
        var edits = new Dictionary<HolderName, Dictionary<string, ListEdit<HeldEntry>>>();
        foreach (var entry in removed)
            Gather(entry, static e => e.Removed);
        foreach (var entry in added)
            Gather(entry, static e => e.Added);

        var changes = new List<KeyValuePair<HolderName, SubjectHoldings?>>(edits.Count);
        foreach (var (name, scopes) in edits)
        {
            var old = before.Subjects.Find(name) ?? new SubjectHoldings(null, []);
            var holdings = new List<(string, Holding?)>(scopes.Count);
            foreach (var (ns, edit) in scopes)
            {
                var held = edit.ApplyTo(old.In(ns)?.Entries ?? [], HeldEntry.Order);
                holdings.Add((ns, held.Length == 0 ? null : new Holding(held)));
            }

            changes.Add(new(name, old.With(holdings)));
        }

        return changes;

        void Gather(BindingEntry entry, Func<ListEdit<HeldEntry>, List<HeldEntry>> side)
        {
            for (var index = 0; index < entry.Subjects.Length; index++)
            {
                var name = HolderName.Of(entry.Subjects[index]);
                if (!edits.TryGetValue(name, out var scopes))
                    edits[name] = scopes = [];
                var list = side(ListEdit<HeldEntry>.Of(scopes, entry.Namespace));

                // A user and a service account may be the same name: the first of a binding counts.
                if (list.Count == 0 || !ReferenceEquals(list[^1].Entry, entry))
                    list.Add(new HeldEntry(entry, index));
            }
        }
    }

    private int SlotOf(RbacKey key)
    {
        if (before.Roles.TryFind(key, out var known))
            return known.Number;
        if (_newSlots.TryGetValue(key, out var number))
            return number;
        if (!_free.TryPop(out number))
        {
            number = _slots.Count;
            _slots.Add(null);
        }

        _slots[number] = new RoleSlot(number, key, null, []);
        _newSlots[key] = number;
        return number;
    }

    /// <summary>The tables of subjects with many roles hold rules; they stay as long as no role comes, goes or changes.</summary>
    private RbacIndex? SameTables() => _roles.Count == 0 ? before : null;
}
