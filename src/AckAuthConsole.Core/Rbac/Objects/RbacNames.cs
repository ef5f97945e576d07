namespace AckAuthConsole.Core.Rbac.Objects;

/// <summary>Names that Kubernetes itself fixes.</summary>
public static class RbacNames
{
    /// <summary>The API group of the four kinds.</summary>
    public const string ApiGroup = "rbac.authorization.k8s.io";

    /// <summary>Stands for everything in verbs, groups, resources and paths.</summary>
    public const string All = "*";

    /// <summary>Members of this group are allowed everything before RBAC is asked.</summary>
    public const string Masters = "system:masters";

    /// <summary>Everyone who proved who he is.</summary>
    public const string Authenticated = "system:authenticated";

    /// <summary>Everyone who did not.</summary>
    public const string Unauthenticated = "system:unauthenticated";

    /// <summary>The user name of whoever did not.</summary>
    public const string Anonymous = "system:anonymous";

    /// <summary>All service accounts.</summary>
    public const string ServiceAccounts = "system:serviceaccounts";

    /// <summary>The group of the client certificates that ACK issues (their <c>O</c>).</summary>
    public const string AckUsers = "system:users";

    /// <summary>The user name prefix of service accounts: <c>system:serviceaccount:&lt;namespace&gt;:&lt;name&gt;</c>.</summary>
    public const string ServiceAccountPrefix = "system:serviceaccount:";

    /// <summary>The user name of a service account.</summary>
    public static string ServiceAccount(string ns, string name) => $"{ServiceAccountPrefix}{ns}:{name}";

    /// <summary>Reads a service account's user name. A name without colon in both parts only, as the API server does.</summary>
    public static bool TrySplitServiceAccount(string userName, out string ns, out string name)
    {
        ns = name = "";
        if (!userName.StartsWith(ServiceAccountPrefix, StringComparison.Ordinal))
            return false;
        var rest = userName[ServiceAccountPrefix.Length..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        if (colon <= 0 || colon == rest.Length - 1 || rest.IndexOf(':', colon + 1) >= 0)
            return false;
        (ns, name) = (rest[..colon], rest[(colon + 1)..]);
        return true;
    }
}
