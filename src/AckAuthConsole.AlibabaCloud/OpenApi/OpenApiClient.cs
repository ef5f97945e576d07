using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>The pipeline with an identity: what the product clients are built on.</summary>
internal sealed class OpenApiClient(OpenApiPipeline pipeline, ICredentialProvider credentials)
{
    /// <summary>For operations whose reply has no body worth reading.</summary>
    public Task<OpenApiResponse> SendAsync(OpenApiRequest request, CancellationToken cancellationToken) =>
        pipeline.SendAsync(request, credentials, cancellationToken);

    /// <summary>For operations with a JSON reply.</summary>
    public async Task<T> SendAsync<T>(OpenApiRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var response = await pipeline.SendAsync(request, credentials, cancellationToken).ConfigureAwait(false);
        return Read(request, response, type);
    }

    public static T Read<T>(OpenApiRequest request, OpenApiResponse response, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(response.Body.Span, type) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            var error = CloudError.Local(
                CloudErrorKind.BadReply, request.Product, request.Action, "UnreadableResponse", $"The reply of {request.Action} does not have the documented form.");
            throw new CloudApiException(error with { HttpStatus = response.Status, RequestId = response.RequestId }, e);
        }
    }
}
