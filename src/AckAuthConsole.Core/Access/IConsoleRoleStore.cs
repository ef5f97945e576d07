using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Access;

/// <summary>Keeps the console roles that administrators assigned. One role per principal.</summary>
public interface IConsoleRoleStore
{
    /// <summary>All assignments, by role, then name.</summary>
    Task<Result<IReadOnlyList<ConsoleRoleAssignment>>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The role of one principal; null when none is stored.</summary>
    Task<Result<ConsoleRole?>> FindAsync(PrincipalRef principal, CancellationToken cancellationToken);

    /// <summary>Adds an assignment or replaces the principal's.</summary>
    Task<Result<Done>> PutAsync(ConsoleRoleAssignment assignment, CancellationToken cancellationToken);

    /// <summary>Removes the principal's assignment; <see cref="Failure.NotFound"/> when there is none.</summary>
    Task<Result<Done>> RemoveAsync(PrincipalRef principal, CancellationToken cancellationToken);
}
