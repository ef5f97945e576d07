using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Kubernetes.Identity;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.Kubernetes.Storage;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Kubernetes;

/// <summary>
/// One emulated API server: its objects, its clock of revisions and its keys. Like everything of the account it is used with the state's lock
/// held; only <see cref="NextChange"/>, <see cref="IsClosed"/> and stored objects may be used without.
/// </summary>
internal sealed class KubeCluster
{
    private static readonly TimeSpan s_tableLife = TimeSpan.FromMinutes(5);

    private readonly Dictionary<KubeResource, ObjectTable> _tables = [];
    private readonly Dictionary<(KubeResource Resource, long Revision), (ObjectTable Table, DateTimeOffset Until)> _pastTables = [];
    private readonly Dictionary<Type, object> _features = [];
    private readonly Queue<KubeChange> _unreported = new();
    private readonly IReadOnlyList<IKubeClusterPart> _parts;
    private readonly TimeProvider _clock;
    private readonly Action _changed;
    private TaskCompletionSource _nextChange = NewSignal();
    private bool _isReporting;

    public KubeCluster(Cluster source, KubeResourceRegistry resources, ClusterKeys keys, IReadOnlyList<IKubeClusterPart> parts, TimeProvider clock, Action changed)
    {
        (Source, Resources, Keys, _parts, _clock, _changed) = (source, resources, keys, parts, clock, changed);
        foreach (var resource in resources.All.Where(resource => resource.IsStored)) _tables[resource] = ObjectTable.Empty(resource);
    }

    /// <summary>The ACK cluster whose API server this is.</summary>
    public Cluster Source { get; }

    public string Id => Source.ClusterId;

    public KubeResourceRegistry Resources { get; }

    public ClusterKeys Keys { get; }

    /// <summary>Revision of the latest write.</summary>
    public long Revision { get; private set; } = 1;

    public ChangeLog Log { get; } = new();

    /// <summary>The cluster is gone; watches end.</summary>
    public bool IsClosed { get; private set; }

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Completes at the next write. Take it before reading what there is.</summary>
    public Task NextChange => Volatile.Read(ref _nextChange).Task;

    /// <summary>What a part keeps for this cluster.</summary>
    public T Feature<T>(Func<T> make)
        where T : class
    {
        if (!_features.TryGetValue(typeof(T), out var feature)) _features[typeof(T)] = feature = make();
        return (T)feature;
    }

    public ObjectTable Table(KubeResource resource) => _tables[resource];

    public StoredObject? Find(KubeResource resource, string ns, string name) => _tables[resource].Find(ns, name);

    /// <summary>Finds by qualified plural name, such as <c>clusterroles.rbac.authorization.k8s.io</c>.</summary>
    public StoredObject? Find(string qualifiedPlural, string ns, string name) => Find(Resources[qualifiedPlural], ns, name);

    /// <summary>Objects in the order of lists.</summary>
    /// <param name="resource">Their kind.</param>
    /// <param name="ns">Empty: of all namespaces.</param>
    public IEnumerable<StoredObject> List(KubeResource resource, string ns = "") => _tables[resource].In(ns);

    public IEnumerable<StoredObject> List(string qualifiedPlural, string ns = "") => List(Resources[qualifiedPlural], ns);

    /// <summary>
    /// Stores an object as controllers and the cloud do, without authorization and validation: makes it or replaces what is there.
    /// Nothing happens when nothing changes.
    /// </summary>
    /// <param name="json">The whole object with apiVersion and kind; uid and creation time are kept or given.</param>
    public StoredObject Put(JsonObject json)
    {
        var resource = ResourceOf(json);
        var data = Canonical(resource, json);
        var metadata = (JsonObject)data["metadata"]!;
        var old = Find(resource, (string?)metadata["namespace"] ?? "", (string)metadata["name"]!);
        if (old is not null)
        {
            foreach (var name in (string[])["uid", "creationTimestamp", "resourceVersion", "generation"])
            {
                if (old.Metadata[name] is { } value) metadata[name] = value.DeepClone();
            }
            data = Canonical(resource, data);
            if (JsonNode.DeepEquals(data, old.Data)) return old;
        }
        else
        {
            metadata["uid"] ??= NewUid();
            metadata["creationTimestamp"] ??= TimeText(Now);
        }
        return Store(resource, data, old);
    }

    /// <summary>Takes an object away without asking finalizers; false if there is none.</summary>
    public bool Remove(KubeResource resource, string ns, string name)
    {
        if (Find(resource, ns, name) is not { } old) return false;
        Delete(old);
        return true;
    }

    /// <summary>Stores a version that is ready but for its resource version.</summary>
    public StoredObject Store(KubeResource resource, JsonObject data, StoredObject? old)
    {
        var stored = Stamp(resource, data, ++Revision);
        _tables[resource] = _tables[resource].With(stored);
        Commit(new(Revision, stored, old, false));
        return stored;
    }

    /// <summary>Removes an object; its last state bears the revision of the deletion.</summary>
    public StoredObject Delete(StoredObject old)
    {
        var last = Stamp(old.Resource, old.Copy(), ++Revision);
        _tables[old.Resource] = _tables[old.Resource].Without(old);
        Commit(new(Revision, last, old, true));
        return last;
    }

    /// <summary>Keeps a table for the pages of a list that follow.</summary>
    public void Remember(KubeResource resource, long revision, ObjectTable table)
    {
        var now = Now;
        if (_pastTables.Count > 64)
        {
            foreach (var (key, past) in _pastTables.ToList()) if (past.Until < now) _pastTables.Remove(key);
        }
        _pastTables[(resource, revision)] = (table, now + s_tableLife);
    }

    /// <summary>The table as it was at a revision; null when that was too long ago.</summary>
    public ObjectTable? TableAt(KubeResource resource, long revision)
    {
        if (_pastTables.TryGetValue((resource, revision), out var past) && past.Until >= Now) return past.Table;
        if (revision == Revision) return _tables[resource];
        if (revision < Log.Start || revision > Revision) return null;
        // Undo the changes that came later, newest first.
        var table = _tables[resource];
        foreach (var change in Log.Since(revision).Where(change => change.Object.Resource == resource).Reverse())
        {
            if (change.Previous is null) table = table.Without(change.Object);
            else table = table.With(change.Previous);
        }
        return table;
    }

    /// <summary>Forgets the past: watches cannot resume from before, lists cannot go on.</summary>
    public void Compact()
    {
        Log.Clear(Revision);
        _pastTables.Clear();
    }

    /// <summary>Ends all watches.</summary>
    public void Close()
    {
        IsClosed = true;
        _nextChange.TrySetResult();
    }

    /// <summary>Fills a new cluster.</summary>
    public void Seed()
    {
        var created = TimeText(Source.Created == default ? Now : Source.Created);
        Load(_parts.SelectMany(part => part.Seed(this)).Select(json =>
        {
            var resource = ResourceOf(json);
            var data = Canonical(resource, json);
            var metadata = (JsonObject)data["metadata"]!;
            metadata["uid"] ??= NewUid();
            metadata["creationTimestamp"] ??= created;
            return Stamp(resource, data, ++Revision);
        }));
    }

    /// <summary>Fills a cluster as it was saved.</summary>
    public void Restore(KubeClusterSnapshot snapshot)
    {
        Revision = snapshot.Revision;
        Load(snapshot.Objects.Where(json => Resources.FindKind((string)json["apiVersion"]!, (string)json["kind"]!) is not null).Select(json =>
            StoredObject.Of(ResourceOf(json), json, long.Parse((string)json["metadata"]!["resourceVersion"]!, CultureInfo.InvariantCulture))));
    }

    public KubeClusterSnapshot ToSnapshot() => new()
    {
        ClusterId = Id,
        Revision = Revision,
        Authority = Keys.Authority.ToPem(),
        TokenKey = Keys.Tokens.ToPem(),
        AdminToken = Keys.AdminToken,
        Objects = [.. _tables.Values.SelectMany(table => table.In("")).Select(stored => stored.Data)],
    };

    public static string NewUid() => Guid.NewGuid().ToString();

    public static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void Load(IEnumerable<StoredObject> objects)
    {
        foreach (var group in objects.ToList().GroupBy(stored => stored.Resource)) _tables[group.Key] = _tables[group.Key].WithAll(group);
        Compact();
        foreach (var part in _parts) part.Start(this);
    }

    private KubeResource ResourceOf(JsonObject json) =>
        Resources.FindKind((string)json["apiVersion"]!, (string)json["kind"]!) ?? throw new ArgumentException($"{json["apiVersion"]} {json["kind"]} is not served.", nameof(json));

    private static JsonObject Canonical(KubeResource resource, JsonObject json)
    {
        resource.Strategy.Default(json);
        return Api.ObjectForm.Canonical(resource, json);
    }

    private static StoredObject Stamp(KubeResource resource, JsonObject data, long revision)
    {
        var metadata = (JsonObject)data["metadata"]!;
        metadata["resourceVersion"] = revision.ToString(CultureInfo.InvariantCulture);
        return StoredObject.Of(resource, Api.ObjectForm.Canonical(resource, data), revision);
    }

    private void Commit(KubeChange change)
    {
        Log.Add(change);
        _unreported.Enqueue(change);
        if (!_isReporting)
        {
            _isReporting = true;
            try
            {
                while (_unreported.TryDequeue(out var next))
                {
                    foreach (var part in _parts) part.OnChange(this, next);
                }
            }
            finally
            {
                _isReporting = false;
            }
        }
        _changed();
        Interlocked.Exchange(ref _nextChange, NewSignal()).TrySetResult();
    }

    // Watches must not run inside the lock of whoever writes.
    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
