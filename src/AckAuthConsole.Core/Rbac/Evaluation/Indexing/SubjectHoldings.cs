namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>Everything that reaches one name.</summary>
/// <param name="Cluster">By ClusterRoleBindings; null when none.</param>
/// <param name="Local">By RoleBindings, sorted by namespace; never with empty holdings.</param>
internal sealed record SubjectHoldings(Holding? Cluster, (string Namespace, Holding Holding)[] Local)
{
    /// <summary>What reaches it in one scope; the empty text is the cluster.</summary>
    public Holding? In(string ns)
    {
        if (ns.Length == 0)
            return Cluster;
        var at = IndexOf(ns);
        return at < 0 ? null : Local[at].Holding;
    }

    /// <summary>The same with one scope's holding replaced; null when nothing is left.</summary>
    public SubjectHoldings? With(IReadOnlyCollection<(string Namespace, Holding? Holding)> changes)
    {
        var cluster = Cluster;
        var local = new SortedDictionary<string, Holding>(StringComparer.Ordinal);
        foreach (var (ns, holding) in Local)
            local[ns] = holding;
        foreach (var (ns, holding) in changes)
        {
            if (ns.Length == 0)
                cluster = holding;
            else if (holding is null)
                local.Remove(ns);
            else
                local[ns] = holding;
        }

        return cluster is null && local.Count == 0 ? null : new SubjectHoldings(cluster, [.. local.Select(l => (l.Key, l.Value))]);
    }

    private int IndexOf(string ns)
    {
        var (low, high) = (0, Local.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(Local[middle].Namespace, ns);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }
}
