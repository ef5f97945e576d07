namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>A successful reply.</summary>
/// <param name="Status">200 to 299.</param>
/// <param name="RequestId">From the header <c>x-acs-request-id</c>.</param>
/// <param name="Body">May be empty.</param>
internal sealed record OpenApiResponse(int Status, string? RequestId, ReadOnlyMemory<byte> Body);
