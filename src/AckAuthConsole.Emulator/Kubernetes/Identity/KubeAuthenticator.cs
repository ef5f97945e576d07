using AckAuthConsole.Emulator.Kubernetes.Api;
using AckAuthConsole.Emulator.Kubernetes.Authorization;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Kubernetes.Identity;

/// <summary>Finds out who calls: by client certificate, by bearer token, else it is nobody.</summary>
internal static class KubeAuthenticator
{
    private const string Bearer = "Bearer ";

    public static KubeUser AdminUser { get; } = new("emulator-admin", "", [KubeUser.Masters, KubeUser.Authenticated]);

    /// <summary>The caller. A credential that cannot be believed is 401, none at all is anonymous. The caller holds the state's lock.</summary>
    public static KubeUser Authenticate(HttpContext http, KubeCluster cluster)
    {
        var isDoubted = false;
        if (http.Connection.ClientCertificate is { } certificate)
        {
            isDoubted = !cluster.Keys.Authority.TryRead(certificate, cluster.Now, out var user);
            if (user is not null) return user;
        }
        var header = http.Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) && header[Bearer.Length..].Trim() is { Length: > 0 } token)
        {
            if (UserOf(cluster, token) is { } user) return user;
            isDoubted = true;
        }
        return isDoubted ? throw KubeError.Unauthorized() : KubeUser.Anonymous;
    }

    /// <summary>The user of a bearer token; null if it must not be believed. The caller holds the state's lock.</summary>
    public static KubeUser? UserOf(KubeCluster cluster, string token, IReadOnlyList<string>? audiences = null) =>
        token == cluster.Keys.AdminToken ? AdminUser : cluster.Keys.Tokens.Read(cluster, token, audiences);
}
