using System.Collections.Concurrent;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>A cloud's permissions in memory, with the documented semantics: patch adds, delete removes, a grant replaces; owner entries never change.</summary>
internal sealed class FakePermissionGateway(CallLog log) : IPermissionGateway
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PrincipalRef, ObservedPermissionSet> _held = [];
    private readonly Dictionary<PrincipalRef, (ObservedPermissionSet Old, int Reads)> _lagging = [];
    private int _requests;

    /// <summary>Reads that still show the old set after each write.</summary>
    public int LagInReads { get; set; }

    /// <summary>Asked before each write; its answer goes wrong.</summary>
    public Func<string, WriteFault?> OnWrite { get; set; } = _ => null;

    /// <summary>Asked before each read; a failure is its answer.</summary>
    public Func<PrincipalRef, Failure?> OnRead { get; set; } = _ => null;

    /// <summary>Awaited before each write does anything.</summary>
    public Func<string, CancellationToken, Task> WhileWriting { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Awaited before each read answers, after it looked.</summary>
    public Func<PrincipalRef, Task> WhileReading { get; set; } = _ => Task.CompletedTask;

    public ConcurrentDictionary<PrincipalRef, int> Reads { get; } = new();

    public ObservedPermissionSet this[PrincipalRef principal]
    {
        get
        {
            lock (_gate)
                return _held.GetValueOrDefault(principal, ObservedPermissionSet.Empty);
        }

        set
        {
            lock (_gate)
                _held[principal] = value;
        }
    }

    /// <summary>The bindings that ACK makes in a cluster for everything held now.</summary>
    public IReadOnlyList<RbacBinding> BindingsIn(ClusterId cluster)
    {
        lock (_gate)
        {
            return [.. from held in _held
                       from item in held.Value.Items
                       where item.Scope.Kind == ScopeKind.AllClusters || item.Scope.ClusterId == cluster
                       select AsBinding(held.Key.Id.Value, item)];
        }
    }

    public async Task<Result<ObservedPermissionSet>> ReadAsync(PrincipalRef principal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Reads.AddOrUpdate(principal, 1, (_, n) => n + 1);
        if (OnRead(principal) is { } failure)
            return failure;
        var seen = Look(principal);
        await WhileReading(principal);
        return seen;
    }

    public Task<Result<CloudReceipt>> AddAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken) =>
        WriteAsync("patch", principal, entries, held => held.Concat(entries.Select(e => new ObservedPermission(e))), cancellationToken);

    public Task<Result<CloudReceipt>> RemoveAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken) =>
        WriteAsync("delete", principal, entries, held => held.Where(h => h.IsOwner || !entries.Contains(h.Key)), cancellationToken);

    public Task<Result<CloudReceipt>> ReplaceAllAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken) =>
        WriteAsync("grant", principal, entries, held => held.Where(h => h.IsOwner).Concat(entries.Select(e => new ObservedPermission(e))), cancellationToken);

    private static RbacBinding AsBinding(string uid, ObservedPermission held)
    {
        var (role, part) = held.Role.AsPredefined is { } predefined ? (predefined.ClusterRoleName(), "") : (held.Role.Text["custom:".Length..], held.Role.Text["custom:".Length..] + "-");
        var subject = FakeClusterRbac.User(uid + "-1673419473");
        return held.Scope.NamespaceName is { } ns
            ? FakeClusterRbac.Binding(ns.Value, $"{uid}-{part}{ns.Value}-rolebinding", RbacKey.ClusterRole(role), subject)
            : FakeClusterRbac.ClusterBinding($"{uid}-{part}clusterrolebinding", role, subject);
    }

    private ObservedPermissionSet Look(PrincipalRef principal)
    {
        lock (_gate)
        {
            if (!_lagging.TryGetValue(principal, out var old))
                return _held.GetValueOrDefault(principal, ObservedPermissionSet.Empty);
            if (old.Reads <= 1)
                _lagging.Remove(principal);
            else
                _lagging[principal] = (old.Old, old.Reads - 1);
            return old.Old;
        }
    }

    private async Task<Result<CloudReceipt>> WriteAsync(
        string operation, PrincipalRef principal, IReadOnlyList<PermissionKey> entries, Func<IEnumerable<ObservedPermission>, IEnumerable<ObservedPermission>> change, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        log.Add($"call {operation} {string.Join(", ", entries.Select(e => e.Text).Order(StringComparer.Ordinal))}");
        await WhileWriting(operation, cancellationToken);
        var fault = OnWrite(operation);
        if (fault is null or { TakesEffect: true })
        {
            lock (_gate)
            {
                var before = _held.GetValueOrDefault(principal, ObservedPermissionSet.Empty);
                _held[principal] = ObservedPermissionSet.From(change(before.Items));
                if (LagInReads > 0)
                    _lagging[principal] = (before, LagInReads);
            }
        }

        return fault is not null ? fault.Failure : new CloudReceipt(operation, $"request-{Interlocked.Increment(ref _requests)}");
    }
}
