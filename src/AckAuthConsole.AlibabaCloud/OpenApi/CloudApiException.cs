namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>A failed call inside this project. The adapters turn it into a failure of the domain; it never leaves them.</summary>
internal sealed class CloudApiException(CloudError error, Exception? inner = null)
    : Exception($"{error.Product} {error.Action} failed with {error.Code} (HTTP {error.HttpStatus}, request id {error.RequestId ?? "none"}).", inner)
{
    public CloudError Error { get; } = error;
}
