using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.RamPolicies;

/// <summary>Reads and attaches RAM policies in the account's scope. Attachments in a resource group's scope are not seen.</summary>
public interface IRamPolicyGateway
{
    /// <summary>All policies that reach a principal, those of a user's groups included (RAM ListPoliciesForUser/ForRole/ForGroup, ListGroupsForUser, GetPolicy).</summary>
    Task<Result<IReadOnlyList<AttachedPolicy>>> ListForAsync(Principal principal, CancellationToken cancellationToken);

    /// <summary>Attaches a policy; one that is attached already is a success (RAM AttachPolicyToUser, AttachPolicyToRole).</summary>
    Task<Result<CloudReceipt>> AttachAsync(Principal principal, string policyName, bool isSystem, CancellationToken cancellationToken);
}
