using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AckAuthConsole.Emulator.Tls;

/// <summary>The emulator's own CA and the server certificate that it signs.</summary>
internal sealed class EmulatorCertificates : IDisposable
{
    private static readonly TimeSpan s_caLife = TimeSpan.FromDays(3650);
    private static readonly TimeSpan s_serverLife = TimeSpan.FromDays(397);

    private EmulatorCertificates(X509Certificate2 ca, X509Certificate2 server) => (Ca, Server) = (ca, server);

    /// <summary>Without its private key.</summary>
    public X509Certificate2 Ca { get; }

    /// <summary>With its private key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>Makes certificates for this machine.</summary>
    /// <param name="caFile">File that keeps the CA (with its key) between runs, so that it need be trusted only once; null makes a new one.</param>
    /// <param name="hosts">Further host names or addresses of the server, besides those of loopback.</param>
    /// <param name="now">The moment from which they count.</param>
    public static EmulatorCertificates Create(string? caFile, IReadOnlyList<string> hosts, DateTimeOffset now)
    {
        // P-256 keys take a millisecond; RSA would hold up every start.
        using var ca = Load(caFile, now) ?? Make(caFile, now);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=AckAuthConsole emulator", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new("1.3.6.1.5.5.7.3.1")], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(ca, true, false));
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddDnsName("*.localhost");
        names.AddIpAddress(IPAddress.Loopback);
        names.AddIpAddress(IPAddress.IPv6Loopback);
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host.Trim('[', ']'), out var address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
        }
        request.CertificateExtensions.Add(names.Build());
        var notAfter = new[] { now + s_serverLife, new DateTimeOffset(ca.NotAfter) }.Min();
        using var signed = request.Create(ca, now.AddDays(-1), notAfter, RandomNumberGenerator.GetBytes(16));
        using var withKey = signed.CopyWithPrivateKey(key);
        // The round trip through PKCS#12 gives the key the form that every platform's TLS accepts.
        var server = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
        return new(X509CertificateLoader.LoadCertificate(ca.RawData), server);
    }

    public void Dispose()
    {
        Ca.Dispose();
        Server.Dispose();
    }

    private static X509Certificate2? Load(string? file, DateTimeOffset now)
    {
        if (file is null || !File.Exists(file)) return null;
        try
        {
            var ca = X509Certificate2.CreateFromPemFile(file, file);
            if (new DateTimeOffset(ca.NotAfter) > now.AddDays(30)) return ca;
            ca.Dispose();
            return null;
        }
        catch (CryptographicException)
        {
            // A damaged file is replaced: nothing but this emulator uses it.
            return null;
        }
    }

    private static X509Certificate2 Make(string? file, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=AckAuthConsole emulator CA", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var ca = request.CreateSelfSigned(now.AddDays(-1), now + s_caLife);
        if (file is not null)
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file, options);
            using var writer = new StreamWriter(stream);
            writer.WriteLine(ca.ExportCertificatePem());
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }
        return ca;
    }
}
