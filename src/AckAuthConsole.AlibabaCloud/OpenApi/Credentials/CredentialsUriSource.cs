using System.Net;

namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>A local helper that gives credentials, named by <c>ALIBABA_CLOUD_CREDENTIALS_URI</c>.</summary>
internal sealed class CredentialsUriSource(MetadataHttp http, CredentialEnvironment environment) : ICredentialSource
{
    public string Name => "credentials URI";

    public async ValueTask<CredentialAnswer> AskAsync(CancellationToken cancellationToken)
    {
        if (environment["ALIBABA_CLOUD_CREDENTIALS_URI"] is not { } text)
            return new CredentialAnswer.Nothing("ALIBABA_CLOUD_CREDENTIALS_URI is not set.");

        // The address may hold a secret of its own, so no message repeats it.
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !IsAllowed(address))
            return new CredentialAnswer.Failed("ALIBABA_CLOUD_CREDENTIALS_URI must be https, or http on a loopback or link-local address.");

        var reply = await http.SendAsync(HttpMethod.Get, address, null, null, cancellationToken).ConfigureAwait(false);
        return reply switch
        {
            null => new CredentialAnswer.Failed("the address did not answer in time."),
            { Status: not 200 } => new CredentialAnswer.Failed($"the address answered HTTP {reply.Value.Status}."),
            _ => CredentialsDocument.Read(reply.Value.Body, Name, codeRequired: false),
        };
    }

    private static bool IsAllowed(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps
        || (address.Scheme == Uri.UriSchemeHttp
            && (address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && ip.GetAddressBytes() is [169, 254, _, _] or [100, 100, 100, _])));
}
