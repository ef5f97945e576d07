using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Subjects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.WhoCan;

/// <summary>Asks a cluster's snapshot, and joins the user names of one RAM identity.</summary>
internal sealed class WhoCanUseCase(
    IConsoleAccess access, IClusterSnapshots snapshots, IClusterEndpoints endpoints, SubjectResolver subjects, IAuditTrail trail, TimeProvider clock, RefusalJournal refusals) : IWhoCan
{
    private static readonly TimeSpan s_maxAge = TimeSpan.FromMinutes(1);

    public async Task<Result<WhoCanView>> AskAsync(ConsoleIdentity actor, ClusterId cluster, WhoCanQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        return role.IsSuccess
            ? await AnswerAsync(cluster, query, cancellationToken).ConfigureAwait(false)
            : await refusals.RecordAsync(actor, "who-can", role.Failure, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Result<WhoCanView>> ExportAsync(ConsoleIdentity actor, ClusterId cluster, WhoCanQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "who-can-export", role.Failure, cancellationToken).ConfigureAwait(false);
        var answer = await AnswerAsync(cluster, query, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return answer;
        var written = await trail.AppendAsync(
            new AuditRecord
            {
                Kind = AuditEntryKind.Event,
                Action = AuditActions.ExportAccess,
                Actor = AuditActor.Of(actor, role.Value),
                CorrelationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
                Target = new AuditTarget("cluster", cluster.Value, answer.Value.State.Cluster.Name),
                Clusters = [cluster.Value],
                Outcome = AuditOutcome.Succeeded,
                Details = new Dictionary<string, string>
                {
                    ["question"] = string.Join(' ', new[] { query.Verb.Trim(), query.Resource.Trim(), query.Name.Trim(), query.Namespace?.Value ?? "" }.Where(w => w.Length > 0)),
                    ["rows"] = answer.Value.Holders.Length.ToString(System.Globalization.CultureInfo.InvariantCulture),
                },
            },
            cancellationToken).ConfigureAwait(false);
        return written.IsSuccess ? answer : written.Failure;
    }

    private async Task<Result<WhoCanView>> AnswerAsync(ClusterId cluster, WhoCanQuery query, CancellationToken cancellationToken)
    {
        var question = query.ToQuestion();
        if (!question.IsSuccess)
            return question.Failure;
        var read = await snapshots.GetAsync(cluster, s_maxAge, cancellationToken).ConfigureAwait(false);
        if (!read.IsSuccess)
            return read.Failure;
        var rbac = read.Value.Rbac;
        var answer = query is { Namespace: null, Anywhere: true } ? rbac.WhoCanAnywhere(question.Value) : rbac.WhoCan(question.Value);
        var holders = answer.Entries
            .Select(e => new WhoCanHolder(subjects.Resolve(e.Subject), e.Chains))
            .GroupBy(h => AccessHolders.KeyOf(h.Who), StringComparer.Ordinal)
            .Select(g => g.First() with { Chains = [.. g.SelectMany(h => h.Chains)] })
            .OrderBy(h => h.Who.Kind)
            .ThenBy(h => h.Who.Name, StringComparer.OrdinalIgnoreCase);
        return new WhoCanView(question.Value, ClusterRbacState.Of(read.Value, endpoints), [.. holders], [.. rbac.Namespaces], answer.Gaps.IsEmpty);
    }
}
