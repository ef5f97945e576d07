using AckAuthConsole.Emulator.Kubernetes;
using AckAuthConsole.Emulator.Kubernetes.Identity;
using AckAuthConsole.Emulator.State;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.Admin;

/// <summary>What the admin endpoint does with API servers.</summary>
internal sealed class ClusterAdmin(EmulatorState state, KubeClusters clusters, EmulatorAddresses addresses)
{
    private static readonly TimeSpan s_life = TimeSpan.FromHours(24);

    /// <summary>A kubeconfig for anybody: with a client certificate, or as the cluster's administrator with a token.</summary>
    /// <exception cref="KeyNotFoundException">There is no such cluster.</exception>
    /// <exception cref="ArgumentException">There is no HTTPS, or no user is named.</exception>
    public string Kubeconfig(string id, IQueryCollection query)
    {
        if (addresses.Https is not { } https) throw new ArgumentException("API servers need HTTPS; start the emulator with --https-port.");
        var server = new Uri(https, $"/kube/{id}");
        lock (state.Gate)
        {
            var cluster = Find(id);
            if (query["token"].ToString() == "admin") return KubeconfigText.WithToken(server, addresses.AuthorityPem, KubeAuthenticator.AdminUser.Name, "admin", cluster.Keys.AdminToken);
            var user = query["user"].ToString();
            if (user.Length == 0) throw new ArgumentException("Name the user: ?user=NAME, optionally &groups=A,B; or ?token=admin for a token of the cluster's administrator.");
            var groups = query["groups"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var (certificate, key) = cluster.Keys.Authority.Issue(user, groups, cluster.Now.AddMinutes(-5), cluster.Now + s_life);
            return KubeconfigText.WithCertificate(server, addresses.AuthorityPem, user, user, certificate, key);
        }
    }

    /// <summary>Makes an API server forget its past, as it does every few minutes in reality: watches and lists cannot go on from before.</summary>
    /// <exception cref="KeyNotFoundException">There is no such cluster.</exception>
    public void Compact(string id)
    {
        lock (state.Gate) Find(id).Compact();
    }

    private KubeCluster Find(string id) => clusters.Find(id) ?? throw new KeyNotFoundException($"There is no cluster {id}.");
}
