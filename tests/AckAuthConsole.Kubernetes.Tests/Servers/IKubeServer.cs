namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>
/// An API server to test with: a real kube-apiserver or an emulated cluster. Suites are written once as an abstract class over it (<see cref="KubeServerSuite"/>) and derived twice, <c>…OnRealApiServer</c> and
/// <c>…OnEmulator</c>. It is shared by all tests of a run: a test uses names of its own (<see cref="KubeServerSuite.Unique"/>).
/// </summary>
internal interface IKubeServer
{
    /// <summary>Whether it is the real one, for the few written differences.</summary>
    bool IsReal { get; }

    /// <summary>Kubernetes' minor version: <c>1.20</c>, <c>1.32</c>.</summary>
    string Version { get; }

    /// <summary>The server's address, ending in a slash.</summary>
    Uri Address { get; }

    /// <summary>The certificates that vouch for the server, as PEM.</summary>
    string CaPem { get; }

    /// <summary>
    /// A raw client that proves to be somebody by a client certificate of the cluster's CA. Its base address is <see cref="Address"/>, which may have a path: use relative addresses without a slash in front (<c>api/v1/namespaces</c>).
    /// Clients are kept for the next caller and not to be disposed.
    /// </summary>
    HttpClient ClientFor(KubeIdentity identity);

    /// <summary>A raw client without any proof; kept as <see cref="ClientFor"/>.</summary>
    HttpClient Anonymous { get; }

    /// <summary>A kubeconfig with a client certificate of somebody, as CS gives it out.</summary>
    string KubeconfigFor(KubeIdentity identity);

    /// <summary>A client certificate and its key as PEM, signed by the cluster's CA; a negative life has expired.</summary>
    (string Certificate, string Key) CertificateFor(KubeIdentity identity, TimeSpan life);
}
