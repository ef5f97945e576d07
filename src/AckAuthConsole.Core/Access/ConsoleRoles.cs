using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Access;

/// <summary>Assigns and removes console roles; each change is an intent and an outcome in the trail.</summary>
internal sealed class ConsoleRoles(
    IConsoleAccess access,
    IConsoleRoleStore store,
    IAuditTrail trail,
    InventoryState inventory,
    IOptionsMonitor<ConsoleAccessOptions> options,
    TimeProvider clock,
    RefusalJournal refusals) : IConsoleRoles, IDisposable
{
    // Two administrators who remove each other at once must not both succeed.
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task<Result<IReadOnlyList<ConsoleRoleAssignment>>> ListAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return role.Failure;
        return await AllAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task<Result<Done>> AssignAsync(ConsoleIdentity actor, PrincipalRef principal, ConsoleRole role, string reason, CancellationToken cancellationToken)
    {
        var right = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!right.IsSuccess)
            return await refusals.RecordAsync(actor, "console-roles", right.Failure, cancellationToken).ConfigureAwait(false);
        if (role is not (ConsoleRole.Administrator or ConsoleRole.Auditor))
            return new Failure.Invalid("console-role.unknown", "role", role.ToString());
        if (CheckReason(reason) is { } bad)
            return bad;
        var known = inventory.Current.Find(principal);
        if (known is null || known.Principal.Presence == PrincipalPresence.NotSeenInRam)
            return new Failure.NotFound(principal.Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role", principal.Id.Value);
        if (ConsoleAccess.Configured(options.CurrentValue, principal) is not null)
            return new Failure.Conflict("console-role.from-configuration", known.Principal.Name);

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Asked again in turn: whoever held the gate before may just have taken this very right away.
            right = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
            if (!right.IsSuccess)
                return await refusals.RecordAsync(actor, "console-roles", right.Failure, cancellationToken).ConfigureAwait(false);
            if (role != ConsoleRole.Administrator && await IsForbiddenLossAsync(actor, principal, cancellationToken).ConfigureAwait(false) is { } loss)
                return loss;
            var assignment = new ConsoleRoleAssignment(principal, role, known.Principal.Name, false, clock.GetUtcNow(), actor.Name);
            return await RecordedAsync(actor, right.Value, AuditActions.AssignConsoleRole, principal, known.Principal.Name, role, reason,
                () => store.PutAsync(assignment, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task<Result<Done>> RemoveAsync(ConsoleIdentity actor, PrincipalRef principal, string reason, CancellationToken cancellationToken)
    {
        var right = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!right.IsSuccess)
            return await refusals.RecordAsync(actor, "console-roles", right.Failure, cancellationToken).ConfigureAwait(false);
        if (CheckReason(reason) is { } bad)
            return bad;
        if (ConsoleAccess.Configured(options.CurrentValue, principal) is not null)
            return new Failure.Conflict("console-role.from-configuration", principal.Id.Value);

        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Asked again in turn: whoever held the gate before may just have taken this very right away.
            right = await access.RequireAdministratorAsync(actor, cancellationToken).ConfigureAwait(false);
            if (!right.IsSuccess)
                return await refusals.RecordAsync(actor, "console-roles", right.Failure, cancellationToken).ConfigureAwait(false);
            var all = await AllAsync(cancellationToken).ConfigureAwait(false);
            if (!all.IsSuccess)
                return all.Failure;
            if (all.Value.FirstOrDefault(a => a.Principal == principal) is not { } assignment)
                return new Failure.NotFound("console-role", principal.Id.Value);
            if (await IsForbiddenLossAsync(actor, principal, cancellationToken).ConfigureAwait(false) is { } loss)
                return loss;
            return await RecordedAsync(actor, right.Value, AuditActions.RemoveConsoleRole, principal, assignment.Name, assignment.Role, reason,
                () => store.RemoveAsync(principal, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private static Failure? CheckReason(string reason) =>
        string.IsNullOrWhiteSpace(reason) ? new Failure.Invalid("submission.reason-required", "reason")
        : reason.Length > Authorization.PlanSubmission.MaxReasonLength ? new Failure.Invalid("submission.reason-too-long", "reason")
        : null;

    private async Task<Failure?> IsForbiddenLossAsync(ConsoleIdentity actor, PrincipalRef principal, CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken).ConfigureAwait(false);
        if (!all.IsSuccess)
            return all.Failure;
        if (!all.Value.Any(a => a.Principal == principal && a.Role == ConsoleRole.Administrator))
            return null;
        if (actor.Principal == principal)
            return new Failure.Conflict("console-role.own");
        return all.Value.Count(a => a.Role == ConsoleRole.Administrator) <= 1 ? new Failure.Conflict("console-role.last-administrator") : null;
    }

    private async Task<Result<IReadOnlyList<ConsoleRoleAssignment>>> AllAsync(CancellationToken cancellationToken)
    {
        var stored = await store.ListAsync(cancellationToken).ConfigureAwait(false);
        if (!stored.IsSuccess)
            return stored;
        var configured = Configured(ConsoleRole.Administrator, options.CurrentValue.Administrators)
            .Concat(Configured(ConsoleRole.Auditor, options.CurrentValue.Auditors))
            .DistinctBy(a => a.Principal)
            .ToList();
        IReadOnlyList<ConsoleRoleAssignment> all =
        [
            .. configured.Concat(stored.Value.Where(s => configured.All(c => c.Principal != s.Principal)))
                .OrderByDescending(a => a.Role).ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase),
        ];
        return Result.Success(all);
    }

    private IEnumerable<ConsoleRoleAssignment> Configured(ConsoleRole role, IList<string> references)
    {
        foreach (var text in references)
        {
            if (PrincipalRef.TryParse(text, out var principal))
                yield return new ConsoleRoleAssignment(principal, role, inventory.Current.Find(principal)?.Principal.Name ?? principal.Id.Value, true);
        }
    }

    private async Task<Result<Done>> RecordedAsync(
        ConsoleIdentity actor, ConsoleRole actorRole, string action, PrincipalRef principal, string name, ConsoleRole role, string reason,
        Func<Task<Result<Done>>> change, CancellationToken cancellationToken)
    {
        var record = new AuditRecord
        {
            Kind = AuditEntryKind.Intent,
            Action = action,
            Actor = AuditActor.Of(actor, actorRole),
            CorrelationId = Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"),
            Target = new AuditTarget(principal.Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role", principal.Id.Value, name),
            Reason = reason.Trim(),
            Details = new Dictionary<string, string> { ["consoleRole"] = role.ToString() },
        };
        return await AuditedChange.MakeAsync(trail, record, change, cancellationToken).ConfigureAwait(false);
    }
}
