using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace AckAuthConsole.Kubernetes.Kubeconfigs;

/// <summary>Who a client certificate says that its holder is: what an API server takes as user name and groups.</summary>
/// <param name="UserName">The CN.</param>
/// <param name="Groups">Each O, in order.</param>
/// <param name="NotBefore">From when it counts.</param>
/// <param name="NotAfter">Until when it counts.</param>
public sealed record CertificateHolder(string UserName, IReadOnlyList<string> Groups, DateTimeOffset NotBefore, DateTimeOffset NotAfter)
{
    private const string CommonName = "2.5.4.3";
    private const string Organization = "2.5.4.10";

    /// <summary>Reads a certificate; nothing is verified.</summary>
    public static CertificateHolder Of(X509Certificate2 certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var name = "";
        var groups = new List<string>();
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames(reversed: false))
        {
            // Several attributes in one part are rare but allowed.
            var set = new AsnReader(part.RawData, AsnEncodingRules.DER).ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                var type = attribute.ReadObjectIdentifier();
                if (type is not (CommonName or Organization))
                    continue;
                var text = attribute.ReadCharacterString((UniversalTagNumber)attribute.PeekTag().TagValue);
                if (type == CommonName)
                    name = text;
                else
                    groups.Add(text);
            }
        }

        return new CertificateHolder(name, groups, certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
    }
}
