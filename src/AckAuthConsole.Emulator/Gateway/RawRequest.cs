using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AckAuthConsole.Emulator.Gateway;

/// <summary>A request as it was sent: signatures are made over raw text, which ASP.NET Core's decoded path and query no longer show.</summary>
internal sealed class RawRequest
{
    private static readonly HashSet<string> s_protocolParameters =
    [
        "Action", "Version", "Format", "AccessKeyId", "SignatureMethod", "SignatureVersion", "SignatureNonce", "SignatureType", "Timestamp", "SecurityToken", "Signature",
    ];

    public required string Method { get; init; }

    /// <summary>Path as sent, still percent-encoded.</summary>
    public required string Path { get; init; }

    /// <summary>Decoded pairs of the query. A <c>+</c> stays a plus: these services never mean a space by it.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Query { get; init; }

    /// <summary>Decoded pairs of a form body; empty without one.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Form { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public string Host => Headers.Host.ToString();

    public static async Task<RawRequest> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith('/'))
        {
            // The absolute form, as proxies get it: http://host/path
            var afterScheme = target.IndexOf("://", StringComparison.Ordinal);
            var slash = afterScheme < 0 ? -1 : target.IndexOf('/', afterScheme + 3);
            target = slash < 0 ? "/" : target[slash..];
        }
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var body = await ReadBodyAsync(http.Request, cancellationToken);
        var isForm = http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        return new()
        {
            Method = http.Request.Method.ToUpperInvariant(),
            Path = mark < 0 ? target : target[..mark],
            Query = mark < 0 ? [] : ParsePairs(target[(mark + 1)..], plusIsSpace: false),
            Form = isForm ? ParsePairs(System.Text.Encoding.UTF8.GetString(body.Span), plusIsSpace: true) : [],
            Headers = http.Request.Headers,
            Body = body,
        };
    }

    /// <summary>A header's value, trimmed; null if it is absent or empty.</summary>
    public string? Header(string name)
    {
        var value = Headers[name].ToString().Trim();
        return value.Length == 0 ? null : value;
    }

    /// <summary>A parameter of the query or else of the form.</summary>
    public string? Parameter(string name)
    {
        foreach (var pair in Query.Concat(Form))
        {
            if (pair.Key == name) return pair.Value;
        }
        return null;
    }

    /// <summary>What the operation itself is asked for.</summary>
    public IReadOnlyDictionary<string, string> BusinessParameters(bool isRpc)
    {
        var result = new Dictionary<string, string>();
        foreach (var (name, value) in Query.Concat(Form))
        {
            if (!isRpc || !s_protocolParameters.Contains(name)) result.TryAdd(name, value);
        }
        return result;
    }

    private static List<KeyValuePair<string, string>> ParsePairs(string text, bool plusIsSpace)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var name = equals < 0 ? part : part[..equals];
            var value = equals < 0 ? "" : part[(equals + 1)..];
            pairs.Add(new(Decode(name), Decode(value)));
        }
        return pairs;

        string Decode(string encoded) => Uri.UnescapeDataString(plusIsSpace ? encoded.Replace('+', ' ') : encoded);
    }

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellationToken);
            if (read.IsCompleted)
            {
                var bytes = read.Buffer.ToArray();
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return bytes;
            }
            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
