using System.Net;
using System.Security.Cryptography;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>
/// A real kube-apiserver (1.20.2, authorization by RBAC, no controllers) with an etcd of its own on loopback, started once for all tests of the collection <see cref="RealApiServerCollection"/>. Starts nothing where it is missing; the
/// tests are skipped then (<see cref="ServerFactAttribute"/>).
/// </summary>
public sealed class RealApiServer : IKubeServer, IAsyncLifetime, IDisposable
{
    /// <summary>The namespace whose requests are in <see cref="AuditLogFile"/>; nothing else is, since the differential tests ask very much.</summary>
    public const string AuditedNamespace = "audited";

    private const string AuditPolicy = $$"""
        apiVersion: audit.k8s.io/v1
        kind: Policy
        rules:
        - level: RequestResponse
          namespaces: [{{AuditedNamespace}}]
        - level: None
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly TestAuthority _clientCa = new("client-ca");
    private readonly TestAuthority _serverCa = new("server-ca");
    private ChildProcess? _etcd;
    private ChildProcess? _apiServer;
    private RawClients? _clients;

    bool IKubeServer.IsReal => true;

    string IKubeServer.Version => "1.20";

    /// <inheritdoc />
    public Uri Address { get; private set; } = new("https://127.0.0.1/");

    /// <inheritdoc />
    public string CaPem => _serverCa.Pem;

    /// <inheritdoc />
    public HttpClient Anonymous => _clients!.For(null);

    /// <summary>The server's audit log.</summary>
    public string AuditLogFile => _folder.File("audit.log");

    HttpClient IKubeServer.ClientFor(KubeIdentity identity) => _clients!.For(identity);

    string IKubeServer.KubeconfigFor(KubeIdentity identity)
    {
        var (certificate, key) = _clientCa.ForClient(identity, TimeSpan.FromHours(1));
        return Servers.Kubeconfigs.WithCertificate(Address, CaPem, identity.Name, certificate, key);
    }

    (string Certificate, string Key) IKubeServer.CertificateFor(KubeIdentity identity, TimeSpan life) => _clientCa.ForClient(identity, life);

    /// <inheritdoc />
    public async Task InitializeAsync()
    {
        if (RealServerAssets.Missing is not null)
            return;

        var ports = FreePort.Take(3);
        var etcd = $"http://127.0.0.1:{ports[1]}";
        var peer = $"http://127.0.0.1:{ports[2]}";
        Address = new Uri($"https://127.0.0.1:{ports[0]}/");
        _etcd = new ChildProcess(
            _folder.File("etcd.log"), RealServerAssets.Etcd!,
            "--data-dir", _folder.File("etcd"), "--log-level", "error",
            "--listen-client-urls", etcd, "--advertise-client-urls", etcd, "--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", $"default={peer}");

        var (certificate, key) = _serverCa.ForServer("127.0.0.1", "localhost", "kubernetes.default.svc");
        using var serviceAccounts = RSA.Create(2048);
        _apiServer = new ChildProcess(
            _folder.File("apiserver.log"), RealServerAssets.ApiServer!,
            $"--etcd-servers={etcd}", "--bind-address=127.0.0.1", $"--secure-port={ports[0]}",
            $"--cert-dir={_folder.File("certs")}", $"--tls-cert-file={Write("server.crt", certificate)}", $"--tls-private-key-file={Write("server.key", key)}",
            $"--client-ca-file={Write("client-ca.crt", _clientCa.Pem)}", "--authorization-mode=RBAC", "--disable-admission-plugins=ServiceAccount",
            $"--service-account-key-file={Write("sa.pub", serviceAccounts.ExportSubjectPublicKeyInfoPem())}", $"--service-account-signing-key-file={Write("sa.key", serviceAccounts.ExportRSAPrivateKeyPem())}",
            "--service-account-issuer=https://kubernetes.default.svc", "--service-cluster-ip-range=10.0.0.0/24",
            $"--audit-policy-file={Write("audit.yaml", AuditPolicy)}", $"--audit-log-path={AuditLogFile}",

            // The differential tests ask as fast as they can.
            "--max-requests-inflight=4000", "--max-mutating-requests-inflight=2000", "--enable-priority-and-fairness=false");
        _clients = new RawClients(Address, _serverCa.Certificate, identity => _clientCa.ForClient(identity, TimeSpan.FromHours(12)));
        await WaitUntilReadyAsync();
    }

    /// <inheritdoc />
    public Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public void Dispose()
    {
        _clients?.Dispose();
        _apiServer?.Dispose();
        _etcd?.Dispose();
        _folder.Dispose();
        _clientCa.Dispose();
        _serverCa.Dispose();
    }

    private string Write(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        return _folder.File(name);
    }

    private async Task WaitUntilReadyAsync()
    {
        var client = _clients!.For(KubeIdentity.Superuser);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        try
        {
            while (await timer.WaitForNextTickAsync(end.Token))
            {
                try
                {
                    using var ready = await client.GetAsync(new Uri("readyz", UriKind.Relative), end.Token);
                    if (ready.StatusCode == HttpStatusCode.OK)
                        return;
                }
                catch (HttpRequestException)
                {
                    // Not listening yet.
                }
            }
        }
        catch (OperationCanceledException)
        {
            throw new InvalidOperationException($"The API server did not become ready. etcd: {_etcd!.LogTail}\nkube-apiserver: {_apiServer!.LogTail}");
        }
    }
}
