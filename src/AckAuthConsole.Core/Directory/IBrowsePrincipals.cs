using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Directory;

/// <summary>The use case behind "RAM Users" and "RAM Roles". Answers from the inventory; never calls the cloud. For administrators and auditors.</summary>
public interface IBrowsePrincipals
{
    /// <summary>A page of principals.</summary>
    Task<Result<PrincipalPage>> ListAsync(ConsoleIdentity actor, PrincipalFilter filter, CancellationToken cancellationToken);

    /// <summary>All references that match, at most <see cref="Authorization.PlanRequest.MaxTargets"/>, for "select all".</summary>
    Task<Result<IReadOnlyList<PrincipalRow>>> ListAllAsync(ConsoleIdentity actor, PrincipalFilter filter, CancellationToken cancellationToken);

    /// <summary>Finds a RAM role by its exact name, without case, in the inventory, else in RAM; then its id can be used. For administrators and auditors.</summary>
    Task<Result<Principal>> FindRoleAsync(ConsoleIdentity actor, string roleName, CancellationToken cancellationToken);
}
