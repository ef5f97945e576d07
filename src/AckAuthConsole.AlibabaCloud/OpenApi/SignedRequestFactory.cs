using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>Makes the message of one attempt, with its own date and nonce, and signs it.</summary>
internal sealed class SignedRequestFactory(TimeProvider timeProvider, Func<string> newNonce)
{
    // Far above any name that the cloud accepts, far below what a Uri can hold.
    private const int MaxAddressLength = 16_000;

    public SignedRequestFactory(TimeProvider timeProvider)
        : this(timeProvider, static () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)))
    {
    }

    /// <param name="request">What to call.</param>
    /// <param name="origin">Where.</param>
    /// <param name="credentials">As whom; null for an anonymous call.</param>
    public HttpRequestMessage Create(OpenApiRequest request, Uri origin, CloudCredentials? credentials)
    {
        var date = timeProvider.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var parameters = request.Query;
        if (credentials is null)
        {
            parameters =
            [
                .. parameters,
                new("Action", request.Action), new("Version", request.Version), new("Format", "JSON"),
                new("Timestamp", date), new("SignatureNonce", newNonce()),
            ];
        }

        var query = PercentEncoding.CanonicalQuery(parameters);
        var address = origin.GetLeftPart(UriPartial.Authority) + request.Path + (query.Length == 0 ? "" : "?" + query);
        if (address.Length > MaxAddressLength)
        {
            throw new CloudApiException(CloudError.Local(
                CloudErrorKind.Invalid, request.Product, request.Action, "RequestTooLong", $"A value given to {request.Action} is too long to be sent."));
        }

        var message = new HttpRequestMessage(request.Method, new Uri(address)) { Version = System.Net.HttpVersion.Version11 };

        // Content even when empty: the handler silently resends a request without content when a kept connection turns out closed,
        // and a write must never be sent twice without us knowing.
        var hasBody = request.ContentType is not null;
        if (hasBody || request.Method != HttpMethod.Get)
            message.Content = new ReadOnlyMemoryContent(request.Body);
        if (hasBody)
            message.Content!.Headers.TryAddWithoutValidation("Content-Type", request.ContentType);

        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (credentials is null)
        {
            message.Headers.TryAddWithoutValidation("x-acs-action", request.Action);
            message.Headers.TryAddWithoutValidation("x-acs-version", request.Version);
            return message;
        }

        var payloadHash = Acs3Signer.Hash(request.Body.Span);
        var headers = new List<KeyValuePair<string, string>>
        {
            new("x-acs-action", request.Action),
            new("x-acs-content-sha256", payloadHash),
            new("x-acs-date", date),
            new("x-acs-signature-nonce", newNonce()),
            new("x-acs-version", request.Version),
        };
        if (credentials.SecurityToken is { Length: > 0 } token)
        {
            headers.Add(new("x-acs-accesskey-id", credentials.AccessKeyId));
            headers.Add(new("x-acs-security-token", token));
        }

        foreach (var (name, value) in headers)
            message.Headers.TryAddWithoutValidation(name, value);

        headers.Add(new("host", origin.Authority));
        if (hasBody)
            headers.Add(new("content-type", request.ContentType!));

        var (canonical, signedHeaders) = Acs3Signer.CanonicalRequest(request.Method.Method, request.Path, query, headers, payloadHash);
        var signature = Acs3Signer.Sign(canonical, credentials.AccessKeySecret);
        message.Headers.Authorization = new AuthenticationHeaderValue(
            Acs3Signer.Algorithm, $"Credential={credentials.AccessKeyId},SignedHeaders={signedHeaders},Signature={signature}");
        return message;
    }
}
