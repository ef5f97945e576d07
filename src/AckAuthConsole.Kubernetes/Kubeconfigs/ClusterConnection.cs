using System.Security.Cryptography.X509Certificates;

namespace AckAuthConsole.Kubernetes.Kubeconfigs;

/// <summary>
/// Where an API server is and how to prove who one is: one context of a kubeconfig, read and checked. Holds secrets, so it is neither a record nor prints more than the address. Certificates are released with it.
/// </summary>
public sealed class ClusterConnection : IDisposable
{
    /// <summary>A connection to an address without any proof, trusting the machine's certificate authorities.</summary>
    public ClusterConnection(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        Server = server.AbsoluteUri.EndsWith('/') ? server : new Uri(server.AbsoluteUri + "/");
    }

    /// <summary>The address, ending in a slash; may have a path.</summary>
    public Uri Server { get; }

    /// <summary>The only certificate authorities that are trusted; empty to trust those of the machine.</summary>
    public X509Certificate2Collection Authorities { get; init; } = [];

    /// <summary>Whether the server's certificate is not looked at. Somebody in between could then read and change everything.</summary>
    public bool InsecureSkipTlsVerify { get; init; }

    /// <summary>The name that the server's certificate must have, when it is not that of the address; null for the address's.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>The proxy to use; null for that of the environment, if any.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The client certificate with its key; null for none.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    /// <summary>Certificates between the client's and its authority's.</summary>
    public X509Certificate2Collection ClientChain { get; init; } = [];

    /// <summary>As whom requests are made; null for oneself.</summary>
    public Impersonation? Impersonation { get; init; }

    /// <summary>The namespace that the context names; empty for none.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>Who the client certificate says that its holder is; null without one.</summary>
    public CertificateHolder? Holder => ClientCertificate is null ? null : CertificateHolder.Of(ClientCertificate);

    /// <summary>Whether there is a token.</summary>
    public bool HasToken => Token is not null || TokenFile is not null;

    /// <summary>A token that is sent with each request; a secret.</summary>
    internal string? Token { get; init; }

    /// <summary>A file that holds the token and is read again when it may have changed; null for none.</summary>
    internal string? TokenFile { get; init; }

    /// <summary>The same connection with a token, to be sent with each request.</summary>
    public static ClusterConnection WithToken(Uri server, string token, X509Certificate2Collection authorities) => new(server) { Token = token, Authorities = authorities };

    /// <inheritdoc />
    public void Dispose()
    {
        ClientCertificate?.Dispose();
        foreach (var certificate in Authorities.Concat(ClientChain))
            certificate.Dispose();
    }

    /// <inheritdoc />
    public override string ToString() => Server.ToString();
}
