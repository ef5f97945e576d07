using System.Collections.Concurrent;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Console roles in memory.</summary>
internal sealed class MemoryRoleStore : IConsoleRoleStore
{
    public ConcurrentDictionary<PrincipalRef, ConsoleRoleAssignment> Stored { get; } = new();

    public Failure? Failure { get; set; }

    /// <summary>Awaited before the list is given.</summary>
    public Func<Task> WhileListing { get; set; } = () => Task.CompletedTask;

    public async Task<Result<IReadOnlyList<ConsoleRoleAssignment>>> ListAsync(CancellationToken cancellationToken)
    {
        await WhileListing();
        return Failure is { } failure ? failure : Result.Success<IReadOnlyList<ConsoleRoleAssignment>>([.. Stored.Values]);
    }

    public Task<Result<ConsoleRole?>> FindAsync(PrincipalRef principal, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Result<ConsoleRole?> result = Failure is { } failure ? failure : (ConsoleRole?)Stored.GetValueOrDefault(principal)?.Role;
        return Task.FromResult(result);
    }

    public Task<Result<Done>> PutAsync(ConsoleRoleAssignment assignment, CancellationToken cancellationToken)
    {
        if (Failure is { } failure)
            return Task.FromResult<Result<Done>>(failure);
        Stored[assignment.Principal] = assignment;
        return Task.FromResult<Result<Done>>(Done.Instance);
    }

    public Task<Result<Done>> RemoveAsync(PrincipalRef principal, CancellationToken cancellationToken)
    {
        Result<Done> result = Failure is { } failure ? failure
            : Stored.TryRemove(principal, out _) ? Done.Instance
            : new Failure.NotFound("console-role", principal.Id.Value);
        return Task.FromResult(result);
    }

    public void Give(ConsoleIdentity identity, ConsoleRole role) => Stored[identity.Principal!] = new ConsoleRoleAssignment(identity.Principal!, role, identity.Name, false);
}
