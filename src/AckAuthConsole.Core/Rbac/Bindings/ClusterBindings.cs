using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Subjects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Bindings;

/// <summary>Reads bindings from the clusters' snapshots.</summary>
internal sealed class ClusterBindings(IConsoleAccess access, IClusterSnapshots snapshots, IClusterEndpoints endpoints, SubjectResolver subjects, BindingOrigins origins, RefusalJournal refusals) : IClusterBindings
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);

    public async Task<Result<BindingListView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, BindingQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var read = await ReadAsync(actor, cluster, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        var rows = read.Value.Rbac.Bindings.Select(b => RowOf(read.Value, b)).ToList();
        var matching = rows.Where(r => Matches(r, query)).ToList();
        return new BindingListView(
            ClusterRbacState.Of(read.Value, endpoints),
            [.. read.Value.Rbac.Namespaces.Union(rows.Select(r => r.Binding.Key.Namespace).Where(n => n.Length > 0))],
            [.. matching.Skip(Math.Max(0, query.Offset)).Take(Math.Clamp(query.Size, 1, BindingQuery.MaxSize))],
            matching.Count,
            rows.Count(r => r.Origin != BindingOrigin.KubernetesDefault));
    }

    public async Task<Result<BindingView>> GetAsync(ConsoleIdentity actor, ClusterId cluster, RbacKey binding, CancellationToken cancellationToken)
    {
        var read = await ReadAsync(actor, cluster, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        return read.Value.Rbac.FindBinding(binding) is { } found
            ? new BindingView(ClusterRbacState.Of(read.Value, endpoints), RowOf(read.Value, found))
            : new Failure.NotFound(binding.Kind.ToString().ToLowerInvariant(), binding.Name);
    }

    private static bool Matches(BindingRow row, BindingQuery query)
    {
        var search = query.Search.Trim();
        return (query.Origin is { } origin ? row.Origin == origin : row.Origin != BindingOrigin.KubernetesDefault)
            && (query.Namespace is null || row.Binding.Key.Namespace == query.Namespace.Value)
            && (!query.UselessOnly || row.IsUseless)
            && (search.Length == 0 || Has(row.Binding.Key.Name) || Has(row.Binding.Key.Namespace) || Has(row.Binding.RoleRef.Name)
                || row.Subjects.Any(s => Has(s.Name) || Has(s.Subject.Name) || Has(s.Subject.Namespace) || Has(s.Principal?.DisplayName ?? "")));

        bool Has(string text) => text.Contains(search, StringComparison.OrdinalIgnoreCase);
    }

    private BindingRow RowOf(ClusterSnapshot snapshot, RbacBinding binding)
    {
        var role = snapshot.Rbac.FindRole(binding.RoleRef);
        return new BindingRow(
            binding,
            origins.Of(snapshot.Cluster.Id, snapshot.Rbac, binding),
            role is not null,
            role is null ? [] : AccessHighlights.Of(role.Rules),
            [.. binding.Subjects.Select(s => subjects.Resolve(s.Kind == RbacSubjectKind.ServiceAccount && s.Namespace.Length == 0 ? s with { Namespace = binding.Key.Namespace } : s))]);
    }

    private async Task<Result<ClusterSnapshot>> ReadAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        return role.IsSuccess
            ? await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false)
            : await refusals.RecordAsync(actor, "cluster-bindings", role.Failure, cancellationToken).ConfigureAwait(false);
    }
}
