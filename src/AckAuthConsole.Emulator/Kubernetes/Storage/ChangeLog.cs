namespace AckAuthConsole.Emulator.Kubernetes.Storage;

/// <summary>The latest changes of a cluster, from which watches resume.</summary>
internal sealed class ChangeLog
{
    /// <summary>How many changes are kept at least, unless they are dropped on purpose.</summary>
    public const int Capacity = 20_000;

    private readonly List<KubeChange> _changes = [];

    /// <summary>Changes after this revision are all here.</summary>
    public long Start { get; private set; }

    public void Add(KubeChange change)
    {
        _changes.Add(change);
        if (_changes.Count < 2 * Capacity) return;
        Start = _changes[Capacity - 1].Revision;
        _changes.RemoveRange(0, Capacity);
    }

    /// <summary>Changes after a revision, oldest first.</summary>
    public IEnumerable<KubeChange> Since(long revision)
    {
        var (low, high) = (0, _changes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_changes[middle].Revision <= revision) low = middle + 1;
            else high = middle;
        }
        for (var i = low; i < _changes.Count; i++) yield return _changes[i];
    }

    public void Clear(long revision)
    {
        _changes.Clear();
        Start = revision;
    }
}
