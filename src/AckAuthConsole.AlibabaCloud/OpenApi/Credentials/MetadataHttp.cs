using AckAuthConsole.AlibabaCloud.Configuration;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>Small plain requests to the metadata service and the credentials URI: short time limit, small replies, no proxy, no redirect.</summary>
internal sealed class MetadataHttp(IHttpClientFactory clients, IOptions<CloudOptions> options, TimeProvider timeProvider)
{
    public const string ClientName = "AckAuthConsole.AlibabaCloud.Metadata";

    private const int MaxBytes = 64 * 1024;

    /// <summary>Status and body; null when there was no answer in time.</summary>
    public async Task<(int Status, byte[] Body)?> SendAsync(
        HttpMethod method, Uri address, string? headerName, string? headerValue, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        if (headerName is not null)
            request.Headers.TryAddWithoutValidation(headerName, headerValue);
        if (method == HttpMethod.Put)
            request.Content = new ReadOnlyMemoryContent(ReadOnlyMemory<byte>.Empty);

        using var timeout = new CancellationTokenSource(options.Value.Timeouts.Metadata, timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            var body = await BodyReader.ReadAsync(response.Content, MaxBytes, linked.Token).ConfigureAwait(false);
            return body is null ? null : ((int)response.StatusCode, body);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }
}
