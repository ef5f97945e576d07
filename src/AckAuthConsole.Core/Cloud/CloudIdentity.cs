using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Cloud;

/// <summary>The identity with which the console calls the cloud (STS GetCallerIdentity).</summary>
/// <param name="Kind">Account, RAM user or role session.</param>
/// <param name="AccountId">The account's 16-digit id.</param>
/// <param name="Arn">The cloud's ARN, for people.</param>
/// <param name="Principal">The RAM user or RAM role behind it; null for the account.</param>
/// <param name="Name">User name or role name, as far as the ARN tells; null for the account.</param>
public sealed record CloudIdentity(CloudIdentityKind Kind, string AccountId, string Arn, PrincipalRef? Principal, string? Name);
