using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>Raw HTTP clients by identity; one connection pool each, made once.</summary>
internal sealed class RawClients(Uri address, X509Certificate2 ca, Func<KubeIdentity, (string Certificate, string Key)> issue) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<HttpClient>> _clients = new(StringComparer.Ordinal);

    public HttpClient For(KubeIdentity? identity) => _clients.GetOrAdd(
        identity is null ? "" : $"{identity.Name}\n{string.Join('\n', identity.Groups)}",
        _ => new Lazy<HttpClient>(() => Create(identity))).Value;

    public void Dispose()
    {
        foreach (var client in _clients.Values)
            client.Value.Dispose();
    }

    private HttpClient Create(KubeIdentity? identity)
    {
        var handler = new SocketsHttpHandler
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors) },
        };
        if (identity is not null)
        {
            var (certificate, key) = issue(identity);
            handler.SslOptions.ClientCertificateContext = SslStreamCertificateContext.Create(X509Certificate2.CreateFromPem(certificate, key), null, offline: true);
        }

        return new HttpClient(handler) { BaseAddress = address, DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
    }

    private bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(ca);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(new X509Certificate2(certificate));
    }
}
