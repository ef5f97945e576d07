using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Access;

/// <summary>Decides what an identity may do in the console. Every use case asks it anew; nothing is kept from sign-in.</summary>
public interface IConsoleAccess
{
    /// <summary>The identity's console role now. Another account's identity is <see cref="Failure.Forbidden"/> (<c>console.other-account</c>).</summary>
    Task<Result<ConsoleRole>> RoleOfAsync(ConsoleIdentity identity, CancellationToken cancellationToken);

    /// <summary>Passes for administrators and auditors; else <c>console.auditor-required</c>.</summary>
    Task<Result<ConsoleRole>> RequireReaderAsync(ConsoleIdentity identity, CancellationToken cancellationToken);

    /// <summary>Passes for administrators; else <c>console.administrator-required</c>.</summary>
    Task<Result<ConsoleRole>> RequireAdministratorAsync(ConsoleIdentity identity, CancellationToken cancellationToken);

    /// <summary>Passes for administrators and auditors, and for the principal itself; else <c>console.own-only</c>.</summary>
    Task<Result<ConsoleRole>> RequireReaderOfAsync(ConsoleIdentity identity, PrincipalRef principal, CancellationToken cancellationToken);
}
