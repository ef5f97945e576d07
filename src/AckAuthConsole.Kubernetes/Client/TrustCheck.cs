using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using AckAuthConsole.Kubernetes.Kubeconfigs;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>Decides whether a server's certificate is trusted: only the connection's authorities count where it names some, and the name is always checked. Remembers why not.</summary>
internal sealed class TrustCheck(ClusterConnection connection)
{
    public const string Untrusted = "CertificateUntrusted";
    public const string WrongName = "CertificateNameMismatch";
    public const string Missing = "CertificateMissing";

    /// <summary>Why the last certificate was refused; null when it was not.</summary>
    public string? Refusal { get; private set; }

    public bool Check(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        Refusal = Judge(certificate, chain, errors);
        return Refusal is null;
    }

    private string? Judge(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (connection.InsecureSkipTlsVerify)
            return null;
        if (certificate is not X509Certificate2 server)
            return Missing;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch))
            return WrongName;
        if (connection.Authorities.Count == 0)
            return errors == SslPolicyErrors.None ? null : Untrusted;

        using var own = new X509Chain();
        own.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        own.ChainPolicy.CustomTrustStore.AddRange(connection.Authorities);

        // Clusters' authorities publish no revocation lists.
        own.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        own.ChainPolicy.DisableCertificateDownloads = true;
        own.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        if (chain is not null)
        {
            foreach (var element in chain.ChainElements)
                own.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return own.Build(server) ? null : Untrusted;
    }
}
