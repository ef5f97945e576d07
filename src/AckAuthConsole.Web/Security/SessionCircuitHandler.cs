using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace AckAuthConsole.Web.Security;

/// <summary>Tells the session that the person did something in the circuit, and looks again when a connection comes back.</summary>
internal sealed class SessionCircuitHandler(AuthenticationStateProvider authentication) : CircuitHandler
{
    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => context =>
    {
        (authentication as SessionAuthenticationStateProvider)?.MarkActive();
        return next(context);
    };

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken) =>
        (authentication as SessionAuthenticationStateProvider)?.RevalidateAsync() ?? Task.CompletedTask;
}
