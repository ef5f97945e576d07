using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AckAuthConsole.Web.Security;

/// <summary>Looks at once whether the session still holds when a connection comes or comes back.</summary>
internal sealed class SessionCircuitHandler(AuthenticationStateProvider authentication) : CircuitHandler
{
    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) =>
        (authentication as SessionAuthenticationStateProvider)?.RevalidateAsync() ?? Task.CompletedTask;
}
