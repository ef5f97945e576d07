using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Access;

/// <summary>Decides console roles from configuration and store, anew at every question.</summary>
internal sealed class ConsoleAccess(IOptionsMonitor<ConsoleAccessOptions> options, IConsoleRoleStore store, ICloudAccount account) : IConsoleAccess
{
    public async Task<Result<ConsoleRole>> RoleOfAsync(ConsoleIdentity identity, CancellationToken cancellationToken)
    {
        if (identity.Kind == ConsoleIdentityKind.Console)
            return ConsoleRole.Administrator;
        var console = await account.GetIdentityAsync(cancellationToken).ConfigureAwait(false);
        if (!console.IsSuccess)
            return console.Failure;
        if (!string.Equals(console.Value.AccountId, identity.AccountId, StringComparison.Ordinal))
            return new Failure.Forbidden("console.other-account");
        if (identity.Kind == ConsoleIdentityKind.Account)
            return ConsoleRole.Administrator;
        if (identity.Principal is not { } principal)
            return ConsoleRole.Member;
        if (Configured(options.CurrentValue, principal) is { } configured)
            return configured;
        var stored = await store.FindAsync(principal, cancellationToken).ConfigureAwait(false);
        return stored.Map(role => role ?? ConsoleRole.Member);
    }

    public Task<Result<ConsoleRole>> RequireReaderAsync(ConsoleIdentity identity, CancellationToken cancellationToken) =>
        RequireAsync(identity, ConsoleRole.Auditor, "console.auditor-required", cancellationToken);

    public Task<Result<ConsoleRole>> RequireAdministratorAsync(ConsoleIdentity identity, CancellationToken cancellationToken) =>
        RequireAsync(identity, ConsoleRole.Administrator, "console.administrator-required", cancellationToken);

    public Task<Result<ConsoleRole>> RequireReaderOfAsync(ConsoleIdentity identity, PrincipalRef principal, CancellationToken cancellationToken) =>
        RequireAsync(identity, identity.Principal == principal ? ConsoleRole.Member : ConsoleRole.Auditor, "console.own-only", cancellationToken);

    /// <summary>The role that configuration gives; administrator wins.</summary>
    internal static ConsoleRole? Configured(ConsoleAccessOptions options, PrincipalRef principal) =>
        options.Administrators.Contains(principal.ToString()) ? ConsoleRole.Administrator
        : options.Auditors.Contains(principal.ToString()) ? ConsoleRole.Auditor
        : null;

    private async Task<Result<ConsoleRole>> RequireAsync(ConsoleIdentity identity, ConsoleRole least, string reason, CancellationToken cancellationToken)
    {
        var role = await RoleOfAsync(identity, cancellationToken).ConfigureAwait(false);
        return role.IsSuccess && role.Value < least ? new Failure.Forbidden(reason) : role;
    }
}
