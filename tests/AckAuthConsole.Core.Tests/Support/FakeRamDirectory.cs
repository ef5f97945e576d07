using System.Runtime.CompilerServices;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>RAM in memory.</summary>
internal sealed class FakeRamDirectory : IRamDirectory
{
    public List<Principal> Users { get; } = [];

    public List<Principal> Roles { get; } = [];

    public List<Principal> Deleted { get; } = [];

    public Failure? UsersFailure { get; set; }

    public Failure? RolesFailure { get; set; }

    public IAsyncEnumerable<Result<IReadOnlyList<Principal>>> ListUsersAsync(CancellationToken cancellationToken) => PagesAsync(Users, UsersFailure, cancellationToken);

    public IAsyncEnumerable<Result<IReadOnlyList<Principal>>> ListRolesAsync(CancellationToken cancellationToken) => PagesAsync(Roles, RolesFailure, cancellationToken);

    public Task<Result<Principal>> GetUserAsync(PrincipalId id, CancellationToken cancellationToken)
    {
        Result<Principal> result = UsersFailure is { } failure ? failure
            : Users.FirstOrDefault(u => u.Ref.Id == id) is { } user ? user
            : new Failure.NotFound("ram-user", id.Value);
        return Task.FromResult(result);
    }

    public Task<Result<Principal>> GetRoleByNameAsync(string roleName, CancellationToken cancellationToken)
    {
        Result<Principal> result = Roles.FirstOrDefault(r => r.Name == roleName) is { } role ? role : new Failure.NotFound("ram-role", roleName);
        return Task.FromResult(result);
    }

    public Task<Result<IReadOnlyList<Principal>>> ListDeletedUsersAsync(CancellationToken cancellationToken) => Task.FromResult(Result.Success<IReadOnlyList<Principal>>([.. Deleted]));

    // The first page comes, then the failure: an outage in the middle of a listing.
    private static async IAsyncEnumerable<Result<IReadOnlyList<Principal>>> PagesAsync(List<Principal> all, Failure? failure, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var page in all.ToList().Chunk(2))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return Result.Success<IReadOnlyList<Principal>>(page);
            if (failure is not null)
                break;
        }

        if (failure is not null)
            yield return failure;
    }
}
