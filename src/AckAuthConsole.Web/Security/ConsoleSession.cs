using AckAuthConsole.Core.Access;
using Microsoft.AspNetCore.Components.Authorization;

namespace AckAuthConsole.Web.Security;

/// <summary>The signed-in person of one circuit. Rights are never kept: the role is asked anew each time.</summary>
public sealed class ConsoleSession(AuthenticationStateProvider authentication, IConsoleAccess access)
{
    /// <summary>Who acts. After the session ended: nobody, whom every use case refuses.</summary>
    public async Task<ConsoleIdentity> GetIdentityAsync()
    {
        if (authentication is SessionAuthenticationStateProvider { IsExpired: true })
            return SessionIdentity.Nobody;

        return SessionIdentity.From((await authentication.GetAuthenticationStateAsync()).User);
    }

    /// <summary>The console role now; <see cref="ConsoleRole.Member"/> when it cannot be told, since an unknown answer counts as forbidden.</summary>
    public async Task<ConsoleRole> GetRoleAsync(CancellationToken cancellationToken = default) =>
        (await access.RoleOfAsync(await GetIdentityAsync(), cancellationToken)).Match(static role => role, static _ => ConsoleRole.Member);
}
