using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Directory;

/// <summary>Reads RAM identities. Every call goes to the cloud; failures are <see cref="Failure"/>s of the cloud.</summary>
public interface IRamDirectory
{
    /// <summary>All RAM users in pages of up to 1,000, frozen ones included (IMS ListUsers, falling back to RAM ListUsers where IMS is refused). Stops after the first failure.</summary>
    IAsyncEnumerable<Result<IReadOnlyList<Principal>>> ListUsersAsync(CancellationToken cancellationToken);

    /// <summary>All RAM roles in pages (RAM ListRoles). Stops after the first failure.</summary>
    IAsyncEnumerable<Result<IReadOnlyList<Principal>>> ListRolesAsync(CancellationToken cancellationToken);

    /// <summary>The user with that id (IMS GetUser); <see cref="Failure.NotFound"/> when RAM does not know it.</summary>
    Task<Result<Principal>> GetUserAsync(PrincipalId id, CancellationToken cancellationToken);

    /// <summary>The role so named (RAM GetRole); <see cref="Failure.NotFound"/> when RAM does not know it. There is no "get role by id" in RAM.</summary>
    Task<Result<Principal>> GetRoleByNameAsync(string roleName, CancellationToken cancellationToken);

    /// <summary>Users in the RAM recycle bin, for the names of ids deleted lately (IMS ListUsersInRecycleBin). Empty when refused.</summary>
    Task<Result<IReadOnlyList<Principal>>> ListDeletedUsersAsync(CancellationToken cancellationToken);
}
