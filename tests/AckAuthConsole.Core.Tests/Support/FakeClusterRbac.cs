using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>The API servers of clusters in memory: objects with versions, whole reads in two pages, watches, dry runs, conflicts, and outages on demand.</summary>
internal sealed class FakeClusterRbac : IClusterRbac
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ClusterId, State> _clusters = [];
    private int _version = 100;

    /// <summary>Clusters that do not answer, with the reason.</summary>
    public Dictionary<ClusterId, Failure> Unreachable { get; } = [];

    /// <summary>Asked before each write with its words, for instance <c>create ClusterRole/x</c>; a failure is its answer.</summary>
    public Func<string, Failure?> OnWrite { get; set; } = _ => null;

    /// <summary>Awaited in the middle of each whole read, after the first page.</summary>
    public Func<ClusterId, CancellationToken, Task> WhileReading { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Bindings that each whole read shows besides those that were put, for instance of ACK's grants.</summary>
    public Func<ClusterId, IEnumerable<RbacBinding>> AlsoBound { get; set; } = _ => [];

    /// <summary>Gaps that each whole read reports.</summary>
    public List<RbacGap> Gaps { get; } = [];

    /// <summary>Whole reads so far, by cluster.</summary>
    public ConcurrentDictionary<ClusterId, int> Reads { get; } = [];

    /// <summary>Watches that are open now.</summary>
    public int Watches { get; private set; }

    /// <summary>Every write that was stored, in order.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>Small versions of the ClusterRoles that every ACK cluster has.</summary>
    public static RbacRole[] OrdinaryRoles =>
    [
        Role("cluster-admin", Rule("*", "*", "*")),
        Role("view", Rule("get,list,watch", "core", "pods,pods/log,configmaps")),
        Role("edit", Rule("get,list,watch,create,update,delete", "core", "pods,configmaps,secrets")),
        Role("cs:admin", Rule("*", "*", "*")),
        Role("cs:admin-view", Rule("get,list,watch", "*", "*")),
        Role("cs:ops", Rule("*", "core", "pods,pods/exec,secrets,configmaps"), Rule("get,list,watch,patch", "core", "namespaces,nodes")),
        Role("cs:ns:dev", Rule("*", "core", "pods,pods/exec,secrets,configmaps")),
        Role("cs:restricted", Rule("get,list,watch", "core", "pods,pods/exec,secrets,configmaps")),
    ];

    public static RbacRole Role(string name, params RbacRule[] rules) => new() { Key = RbacKey.ClusterRole(name), Rules = [.. rules] };

    public static RbacRule Rule(string verbs, string groups, string resources) => new() { Verbs = Split(verbs), ApiGroups = Split(groups), Resources = Split(resources) };

    public static RbacBinding ClusterBinding(string name, string clusterRole, params RbacSubject[] subjects) =>
        new() { Key = RbacKey.ClusterRoleBinding(name), RoleRef = RbacKey.ClusterRole(clusterRole), Subjects = [.. subjects] };

    public static RbacBinding Binding(string ns, string name, RbacKey role, params RbacSubject[] subjects) => new() { Key = RbacKey.RoleBinding(ns, name), RoleRef = role, Subjects = [.. subjects] };

    public static RbacSubject User(string name) => new(RbacSubjectKind.User, name);

    public void AddNamespace(ClusterId cluster, params string[] names)
    {
        foreach (var name in names)
            Change(cluster, new RbacChange.PutNamespace(name));
    }

    public void Put(ClusterId cluster, params RbacRole[] roles)
    {
        foreach (var role in roles)
            Change(cluster, new RbacChange.PutRole(role with { Metadata = Stored(role.Metadata) }));
    }

    public void Put(ClusterId cluster, params RbacBinding[] bindings)
    {
        foreach (var binding in bindings)
            Change(cluster, new RbacChange.PutBinding(binding with { Metadata = Stored(binding.Metadata) }));
    }

    public void Remove(ClusterId cluster, RbacKey key) => Change(cluster, new RbacChange.Remove(key));

    /// <summary>Ends every open watch of a cluster with a failure.</summary>
    public void EndWatches(ClusterId cluster, Failure failure)
    {
        lock (_gate)
        {
            foreach (var watcher in Of(cluster).Watchers)
                watcher.Writer.TryWrite(failure);
        }
    }

    public async IAsyncEnumerable<Result<RbacPage>> ReadAsync(Cluster cluster, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Reads.AddOrUpdate(cluster.Id, 1, static (_, reads) => reads + 1);
        if (Unreachable.TryGetValue(cluster.Id, out var failure))
        {
            yield return failure;
            yield break;
        }

        RbacPage first, second;
        lock (_gate)
        {
            var state = Of(cluster.Id);
            first = new RbacPage { Namespaces = [.. state.Namespaces], Roles = [.. state.Roles.Values] };
            second = new RbacPage { Bindings = [.. state.Bindings.Values, .. AlsoBound(cluster.Id)], Gaps = [.. Gaps], Position = Position() };
        }

        yield return first;
        await WhileReading(cluster.Id, cancellationToken);
        yield return second;
    }

    public async IAsyncEnumerable<Result<RbacChanges>> WatchAsync(Cluster cluster, RbacPosition from, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateUnbounded<Result<RbacChanges>>();
        lock (_gate)
        {
            Of(cluster.Id).Watchers.Add(channel);
            Watches++;
            var missed = Of(cluster.Id).Log.Where(l => l.Version > int.Parse(from.Versions["all"], CultureInfo.InvariantCulture)).Select(l => l.Change).ToList();
            if (missed.Count > 0)
                channel.Writer.TryWrite(new RbacChanges(missed, Position()));
        }

        try
        {
            await foreach (var changes in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return changes;
                if (!changes.IsSuccess)
                    yield break;
            }
        }
        finally
        {
            lock (_gate)
            {
                Of(cluster.Id).Watchers.Remove(channel);
                Watches--;
            }
        }
    }

    public Task<Result<RbacManifest>> GetAsync(Cluster cluster, RbacKey key, CancellationToken cancellationToken)
    {
        if (Unreachable.TryGetValue(cluster.Id, out var failure))
            return Task.FromResult<Result<RbacManifest>>(failure);
        lock (_gate)
            return Task.FromResult(Find(cluster.Id, key) is { } found ? found : (Result<RbacManifest>)new Failure.NotFound(Word(key.Kind), key.Name));
    }

    public Task<Result<RbacManifest>> CreateAsync(Cluster cluster, RbacManifest manifest, bool dryRun, CancellationToken cancellationToken) =>
        WriteAsync(cluster, "create", manifest, dryRun, () => Find(cluster.Id, manifest.Key) is null ? null : new Failure.Conflict("kubernetes.already-exists", manifest.Key.Name));

    public Task<Result<RbacManifest>> ReplaceAsync(Cluster cluster, RbacManifest manifest, bool dryRun, CancellationToken cancellationToken) =>
        WriteAsync(cluster, "replace", manifest, dryRun, () => Find(cluster.Id, manifest.Key) is not { } stored ? new Failure.NotFound(Word(manifest.Key.Kind), manifest.Key.Name)
            : stored.Metadata.ResourceVersion == manifest.Metadata.ResourceVersion ? null : new Failure.Conflict("kubernetes.conflict", manifest.Key.Name));

    public Task<Result<Done>> DeleteAsync(Cluster cluster, RbacKey key, string uid, string resourceVersion, bool dryRun, CancellationToken cancellationToken)
    {
        if (Unreachable.TryGetValue(cluster.Id, out var failure) || OnWrite($"delete {key}") is { } refused && (failure = refused) is not null)
            return Task.FromResult<Result<Done>>(failure);
        lock (_gate)
        {
            if (Find(cluster.Id, key) is not { } stored)
                return Task.FromResult<Result<Done>>(new Failure.NotFound(Word(key.Kind), key.Name));
            if (stored.Metadata.Uid != uid || (resourceVersion.Length > 0 && stored.Metadata.ResourceVersion != resourceVersion))
                return Task.FromResult<Result<Done>>(new Failure.Conflict("kubernetes.conflict", key.Name));
        }

        if (!dryRun)
        {
            Writes.Add($"delete {key}");
            Change(cluster.Id, new RbacChange.Remove(key));
        }

        return Task.FromResult<Result<Done>>(Done.Instance);
    }

    private static string Word(RbacKind kind) => kind.ToString().ToLowerInvariant();

    private static System.Collections.Immutable.ImmutableArray<string> Split(string words) => [.. words.Split(',').Select(w => w == "core" ? "" : w)];

    private Task<Result<RbacManifest>> WriteAsync(Cluster cluster, string verb, RbacManifest manifest, bool dryRun, Func<Failure?> check)
    {
        if (Unreachable.TryGetValue(cluster.Id, out var failure) || OnWrite($"{verb} {manifest.Key}") is { } refused && (failure = refused) is not null)
            return Task.FromResult<Result<RbacManifest>>(failure);
        lock (_gate)
        {
            if (check() is { } bad)
                return Task.FromResult<Result<RbacManifest>>(bad);
        }

        if (dryRun)
            return Task.FromResult<Result<RbacManifest>>(manifest);
        Writes.Add($"{verb} {manifest.Key}");
        if (manifest.Role is { } role)
            Put(cluster.Id, role);
        else
            Put(cluster.Id, manifest.Binding!);
        return GetAsync(cluster, manifest.Key, CancellationToken.None);
    }

    private RbacManifest? Find(ClusterId cluster, RbacKey key)
    {
        var state = Of(cluster);
        return state.Roles.TryGetValue(key, out var role) ? FakeManifests.Manifest(role) : state.Bindings.TryGetValue(key, out var binding) ? FakeManifests.Manifest(binding) : null;
    }

    private RbacMetadata Stored(RbacMetadata metadata) => metadata with { Uid = metadata.Uid.Length > 0 ? metadata.Uid : $"uid-{_version}", ResourceVersion = Interlocked.Increment(ref _version).ToString(CultureInfo.InvariantCulture) };

    private void Change(ClusterId cluster, RbacChange change)
    {
        lock (_gate)
        {
            var state = Of(cluster);
            switch (change)
            {
                case RbacChange.PutRole put:
                    state.Roles[put.Role.Key] = put.Role;
                    break;
                case RbacChange.PutBinding put:
                    state.Bindings[put.Binding.Key] = put.Binding;
                    break;
                case RbacChange.Remove remove:
                    state.Roles.Remove(remove.Key);
                    state.Bindings.Remove(remove.Key);
                    break;
                case RbacChange.PutNamespace put:
                    state.Namespaces.Add(put.Name);
                    break;
            }

            state.Log.Add((Interlocked.Increment(ref _version), change));
            foreach (var watcher in state.Watchers)
                watcher.Writer.TryWrite(new RbacChanges([change], Position()));
        }
    }

    private RbacPosition Position() => new(new Dictionary<string, string> { ["all"] = _version.ToString(CultureInfo.InvariantCulture) });

    private State Of(ClusterId cluster) => _clusters.TryGetValue(cluster, out var state) ? state : _clusters[cluster] = new State();

    private sealed class State
    {
        public Dictionary<RbacKey, RbacRole> Roles { get; } = [];

        public Dictionary<RbacKey, RbacBinding> Bindings { get; } = [];

        public SortedSet<string> Namespaces { get; } = new(StringComparer.Ordinal);

        public List<(int Version, RbacChange Change)> Log { get; } = [];

        public List<Channel<Result<RbacChanges>>> Watchers { get; } = [];
    }
}
