namespace AckAuthConsole.Emulator.State;

/// <summary>What a policy can be attached to.</summary>
internal enum PrincipalKind
{
    User,
    Group,
    Role,
}

/// <summary>A policy attached, in the scope of the account, to a user, group or role.</summary>
/// <param name="Kind">What it is attached to.</param>
/// <param name="PrincipalId">The id (not the name) of the user, group or role.</param>
/// <param name="PolicyType"><c>System</c> or <c>Custom</c>.</param>
/// <param name="PolicyName">The policy's name.</param>
/// <param name="AttachDate">When it was attached.</param>
internal sealed record PolicyAttachment(PrincipalKind Kind, string PrincipalId, string PolicyType, string PolicyName, DateTimeOffset AttachDate);
