using System.Collections.Immutable;
using AckAuthConsole.Emulator.Kubernetes.Resources;

namespace AckAuthConsole.Emulator.Kubernetes.Storage;

/// <summary>All objects of one resource at one moment, in the order of their paths. Immutable, so that a list in pages reads what its first page read.</summary>
internal sealed class ObjectTable
{
    private readonly ImmutableSortedSet<StoredObject> _objects;
    private readonly KubeResource _resource;

    private ObjectTable(KubeResource resource, ImmutableSortedSet<StoredObject> objects) => (_resource, _objects) = (resource, objects);

    public int Count => _objects.Count;

    public StoredObject this[int index] => _objects[index];

    public static ObjectTable Empty(KubeResource resource) => new(resource, ImmutableSortedSet.Create<StoredObject>(ByPath.Instance));

    public StoredObject? Find(string ns, string name) =>
        _objects.TryGetValue(StoredObject.Probe(_resource, StoredObject.PathOf(ns, name)), out var found) ? found : null;

    /// <summary>Takes the place of the object of the same path, if there is one.</summary>
    public ObjectTable With(StoredObject stored) => new(_resource, _objects.Remove(stored).Add(stored));

    public ObjectTable WithAll(IEnumerable<StoredObject> stored)
    {
        var builder = _objects.ToBuilder();
        foreach (var one in stored)
        {
            builder.Remove(one);
            builder.Add(one);
        }
        return new(_resource, builder.ToImmutable());
    }

    public ObjectTable Without(StoredObject stored) => new(_resource, _objects.Remove(stored));

    /// <summary>The index of the first object whose path is not before this one.</summary>
    public int IndexFrom(string path)
    {
        var index = _objects.IndexOf(StoredObject.Probe(_resource, path));
        return index < 0 ? ~index : index;
    }

    /// <summary>First index and the one after the last of a namespace's objects; of all when it is empty.</summary>
    public (int First, int End) Range(string ns) => ns.Length == 0 ? (0, Count) : (IndexFrom(ns + "/"), IndexFrom(ns + "0"));

    public IEnumerable<StoredObject> In(string ns)
    {
        if (ns.Length == 0) return _objects;
        var (first, end) = Range(ns);
        return Enumerable.Range(first, end - first).Select(index => _objects[index]);
    }

    private sealed class ByPath : IComparer<StoredObject>
    {
        public static ByPath Instance { get; } = new();

        public int Compare(StoredObject? x, StoredObject? y) => string.CompareOrdinal(x?.Path, y?.Path);
    }
}
