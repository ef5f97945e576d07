using System.Globalization;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>One call, not yet signed. Signing happens per attempt, so that each gets its own date and nonce.</summary>
internal sealed record OpenApiRequest
{
    public const string JsonContentType = "application/json; charset=utf-8";
    public const string FormContentType = "application/x-www-form-urlencoded";

    public required CloudProduct Product { get; init; }

    public required string Action { get; init; }

    public required string Version { get; init; }

    public required HttpMethod Method { get; init; }

    public required OperationKind Kind { get; init; }

    /// <summary>The path as sent, its segments already encoded.</summary>
    public required string Path { get; init; }

    /// <summary>Names and values, not encoded, in any order. A null value is left out, an empty one is sent.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Query { get; init; } = [];

    /// <summary>The exact bytes of the body: hashed and sent from here, serialized once.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Sent and signed only with a body.</summary>
    public string? ContentType { get; init; }

    /// <summary>The region whose endpoint is called; null: the configured one.</summary>
    public string? Region { get; init; }

    /// <summary>True: sent without signature (AssumeRoleWithOIDC).</summary>
    public bool Anonymous { get; init; }

    /// <summary>An RPC call: POST with all parameters in the query and an empty body, as the official SDKs send it.</summary>
    public static OpenApiRequest Rpc(
        CloudProduct product, string version, string action, OperationKind kind, params ReadOnlySpan<(string Name, string? Value)> parameters) => new()
        {
            Product = product,
            Action = action,
            Version = version,
            Method = HttpMethod.Post,
            Kind = kind,
            Path = "/",
            Query = Parameters(parameters),
        };

    /// <summary>The same with all parameters in a form body, for values too long for an address.</summary>
    public static OpenApiRequest RpcForm(
        CloudProduct product, string version, string action, OperationKind kind, params ReadOnlySpan<(string Name, string? Value)> parameters) =>
        Rpc(product, version, action, kind) with
        {
            Body = System.Text.Encoding.UTF8.GetBytes(PercentEncoding.CanonicalQuery(Parameters(parameters))),
            ContentType = FormContentType,
        };

    /// <summary>A ROA call; <paramref name="segments"/> are encoded here, one by one.</summary>
    public static OpenApiRequest Roa(
        CloudProduct product, string version, string action, HttpMethod method, OperationKind kind, params ReadOnlySpan<string> segments)
    {
        var path = new System.Text.StringBuilder();
        foreach (var segment in segments)
        {
            // "." and ".." would be folded away on their way and make the path of another operation.
            if (segment.Length == 0 || segment is "." or "..")
            {
                throw new CloudApiException(CloudError.Local(
                    CloudErrorKind.Invalid, product, action, "InvalidPathSegment", $"'{segment}' cannot be part of the address of {action}."));
            }

            path.Append('/').Append(PercentEncoding.Encode(segment));
        }

        return new()
        {
            Product = product,
            Action = action,
            Version = version,
            Method = method,
            Kind = kind,
            Path = path.Length == 0 ? "/" : path.ToString(),
        };
    }

    public static IReadOnlyList<KeyValuePair<string, string?>> Parameters(params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var list = new List<KeyValuePair<string, string?>>(parameters.Length);
        foreach (var (name, value) in parameters)
        {
            if (value is not null)
                list.Add(new(name, value));
        }

        return list;
    }

    public static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    public static string? Flag(bool? value) => value switch { null => null, true => "true", false => "false" };
}
