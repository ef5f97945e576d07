using System.Security.Cryptography;
using AckAuthConsole.Emulator.Kubernetes.Storage;

namespace AckAuthConsole.Emulator.Kubernetes.Identity;

/// <summary>What an API server trusts.</summary>
/// <param name="Authority">Signs client certificates.</param>
/// <param name="Tokens">Signs tokens of service accounts.</param>
/// <param name="AdminToken">A bearer token of the group <c>system:masters</c>.</param>
internal sealed record ClusterKeys(ClusterAuthority Authority, ServiceAccountTokens Tokens, string AdminToken)
{
    public static ClusterKeys Create(DateTimeOffset now) => new(ClusterAuthority.Create(now), ServiceAccountTokens.Create(), Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    public static ClusterKeys Restore(KubeClusterSnapshot snapshot, DateTimeOffset now) =>
        new(ClusterAuthority.Load(snapshot.Authority) ?? ClusterAuthority.Create(now), ServiceAccountTokens.Load(snapshot.TokenKey), snapshot.AdminToken);
}
