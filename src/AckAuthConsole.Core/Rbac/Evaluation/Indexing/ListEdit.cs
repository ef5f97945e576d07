namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>What goes out of a sorted list and what comes in.</summary>
internal sealed class ListEdit<T>
{
    public List<T> Removed { get; } = [];

    /// <summary>In order.</summary>
    public List<T> Added { get; } = [];

    public static ListEdit<T> Of<TKey>(Dictionary<TKey, ListEdit<T>> edits, TKey key)
        where TKey : notnull
    {
        if (!edits.TryGetValue(key, out var edit))
            edits[key] = edit = new ListEdit<T>();
        return edit;
    }

    /// <summary>The edited copy of a sorted list.</summary>
    public T[] ApplyTo(T[] old, IComparer<T> order)
    {
        if (old.Length == 0)
            return [.. Added];
        var gone = new HashSet<T>(Removed);
        var result = new List<T>(old.Length + Added.Count);
        var next = 0;
        foreach (var item in old)
        {
            if (gone.Count > 0 && gone.Contains(item))
                continue;
            while (next < Added.Count && order.Compare(Added[next], item) < 0)
                result.Add(Added[next++]);
            result.Add(item);
        }

        result.AddRange(Added[next..]);
        return [.. result];
    }
}
