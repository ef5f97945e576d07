using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.ContainerService;

/// <summary>Permissions by CS.</summary>
internal sealed class CloudPermissionGateway(ContainerServiceClient client) : IPermissionGateway
{
    public Task<Result<ObservedPermissionSet>> ReadAsync(PrincipalRef principal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return CloudFailures.RunAsync(
            async () =>
            {
                var entries = await client.DescribeUserPermissionAsync(principal.Id.Value, cancellationToken).ConfigureAwait(false);
                return ObservedPermissionSet.From(entries.Select(PermissionMapping.ToObserved));
            },
            KindOf(principal), principal.Id.Value);
    }

    public Task<Result<CloudReceipt>> AddAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken) =>
        UpdateAsync(principal, ContainerServiceClient.ModePatch, entries, cancellationToken);

    public Task<Result<CloudReceipt>> RemoveAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken) =>
        UpdateAsync(principal, ContainerServiceClient.ModeDelete, entries, cancellationToken);

    public Task<Result<CloudReceipt>> ReplaceAllAsync(PrincipalRef principal, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken) =>
        WriteAsync(
            principal, entries, "GrantPermissions", body => client.GrantPermissionsAsync(principal.Id.Value, body, cancellationToken));

    private Task<Result<CloudReceipt>> UpdateAsync(
        PrincipalRef principal, string mode, IReadOnlyList<PermissionKey> entries, CancellationToken cancellationToken) => WriteAsync(
            principal, entries, $"UpdateUserPermissions?mode={mode}",
            body => client.UpdateUserPermissionsAsync(principal.Id.Value, mode, body, cancellationToken));

    private static async Task<Result<CloudReceipt>> WriteAsync(
        PrincipalRef principal, IReadOnlyList<PermissionKey> entries, string operation, Func<IReadOnlyList<PermissionBody>, Task<OpenApiResponse>> write)
    {
        ArgumentNullException.ThrowIfNull(principal);
        ArgumentNullException.ThrowIfNull(entries);

        var body = new List<PermissionBody>(entries.Count);
        foreach (var entry in entries)
        {
            // Sending the rest without it would, for a replacement, delete what nobody chose to delete.
            if (PermissionMapping.ToBody(entry, principal.Kind) is not { } one)
                return new Failure.Invalid("permission.no-request-form", "entries", entry.Text);
            body.Add(one);
        }

        return await CloudFailures.RunAsync(
            async () =>
            {
                var response = await write(body).ConfigureAwait(false);
                return new CloudReceipt(operation, response.RequestId);
            },
            KindOf(principal), principal.Id.Value).ConfigureAwait(false);
    }

    private static string KindOf(PrincipalRef principal) => principal.Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role";
}
