using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AckAuthConsole.Emulator.Kubernetes.Authorization;

namespace AckAuthConsole.Emulator.Kubernetes.Identity;

/// <summary>The CA of a cluster's client certificates. CN is the user, each O a group.</summary>
internal sealed class ClusterAuthority
{
    private const string CommonNameOid = "2.5.4.3";
    private const string OrganizationOid = "2.5.4.10";
    private const string ClientAuthenticationOid = "1.3.6.1.5.5.7.3.2";

    private readonly X509Certificate2 _certificate;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, bool> _judged = [];

    private ClusterAuthority(X509Certificate2 certificate) => _certificate = certificate;

    public static ClusterAuthority Create(DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=kubernetes", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign | X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return new(request.CreateSelfSigned(now.AddYears(-1), now.AddYears(30)));
    }

    /// <summary>Null if the text is not a certificate with its key.</summary>
    public static ClusterAuthority? Load(string pem)
    {
        try
        {
            return new(X509Certificate2.CreateFromPem(pem, pem));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    public string ToPem()
    {
        using var key = _certificate.GetECDsaPrivateKey()!;
        return $"{_certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    /// <summary>Signs a client certificate.</summary>
    /// <param name="user">User name.</param>
    /// <param name="groups">Groups.</param>
    /// <param name="notBefore">Start of its life.</param>
    /// <param name="notAfter">End of its life.</param>
    /// <returns>PEM of the certificate and of its key.</returns>
    public (string Certificate, string Key) Issue(string user, IReadOnlyList<string> groups, DateTimeOffset notBefore, DateTimeOffset notAfter)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var subject = new X500DistinguishedNameBuilder();
        foreach (var group in groups) subject.AddOrganizationName(group);
        subject.AddCommonName(user);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(ClientAuthenticationOid)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_certificate, true, false));
        using var signed = request.Create(_certificate, notBefore, notAfter, RandomNumberGenerator.GetBytes(16));
        return (signed.ExportCertificatePem() + "\n", key.ExportPkcs8PrivateKeyPem() + "\n");
    }

    /// <summary>Whom a client certificate speaks for.</summary>
    /// <param name="certificate">As the client presented it.</param>
    /// <param name="now">The moment that counts for its validity.</param>
    /// <param name="user">Null if it is sound but names nobody.</param>
    /// <returns>False if it must not be believed.</returns>
    public bool TryRead(X509Certificate2 certificate, DateTimeOffset now, out KubeUser? user)
    {
        user = null;
        if (now < certificate.NotBefore || now > certificate.NotAfter || !IsOurs(certificate)) return false;
        var (name, groups) = ("", new List<string>());
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            var oid = part.GetSingleElementType().Value;
            if (oid == CommonNameOid) name = part.GetSingleElementValue() ?? "";
            else if (oid == OrganizationOid) groups.Add(part.GetSingleElementValue() ?? "");
        }
        if (name.Length > 0) user = new(name, "", [.. groups.Append(KubeUser.Authenticated).Distinct()]);
        return true;
    }

    private bool IsOurs(X509Certificate2 certificate)
    {
        lock (_gate)
        {
            if (_judged.TryGetValue(certificate.Thumbprint, out var judged)) return judged;
        }
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_certificate);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.ApplicationPolicy.Add(new(ClientAuthenticationOid));
        // The validity is judged by the emulator's own clock, each time anew.
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        var isOurs = chain.Build(certificate) && certificate.RawData.AsSpan().SequenceEqual(_certificate.RawData) is false;
        lock (_gate)
        {
            if (_judged.Count > 1000) _judged.Clear();
            _judged[certificate.Thumbprint] = isOurs;
        }
        return isOurs;
    }
}
