using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

internal sealed class FakePrincipals : IBrowsePrincipals, IViewPrincipal
{
    public List<Principal> Known { get; } = [];

    public Dictionary<string, Principal> RolesInRam { get; } = [];

    public ObservedPermissionSet Permissions { get; set; } = ObservedPermissionSet.Empty;

    public Task<Result<PrincipalPage>> ListAsync(ConsoleIdentity actor, PrincipalFilter filter, CancellationToken cancellationToken)
    {
        List<PrincipalRow> rows = [.. Known.Where(p => p.Ref.Kind == filter.Kind && p.Name.Contains(filter.Search, StringComparison.OrdinalIgnoreCase)).Select(p => new PrincipalRow(p, null, null))];
        return Task.FromResult<Result<PrincipalPage>>(new PrincipalPage([.. rows.Take(filter.Take)], rows.Count, rows.Count, InventoryStatus.Empty));
    }

    public Task<Result<IReadOnlyList<PrincipalRow>>> ListAllAsync(ConsoleIdentity actor, PrincipalFilter filter, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success<IReadOnlyList<PrincipalRow>>([]));

    public Task<Result<Principal>> FindRoleAsync(ConsoleIdentity actor, string roleName, CancellationToken cancellationToken) =>
        Task.FromResult<Result<Principal>>(RolesInRam.TryGetValue(roleName, out var role) ? role : new Failure.NotFound("ram-role", roleName));

    public Task<Result<PrincipalView>> GetAsync(ConsoleIdentity actor, PrincipalRef principal, CancellationToken cancellationToken) => Task.FromResult<Result<PrincipalView>>(
        new PrincipalView(new Principal { Ref = principal, Name = actor.Name }, Permissions, Sample.Now, true, [Sample.Production.Cluster], Result.Success<IReadOnlyList<AttachedPolicy>>([]), false));
}
