using AckAuthConsole.Core.Permissions;

namespace AckAuthConsole.Core.Authorization;

/// <summary>One call that a plan will make, in order.</summary>
public abstract record PlanStep
{
    private PlanStep(string operation) => Operation = operation;

    /// <summary>The API operation, for people and for the record.</summary>
    public string Operation { get; }

    /// <summary>Attaches a RAM policy to the principal, so that the grant is of use.</summary>
    /// <param name="PolicyName">The policy.</param>
    /// <param name="IsSystem">Whether it is a system policy.</param>
    /// <param name="ToUser">To a user, else to a role.</param>
    public sealed record AttachPolicy(string PolicyName, bool IsSystem, bool ToUser) : PlanStep(ToUser ? "AttachPolicyToUser" : "AttachPolicyToRole");

    /// <summary>Adds entries.</summary>
    /// <param name="Entries">Which.</param>
    public sealed record Add(IReadOnlyList<PermissionKey> Entries) : PlanStep("UpdateUserPermissions?mode=patch");

    /// <summary>Removes entries.</summary>
    /// <param name="Entries">Which.</param>
    /// <param name="IsFirstHalfOfChange">Whether the next step puts other roles in their place; when that one fails, these are put back.</param>
    public sealed record Remove(IReadOnlyList<PermissionKey> Entries, bool IsFirstHalfOfChange) : PlanStep("UpdateUserPermissions?mode=delete");

    /// <summary>Replaces the whole set.</summary>
    /// <param name="Entries">Everything that shall be held, owner entries left out.</param>
    public sealed record ReplaceAll(IReadOnlyList<PermissionKey> Entries) : PlanStep("GrantPermissions");
}
