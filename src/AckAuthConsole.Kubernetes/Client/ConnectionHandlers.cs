using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Kubernetes.Kubeconfigs;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>Makes the HTTP handler of one connection.</summary>
internal static class ConnectionHandlers
{
    public static SocketsHttpHandler Create(ClusterConnection connection, TrustCheck trust, KubernetesOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            // Whoever proves to be somebody does so to the server that was meant, or to nobody.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = options.ConnectTimeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),

            // A write that meets a connection just closed by the other side counts as "outcome unknown", so old ones are not kept.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            EnableMultipleHttp2Connections = true,

            // A watch on a connection that died silently is noticed by these.
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(15),
            MaxResponseHeadersLength = 64,
            SslOptions = Tls(connection, trust),
        };
        if (connection.Proxy is { } proxy)
            handler.Proxy = new WebProxy(proxy);
        if (connection.TlsServerName is { } name)
            handler.ConnectCallback = (context, cancellationToken) => ConnectAsync(context, name, handler.SslOptions, cancellationToken);
        return handler;
    }

    private static SslClientAuthenticationOptions Tls(ClusterConnection connection, TrustCheck trust) => new()
    {
        RemoteCertificateValidationCallback = trust.Check,
        ClientCertificateContext = connection.ClientCertificate is { } certificate
            ? SslStreamCertificateContext.Create(certificate, connection.ClientChain.Count == 0 ? null : new X509Certificate2Collection(connection.ClientChain), offline: true)
            : null,
    };

    // The handler itself always takes the address's name for TLS; a stream that is encrypted already it takes as it is.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, string name, SslClientAuthenticationOptions tls, CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        SslStream? stream = null;
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellationToken).ConfigureAwait(false);
            stream = new SslStream(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = name,
                    RemoteCertificateValidationCallback = tls.RemoteCertificateValidationCallback,
                    ClientCertificateContext = tls.ClientCertificateContext,
                    ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
                },
                cancellationToken).ConfigureAwait(false);
            return stream;
        }
        catch
        {
            if (stream is not null)
                await stream.DisposeAsync().ConfigureAwait(false);
            socket.Dispose();
            throw;
        }
    }
}
