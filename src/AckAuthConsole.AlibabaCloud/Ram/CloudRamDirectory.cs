using System.Runtime.CompilerServices;
using AckAuthConsole.AlibabaCloud.Ims;
using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.Ram;

/// <summary>Users by IMS (it knows ids and status), roles by RAM.</summary>
internal sealed class CloudRamDirectory(RamClient ram, ImsClient ims) : IRamDirectory
{
    // The default leaves frozen users out, and those keep their permissions.
    private const string EveryStatus = "active,freeze";

    public async IAsyncEnumerable<Result<IReadOnlyList<Principal>>> ListUsersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var first = true;
        var fallBack = false;
        var pages = PagesAsync(
            ims.ListUsersAsync(EveryStatus, cancellationToken), static p => [.. (p.Users?.User ?? []).Select(FromIms).OfType<Principal>()], cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            // Only before anything was given: a mixture of both lists could hold a user twice.
            if (first && page.Failure is Failure.Forbidden { Reason: "cloud.ram-denied" })
            {
                fallBack = true;
                break;
            }

            first = false;
            yield return page;
        }

        if (!fallBack)
            yield break;

        var ramPages = PagesAsync(
            ram.ListUsersAsync(cancellationToken), static p => [.. (p.Users?.User ?? []).Select(FromRam).OfType<Principal>()], cancellationToken);
        await foreach (var page in ramPages.ConfigureAwait(false))
            yield return page;
    }

    public IAsyncEnumerable<Result<IReadOnlyList<Principal>>> ListRolesAsync(CancellationToken cancellationToken) => PagesAsync(
        ram.ListRolesAsync(cancellationToken), static p => [.. (p.Roles?.Role ?? []).Select(FromRole).OfType<Principal>()], cancellationToken);

    public Task<Result<Principal>> GetUserAsync(PrincipalId id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        return CloudFailures.RunAsync(
            async () =>
            {
                var reply = await ims.GetUserAsync(id.Value, cancellationToken).ConfigureAwait(false);
                return FromIms(reply.User) ?? throw Unreadable(CloudProduct.Ims, "GetUser", reply.RequestId);
            },
            "ram-user", id.Value);
    }

    public Task<Result<Principal>> GetRoleByNameAsync(string roleName, CancellationToken cancellationToken) => CloudFailures.RunAsync(
        async () =>
        {
            var reply = await ram.GetRoleAsync(roleName, cancellationToken).ConfigureAwait(false);
            return FromRole(reply.Role) ?? throw Unreadable(CloudProduct.Ram, "GetRole", reply.RequestId);
        },
        "ram-role", roleName);

    public async Task<Result<IReadOnlyList<Principal>>> ListDeletedUsersAsync(CancellationToken cancellationToken)
    {
        var found = new List<Principal>();
        var pages = PagesAsync(
            ims.ListUsersInRecycleBinAsync(cancellationToken), static p => [.. (p.Users?.User ?? []).Select(FromRecycleBin).OfType<Principal>()], cancellationToken);
        await foreach (var page in pages.ConfigureAwait(false))
        {
            // It only adds names to ids: being refused it is no reason to stop.
            if (page.Failure is Failure.Forbidden { Reason: "cloud.ram-denied" })
                return Result.Success<IReadOnlyList<Principal>>([]);
            if (!page.IsSuccess)
                return page;
            found.AddRange(page.Value);
        }

        return found;
    }

    private static async IAsyncEnumerable<Result<IReadOnlyList<Principal>>> PagesAsync<TPage>(
        IAsyncEnumerable<TPage> source, Func<TPage, IReadOnlyList<Principal>> map, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = source.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                Result<IReadOnlyList<Principal>> result;
                try
                {
                    if (!await pages.MoveNextAsync().ConfigureAwait(false))
                        yield break;
                    result = Result.Success<IReadOnlyList<Principal>>(map(pages.Current));
                }
                catch (CloudApiException e)
                {
                    result = e.Error.ToFailure();
                }

                yield return result;
                if (!result.IsSuccess)
                    yield break;
            }
        }
        finally
        {
            await pages.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static Principal? FromIms(ImsUser? user) => user is null || !PrincipalId.TryParse(user.UserId, out var id) ? null : new Principal
    {
        Ref = new(PrincipalKind.RamUser, id),
        Name = NameOf(user.UserName, user.UserPrincipalName, id),
        DisplayName = user.DisplayName ?? "",
        Description = user.Comments ?? "",
        Presence = string.Equals(user.Status, "freeze", StringComparison.OrdinalIgnoreCase) ? PrincipalPresence.Frozen : PrincipalPresence.Present,
        CreatedAt = CloudTimes.Parse(user.CreateDate),
        LastSignInAt = CloudTimes.Parse(user.LastLoginDate),
    };

    private static Principal? FromRam(RamUserEntry user) => !PrincipalId.TryParse(user.UserId, out var id) ? null : new Principal
    {
        Ref = new(PrincipalKind.RamUser, id),
        Name = NameOf(user.UserName, null, id),
        DisplayName = user.DisplayName ?? "",
        Description = user.Comments ?? "",
        CreatedAt = CloudTimes.Parse(user.CreateDate),
        LastSignInAt = CloudTimes.Parse(user.LastLoginDate),
    };

    private static Principal? FromRole(RamRoleEntry? role) => role is null || !PrincipalId.TryParse(role.RoleId, out var id) ? null : new Principal
    {
        Ref = new(PrincipalKind.RamRole, id),
        Name = string.IsNullOrEmpty(role.RoleName) ? id.Value : role.RoleName,
        Description = role.Description ?? "",
        CreatedAt = CloudTimes.Parse(role.CreateDate),
    };

    private static Principal? FromRecycleBin(RecycledUser user) => !PrincipalId.TryParse(user.UserId, out var id) ? null : new Principal
    {
        Ref = new(PrincipalKind.RamUser, id),
        Name = NameOf(null, user.UserPrincipalName, id),
        DisplayName = user.DisplayName ?? "",
        Presence = PrincipalPresence.NotSeenInRam,
        CreatedAt = CloudTimes.Parse(user.CreateDate),
    };

    /// <summary>The name without its domain, which is what RAM takes.</summary>
    private static string NameOf(string? userName, string? principalName, PrincipalId id)
    {
        if (!string.IsNullOrEmpty(userName))
            return userName;
        if (string.IsNullOrEmpty(principalName))
            return id.Value;

        var at = principalName.LastIndexOf('@');
        return at > 0 ? principalName[..at] : principalName;
    }

    private static CloudApiException Unreadable(CloudProduct product, string action, string? requestId) => new(
        CloudError.Local(CloudErrorKind.BadReply, product, action, "UnreadableResponse", $"The reply of {action} has no usable id.") with { RequestId = requestId });
}
