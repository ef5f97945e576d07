using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Settings;

/// <summary>How the console is connected.</summary>
/// <param name="IsEmulated">Whether the account is the emulator's.</param>
/// <param name="Identity">Who the console is, or why that is not known.</param>
/// <param name="AccountAlias">The account's alias; null when there is none or it may not be read.</param>
/// <param name="Endpoints">Product and endpoint.</param>
/// <param name="Actions">Every RAM action that the console needs, and whether it is allowed.</param>
/// <param name="SeesEveryCluster">Whether the console is known to see every cluster.</param>
/// <param name="RecommendedPolicy">The exact policy to paste in RAM (JSON, indented).</param>
/// <param name="CheckedAt">When this was asked.</param>
public sealed record ConnectionReport(
    bool IsEmulated,
    Result<CloudIdentity> Identity,
    string? AccountAlias,
    IReadOnlyList<KeyValuePair<string, string>> Endpoints,
    IReadOnlyList<RequiredAction> Actions,
    bool SeesEveryCluster,
    string RecommendedPolicy,
    DateTimeOffset CheckedAt);
