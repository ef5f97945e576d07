using AckAuthConsole.Emulator;
using AckAuthConsole.Emulator.Kubernetes;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>One cluster of an emulated account, started once for all tests of the collection <see cref="EmulatedApiServerCollection"/>.</summary>
public sealed class EmulatedApiServer : IKubeServer, IAsyncLifetime, IDisposable
{
    /// <summary>The cluster that is tested: <c>prod-shanghai</c> of the demo account.</summary>
    public const string ClusterId = "c6f0b1d94e7a2435c8d19e2f7a3b50003";

    private EmulatorHost? _host;
    private RawClients? _clients;

    bool IKubeServer.IsReal => false;

    string IKubeServer.Version => "1.32";

    /// <inheritdoc />
    public Uri Address => new(_host!.HttpsAddress!, $"kube/{ClusterId}/");

    /// <inheritdoc />
    public string CaPem => _host!.CaCertificate!.ExportCertificatePem() + "\n";

    /// <inheritdoc />
    public HttpClient Anonymous => _clients!.For(null);

    /// <summary>The emulator itself, for what only it can do (faults, its clock).</summary>
    internal EmulatorHost Host => _host!;

    HttpClient IKubeServer.ClientFor(KubeIdentity identity) => _clients!.For(identity);

    string IKubeServer.KubeconfigFor(KubeIdentity identity)
    {
        var (certificate, key) = Issue(identity, TimeSpan.FromHours(1));
        return Servers.Kubeconfigs.WithCertificate(Address, CaPem, identity.Name, certificate, key);
    }

    (string Certificate, string Key) IKubeServer.CertificateFor(KubeIdentity identity, TimeSpan life) => Issue(identity, life);

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        _host = await EmulatorHost.StartAsync(new EmulatorOptions { HttpsPort = 0 });
        _clients = new RawClients(Address, _host.CaCertificate!, identity => Issue(identity, TimeSpan.FromHours(12)));
    }

    /// <inheritdoc />
    public async Task DisposeAsync()
    {
        _clients?.Dispose();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Everything goes in DisposeAsync; the interface is for the analyzer, which knows nothing of xUnit's.
    }

    private (string Certificate, string Key) Issue(KubeIdentity identity, TimeSpan life)
    {
        var state = _host!.State;
        lock (state.Gate)
        {
            var cluster = _host.Services.GetRequiredService<KubeClusters>().Find(ClusterId)!;
            return cluster.Keys.Authority.Issue(identity.Name, identity.Groups, cluster.Now.AddDays(-30), cluster.Now + life);
        }
    }
}
