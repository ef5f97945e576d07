namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>The bindings that reach one name in one scope.</summary>
internal sealed class Holding
{
    public Holding(HeldEntry[] entries)
    {
        Entries = entries;
        FirstOfRoles = entries;
        if (entries.Length < 2)
            return;
        var slots = new HashSet<int>(entries.Length);
        var first = Array.FindAll(entries, e => slots.Add(e.Entry.Slot));
        if (first.Length < entries.Length)
            FirstOfRoles = first;
    }

    /// <summary>All, in order.</summary>
    public HeldEntry[] Entries { get; }

    /// <summary>Only the first to each role: further bindings to it cannot change what is allowed.</summary>
    public HeldEntry[] FirstOfRoles { get; }
}
