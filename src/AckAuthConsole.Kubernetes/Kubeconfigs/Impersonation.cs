namespace AckAuthConsole.Kubernetes.Kubeconfigs;

/// <summary>As whom requests are made, instead of as the one who authenticates (<c>as</c>, <c>as-uid</c>, <c>as-groups</c>, <c>as-user-extra</c>).</summary>
/// <param name="UserName">The user name.</param>
/// <param name="Uid">The uid; empty for none.</param>
/// <param name="Groups">The groups.</param>
/// <param name="Extra">Further facts.</param>
public sealed record Impersonation(string UserName, string Uid, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, IReadOnlyList<string>> Extra)
{
    /// <summary>A user with groups.</summary>
    public static Impersonation Of(string userName, params IReadOnlyList<string> groups) => new(userName, "", groups, new Dictionary<string, IReadOnlyList<string>>());
}
