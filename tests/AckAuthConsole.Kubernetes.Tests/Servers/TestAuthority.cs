using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>A certificate authority of a test's own.</summary>
internal sealed class TestAuthority : IDisposable
{
    private static readonly DateTimeOffset s_now = TimeProvider.System.GetUtcNow();

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly X509Certificate2 _certificate;

    public TestAuthority(string name)
    {
        var request = new CertificateRequest($"CN={name}", _key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        _certificate = request.CreateSelfSigned(s_now.AddYears(-1), s_now.AddYears(5));
    }

    public string Pem => _certificate.ExportCertificatePem() + "\n";

    public X509Certificate2 Certificate => _certificate;

    /// <summary>A certificate for a server under these names and addresses, and its key, as PEM.</summary>
    public (string Certificate, string Key) ForServer(params IReadOnlyList<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        return Issue(new X500DistinguishedName("CN=kube-apiserver"), "1.3.6.1.5.5.7.3.1", names.Build(), TimeSpan.FromDays(7));
    }

    /// <summary>A certificate for a client, with its name as CN and each group as an O, and its key, as PEM.</summary>
    public (string Certificate, string Key) ForClient(KubeIdentity identity, TimeSpan life)
    {
        // "new X500DistinguishedName(text)" would read commas in names as separators.
        var name = new X500DistinguishedNameBuilder();
        foreach (var group in identity.Groups)
            name.AddOrganizationName(group);
        name.AddCommonName(identity.Name);
        return Issue(name.Build(), "1.3.6.1.5.5.7.3.2", null, life);
    }

    public void Dispose()
    {
        _certificate.Dispose();
        _key.Dispose();
    }

    private (string Certificate, string Key) Issue(X500DistinguishedName name, string usage, X509Extension? names, TimeSpan life)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(usage)], false));
        if (names is not null)
            request.CertificateExtensions.Add(names);
        using var signed = request.Create(_certificate, s_now.AddDays(-30), s_now + life, RandomNumberGenerator.GetBytes(16));
        return (signed.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }
}
