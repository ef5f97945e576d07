using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Settings;

/// <summary>Asks the cloud who the console is and holds its policies against what it needs.</summary>
internal sealed class Connection(
    IConsoleAccess access, ICloudAccount account, IRamPolicyGateway policies, ConsoleReach reach, PrincipalResolver principals, RefusalJournal refusals, TimeProvider clock) : IConnection
{
    public async Task<Result<ConnectionReport>> CheckAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        var role = await access.RequireReaderAsync(actor, cancellationToken).ConfigureAwait(false);
        if (!role.IsSuccess)
            return await refusals.RecordAsync(actor, "settings", role.Failure, cancellationToken).ConfigureAwait(false);
        var identity = await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        var alias = identity.IsSuccess ? await account.GetAliasAsync(cancellationToken).ConfigureAwait(false) : identity.Failure;
        return new ConnectionReport(
            account.IsEmulated,
            identity,
            alias.IsSuccess ? alias.Value : null,
            account.Endpoints,
            await CheckActionsAsync(identity, cancellationToken).ConfigureAwait(false),
            await reach.SeesEveryClusterAsync(cancellationToken).ConfigureAwait(false),
            ConsolePolicy.Document,
            clock.GetUtcNow());
    }

    private async Task<IReadOnlyList<RequiredAction>> CheckActionsAsync(Result<CloudIdentity> identity, CancellationToken cancellationToken)
    {
        if (!identity.IsSuccess)
            return Answer(_ => null);
        if (identity.Value.Principal is not { } reference)
            return Answer(_ => true);
        var own = await principals.ResolveAsync(reference, cancellationToken).ConfigureAwait(false);
        if (!own.IsSuccess)
            return Answer(_ => null);
        var attached = await policies.ListForAsync(own.Value, cancellationToken).ConfigureAwait(false);
        if (!attached.IsSuccess)
            return Answer(_ => null);
        return Answer(action => PolicyEvaluator.Decide(attached.Value, action.Names, action.Resource) switch
        {
            RamDecision.Allowed => true,
            RamDecision.Denied => false,
            _ => null,
        });

        static IReadOnlyList<RequiredAction> Answer(Func<ConsolePolicyAction, bool?> decide) =>
            [.. ConsolePolicy.Actions.Select(a => new RequiredAction(string.Join(" / ", a.Names), a.Purpose, decide(a)))];
    }
}
