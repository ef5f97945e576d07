using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Authorization;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Identity;

/// <summary>Acting as somebody else by headers, as far as one may.</summary>
internal static class Impersonation
{
    private const string UserHeader = "Impersonate-User";
    private const string GroupHeader = "Impersonate-Group";
    private const string UidHeader = "Impersonate-Uid";
    private const string ExtraPrefix = "Impersonate-Extra-";

    /// <summary>The user to act as; the caller himself without such headers. The caller holds the state's lock.</summary>
    public static KubeUser Apply(IHeaderDictionary headers, KubeCluster cluster, KubeUser caller, IKubeAuthorizer authorizer)
    {
        var name = headers[UserHeader].ToString();
        var groups = headers[GroupHeader].OfType<string>().ToList();
        var uid = headers[UidHeader].ToString();
        var extra = headers.Where(header => header.Key.StartsWith(ExtraPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => Uri.UnescapeDataString(header.Key[ExtraPrefix.Length..].ToLowerInvariant()), header => (IReadOnlyList<string>)[.. header.Value.OfType<string>()]);
        if (name.Length == 0)
        {
            if (groups.Count == 0 && extra.Count == 0 && uid.Length == 0) return caller;
            throw KubeError.Internal($"requested [{string.Join(' ', groups.Select(group => "{Group  " + group + "  }"))}] without impersonating a user");
        }

        var account = ServiceAccountOf(name);
        if (account is { } of) Demand("", "serviceaccounts", of.Name, of.Namespace);
        else Demand("", "users", name);
        foreach (var group in groups) Demand("", "groups", group);
        foreach (var (key, values) in extra)
        {
            foreach (var value in values) Demand("authentication.k8s.io", "userextras", value, subresource: key);
        }
        if (uid.Length > 0) Demand("authentication.k8s.io", "uids", uid);

        if (account is { } whose && groups.Count == 0) groups.AddRange(["system:serviceaccounts", $"system:serviceaccounts:{whose.Namespace}"]);
        var isNobody = name == KubeUser.AnonymousName;
        if (!groups.Contains(KubeUser.Authenticated) && !groups.Contains(KubeUser.Unauthenticated)) groups.Add(isNobody ? KubeUser.Unauthenticated : KubeUser.Authenticated);
        return new(name, uid, groups) { Extra = extra };

        void Demand(string group, string resource, string what, string ns = "", string subresource = "")
        {
            var attributes = new KubeAttributes
            {
                IsResource = true,
                Verb = "impersonate",
                Group = group,
                Version = group.Length == 0 ? "v1" : "v1",
                Resource = resource,
                Subresource = subresource,
                Name = what,
                Namespace = ns,
            };
            var decision = authorizer.Authorize(cluster, caller, attributes);
            if (!decision.Allowed) throw KubeError.Forbidden(caller, attributes, decision.Reason);
        }
    }

    /// <summary>Namespace and name of the service account that a user name stands for; null: none.</summary>
    public static (string Namespace, string Name)? ServiceAccountOf(string user)
    {
        if (!user.StartsWith(KubeUser.ServiceAccountPrefix, StringComparison.Ordinal)) return null;
        var parts = user[KubeUser.ServiceAccountPrefix.Length..].Split(':');
        return parts is [{ Length: > 0 }, { Length: > 0 }] ? (parts[0], parts[1]) : null;
    }
}
