using AckAuthConsole.Emulator.Kubernetes;
using AckAuthConsole.Emulator.Kubernetes.Identity;
using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>Gives out kubeconfigs of the emulated API servers.</summary>
internal sealed class KubeconfigIssuer(EmulatorState state, KubeClusters clusters, EmulatorAddresses addresses, TimeProvider clock) : IKubeconfigIssuer
{
    // The O of every certificate that ACK signs.
    private const string Users = "system:users";

    public Uri? ServerOf(Cluster cluster) => addresses.Https is { } https ? new Uri(https, $"/kube/{cluster.ClusterId}") : null;

    public string Write(Cluster cluster, string uid, string userName, Uri server, DateTimeOffset end)
    {
        // A few minutes back, so that a client whose clock is slow believes it too.
        var (certificate, key) = clusters.Of(cluster).Keys.Authority.Issue(userName, [Users], clock.GetUtcNow().AddMinutes(-5), end);
        return KubeconfigText.WithCertificate(server, addresses.AuthorityPem, uid, $"{uid}-{cluster.ClusterId}", certificate, key);
    }

    public void Renamed(Cluster cluster, string uid)
    {
        if (clusters.IfMade(cluster.ClusterId) is { } made) GrantBindings.Rename(new BindingStore(made), state, cluster, uid);
    }
}
