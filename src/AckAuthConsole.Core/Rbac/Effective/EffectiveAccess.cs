using System.Collections.Immutable;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Effective;

/// <summary>Asks a cluster's snapshot what a RAM identity holds.</summary>
internal sealed class EffectiveAccess(IConsoleAccess access, InventoryState inventory, PrincipalResolver principals, IClusterSnapshots snapshots, RefusalJournal refusals) : IEffectiveAccess
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);

    public async Task<Result<EffectiveAccessView>> GetAsync(ConsoleIdentity actor, EffectiveAccessQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var role = await access.RequireReaderOfAsync(actor, query.Principal, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, query.Principal.ToString(), role.Failure, cancellationToken).ConfigureAwait(false);
        var who = await principals.ResolveAsync(query.Principal, cancellationToken).ConfigureAwait(false);
        if (!who.IsSuccess)
            return who.Failure;
        var read = await snapshots.GetAsync(query.Cluster, s_maxAge, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;

        var rbac = read.Value.Rbac;
        var user = AckUserName.UserOf(rbac, query.Principal.Id);
        var ns = query.Namespace?.Value ?? "";
        var held = rbac.RulesOf(user, ns);
        var bindings = rbac.BindingsOf(user);

        // What everybody who is signed in holds is no place of anybody's own.
        ImmutableArray<string> own = [.. bindings.Where(b => b.Binding.Key.Kind == RbacKind.RoleBinding && b.Subject.Kind != RbacSubjectKind.Group).Select(b => b.Binding.Key.Namespace).Distinct().Order(StringComparer.Ordinal)];
        return new EffectiveAccessView
        {
            Principal = who.Value,
            Cluster = read.Value.Cluster,
            UserNames = user.Names,
            Groups = user.Groups,
            OwnNamespaces = own,
            Namespaces = role.Value >= ConsoleRole.Auditor ? [.. rbac.Namespaces.Union(own)] : own,
            Held = held,
            Matrix = AccessMatrix.Of(held),
            Highlights = AccessHighlights.Of(rbac, user, ns),
            Bindings = [.. bindings.Where(b => b.Binding.Key.Kind == RbacKind.ClusterRoleBinding || b.Binding.Key.Namespace == ns)],
            ReadAt = read.Value.ReadAt,
            Failure = read.Value.Failure,
        };
    }

    public async Task<Result<IReadOnlyList<Cluster>>> ListClustersAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        // Everyone of the account may see names of clusters.
        var role = await access.RoleOfAsync(actor, cancellationToken).ConfigureAwait(false);
        return role.IsSuccess ? Result.Success<IReadOnlyList<Cluster>>([.. inventory.Current.Clusters.OrderBy(c => c.Name, StringComparer.OrdinalIgnoreCase)]) : role.Failure;
    }
}
