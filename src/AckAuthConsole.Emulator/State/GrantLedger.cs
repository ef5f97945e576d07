namespace AckAuthConsole.Emulator.State;

/// <summary>All grants by identity, with enough of each identity's past to answer reads that lag behind writes.</summary>
internal sealed class GrantLedger
{
    /// <summary>How much past is kept, and so the longest lag.</summary>
    public static readonly TimeSpan MaxLag = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, List<(DateTimeOffset At, IReadOnlyList<Grant> Grants)>> _versions = [];

    /// <summary>Told after every write: whose grants, what they were and what they are.</summary>
    public event Action<string, IReadOnlyList<Grant>, IReadOnlyList<Grant>>? Replaced;

    /// <summary>Every identity that ever had a grant.</summary>
    public IReadOnlyCollection<string> Uids => _versions.Keys;

    /// <summary>What the identity holds now.</summary>
    public IReadOnlyList<Grant> Current(string uid) => _versions.TryGetValue(uid, out var versions) ? versions[^1].Grants : [];

    /// <summary>What a read returned at the given moment.</summary>
    public IReadOnlyList<Grant> VisibleAt(string uid, DateTimeOffset moment)
    {
        if (!_versions.TryGetValue(uid, out var versions)) return [];
        for (var i = versions.Count - 1; i >= 0; i--)
        {
            if (versions[i].At <= moment) return versions[i].Grants;
        }
        return [];
    }

    /// <summary>When the identity's grants were last written; null: never.</summary>
    public DateTimeOffset? LastWriteAt(string uid) => _versions.TryGetValue(uid, out var versions) ? versions[^1].At : null;

    /// <summary>Replaces what the identity holds.</summary>
    public void Replace(string uid, IReadOnlyList<Grant> grants, DateTimeOffset now)
    {
        var before = Current(uid);
        if (!_versions.TryGetValue(uid, out var versions))
        {
            if (grants.Count == 0) return;
            _versions[uid] = versions = [];
        }
        // The newest version that is older than the longest lag must stay: it is what the slowest read still sees.
        var firstKept = versions.FindLastIndex(v => v.At <= now - MaxLag);
        if (firstKept > 0) versions.RemoveRange(0, firstKept);
        versions.Add((now, grants));
        Replaced?.Invoke(uid, before, grants);
    }

    public void Clear() => _versions.Clear();
}
