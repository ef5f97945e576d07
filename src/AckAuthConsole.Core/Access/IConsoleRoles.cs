using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Access;

/// <summary>The use case behind "console roles" of the settings page. Changes are recorded in the audit trail.</summary>
public interface IConsoleRoles
{
    /// <summary>Who is administrator or auditor, by configuration and by assignment. For administrators and auditors.</summary>
    Task<Result<IReadOnlyList<ConsoleRoleAssignment>>> ListAsync(ConsoleIdentity actor, CancellationToken cancellationToken);

    /// <summary>Makes a principal administrator or auditor. For administrators.</summary>
    Task<Result<Done>> AssignAsync(ConsoleIdentity actor, PrincipalRef principal, ConsoleRole role, string reason, CancellationToken cancellationToken);

    /// <summary>Takes the role away. For administrators; never one's own, never the last administrator, never one from configuration.</summary>
    Task<Result<Done>> RemoveAsync(ConsoleIdentity actor, PrincipalRef principal, string reason, CancellationToken cancellationToken);
}
