using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.RamPolicies;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.Ram;

/// <summary>Policies by RAM.</summary>
internal sealed class CloudRamPolicyGateway(RamClient ram) : IRamPolicyGateway
{
    private const string SystemType = "System";
    private const string CustomType = "Custom";

    public Task<Result<IReadOnlyList<AttachedPolicy>>> ListForAsync(Principal principal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return CloudFailures.RunAsync<IReadOnlyList<AttachedPolicy>>(
            async () =>
            {
                var attachments = principal.Ref.Kind == PrincipalKind.RamUser
                    ? await OfUserAsync(principal.Name, cancellationToken).ConfigureAwait(false)
                    : Attachments(await ram.ListPoliciesForRoleAsync(principal.Name, cancellationToken).ConfigureAwait(false), group: null);

                // A policy that comes on several ways is read once; the limiter bounds how many are read at a time.
                var documents = attachments.Select(static a => (a.Type, a.Name)).Distinct()
                    .ToDictionary(static p => p, p => DocumentAsync(p.Type, p.Name, cancellationToken));
                await Task.WhenAll(documents.Values).ConfigureAwait(false);

                var policies = new List<AttachedPolicy>(attachments.Count);
                foreach (var (type, name, group) in attachments)
                {
                    // Detached and deleted while the list was read: it does not reach the principal any more.
                    if (await documents[(type, name)].ConfigureAwait(false) is { } document)
                        policies.Add(new AttachedPolicy(name, type == SystemType, document, group));
                }

                return policies;
            },
            KindOf(principal), principal.Name);
    }

    public Task<Result<CloudReceipt>> AttachAsync(Principal principal, string policyName, bool isSystem, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var isUser = principal.Ref.Kind == PrincipalKind.RamUser;
        var type = isSystem ? SystemType : CustomType;
        return CloudFailures.RunAsync(
            async () =>
            {
                try
                {
                    var response = isUser
                        ? await ram.AttachPolicyToUserAsync(type, policyName, principal.Name, cancellationToken).ConfigureAwait(false)
                        : await ram.AttachPolicyToRoleAsync(type, policyName, principal.Name, cancellationToken).ConfigureAwait(false);
                    return Receipt(response.RequestId);
                }
                catch (CloudApiException e) when (e.Error.Kind == CloudErrorKind.AlreadyExists)
                {
                    return Receipt(e.Error.RequestId);
                }
            },
            KindOf(principal), principal.Name);

        CloudReceipt Receipt(string? requestId) => new(isUser ? "AttachPolicyToUser" : "AttachPolicyToRole", requestId);
    }

    private async Task<List<(string Type, string Name, string? Group)>> OfUserAsync(string userName, CancellationToken cancellationToken)
    {
        var attachments = Attachments(await ram.ListPoliciesForUserAsync(userName, cancellationToken).ConfigureAwait(false), group: null);
        var groups = await ram.ListGroupsForUserAsync(userName, cancellationToken).ConfigureAwait(false);
        foreach (var group in groups.Groups?.Group ?? [])
        {
            if (string.IsNullOrEmpty(group.GroupName))
                continue;

            attachments.AddRange(Attachments(await ram.ListPoliciesForGroupAsync(group.GroupName, cancellationToken).ConfigureAwait(false), group.GroupName));
        }

        return attachments;
    }

    private async Task<string?> DocumentAsync(string type, string name, CancellationToken cancellationToken)
    {
        try
        {
            var reply = await ram.GetPolicyAsync(type, name, cancellationToken).ConfigureAwait(false);
            return reply.DefaultPolicyVersion?.PolicyDocument ?? "";
        }
        catch (CloudApiException e) when (e.Error.Kind == CloudErrorKind.NotFound)
        {
            return null;
        }
    }

    private static List<(string Type, string Name, string? Group)> Attachments(ListPoliciesForPrincipalResponse reply, string? group) =>
    [
        .. (reply.Policies?.Policy ?? [])
            .Where(static p => !string.IsNullOrEmpty(p.PolicyName))
            .Select(p => (p.PolicyType ?? CustomType, p.PolicyName!, group)),
    ];

    private static string KindOf(Principal principal) => principal.Ref.Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role";
}
