using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

internal sealed class FakeConsoleAccess : IConsoleAccess
{
    public ConsoleRole Role { get; set; } = ConsoleRole.Administrator;

    public Task<Result<ConsoleRole>> RoleOfAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => Task.FromResult<Result<ConsoleRole>>(Role);

    public Task<Result<ConsoleRole>> RequireReaderAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => RoleOfAsync(identity, cancellationToken);

    public Task<Result<ConsoleRole>> RequireAdministratorAsync(ConsoleIdentity identity, CancellationToken cancellationToken) => RoleOfAsync(identity, cancellationToken);

    public Task<Result<ConsoleRole>> RequireReaderOfAsync(ConsoleIdentity identity, PrincipalRef principal, CancellationToken cancellationToken) => RoleOfAsync(identity, cancellationToken);
}
