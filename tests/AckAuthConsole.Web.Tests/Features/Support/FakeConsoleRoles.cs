using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

internal sealed class FakeConsoleRoles : IConsoleRoles
{
    public List<ConsoleRoleAssignment> Assignments { get; } = [];

    public List<(PrincipalRef Principal, ConsoleRole? Role, string Reason)> Calls { get; } = [];

    public Func<Task<Result<Done>>> Answer { get; set; } = () => Task.FromResult<Result<Done>>(new Done());

    public Task<Result<IReadOnlyList<ConsoleRoleAssignment>>> ListAsync(ConsoleIdentity actor, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success<IReadOnlyList<ConsoleRoleAssignment>>([.. Assignments]));

    public Task<Result<Done>> AssignAsync(ConsoleIdentity actor, PrincipalRef principal, ConsoleRole role, string reason, CancellationToken cancellationToken)
    {
        Calls.Add((principal, role, reason));
        return Answer();
    }

    public Task<Result<Done>> RemoveAsync(ConsoleIdentity actor, PrincipalRef principal, string reason, CancellationToken cancellationToken)
    {
        Calls.Add((principal, null, reason));
        return Answer();
    }
}
