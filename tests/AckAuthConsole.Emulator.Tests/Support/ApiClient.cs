using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace AckAuthConsole.Emulator.Tests.Support;

/// <summary>
/// Signs and sends calls. It shares no code with the emulator, so that a mistake in one is not cancelled out by the same mistake in the other.
/// </summary>
internal sealed class ApiClient(Uri address, TimeProvider clock, HttpMessageHandler? handler = null) : IDisposable
{
    public HttpClient Http { get; } = new(handler ?? new SocketsHttpHandler()) { BaseAddress = address };

    public Task<ApiAnswer> RamAsync(string action, params (string Name, string Value)[] parameters) => RpcAsync(null, "2015-05-01", action, parameters);

    public Task<ApiAnswer> RamAsAsync(ApiCredentials caller, string action, params (string Name, string Value)[] parameters) => RpcAsync(caller, "2015-05-01", action, parameters);

    public Task<ApiAnswer> ImsAsync(string action, params (string Name, string Value)[] parameters) => RpcAsync(null, "2019-08-15", action, parameters);

    public Task<ApiAnswer> StsAsync(ApiCredentials caller, string action, params (string Name, string Value)[] parameters) => RpcAsync(caller, "2015-04-01", action, parameters);

    public Task<ApiAnswer> RpcAsync(ApiCredentials? caller, string version, string action, params (string Name, string Value)[] parameters) =>
        SendAsync(Sign(new HttpRequestMessage(HttpMethod.Post, "/" + QueryText(parameters)), caller ?? ApiCredentials.Account, action, version));

    /// <summary>A ROA call; the path is sent as given.</summary>
    public Task<ApiAnswer> RoaAsync(ApiCredentials? caller, HttpMethod method, string pathAndQuery, string action, JsonNode? body = null)
    {
        var request = new HttpRequestMessage(method, pathAndQuery);
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return SendAsync(Sign(request, caller ?? ApiCredentials.Account, action, "2015-12-15"));
    }

    public HttpRequestMessage Sign(HttpRequestMessage request, ApiCredentials caller, string action, string version, DateTimeOffset? date = null, string? nonce = null)
    {
        var uri = new Uri(Http.BaseAddress!, request.RequestUri!);
        var body = request.Content is null ? [] : ReadBody(request.Content);
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = request.Headers.Host ?? uri.Authority,
            ["x-acs-action"] = action,
            ["x-acs-version"] = version,
            ["x-acs-date"] = (date ?? clock.GetUtcNow()).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = nonce ?? Guid.NewGuid().ToString("N"),
            ["x-acs-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(body)),
        };
        if (caller.Token is not null) headers["x-acs-security-token"] = caller.Token;
        if (request.Content?.Headers.ContentType is { } type) headers["content-type"] = type.ToString();
        var query = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Contains('=', StringComparison.Ordinal) ? p : p + "=").Order(StringComparer.Ordinal);
        var names = string.Join(';', headers.Keys);
        var canonical = $"{request.Method}\n{uri.AbsolutePath}\n{string.Join('&', query)}\n{string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n"))}\n{names}\n{headers["x-acs-content-sha256"]}";
        var toSign = "ACS3-HMAC-SHA256\n" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(caller.Secret), Encoding.UTF8.GetBytes(toSign)));
        foreach (var (name, value) in headers)
        {
            if (name.StartsWith("x-acs-", StringComparison.Ordinal)) request.Headers.TryAddWithoutValidation(name, value);
        }
        request.Headers.TryAddWithoutValidation("Authorization", $"ACS3-HMAC-SHA256 Credential={caller.Id},SignedHeaders={names},Signature={signature}");
        return request;
    }

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        using var response = await Http.SendAsync(request);
        // Before anything parses them, so that they are seen as sent.
        var headers = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString());
        var text = await response.Content.ReadAsStringAsync();
        return new(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), headers);
    }

    public void Dispose() => Http.Dispose();

    public static string QueryText(IEnumerable<(string Name, string Value)> parameters)
    {
        var text = string.Join('&', parameters.Select(p => $"{Uri.EscapeDataString(p.Name)}={Uri.EscapeDataString(p.Value)}"));
        return text.Length == 0 ? "" : "?" + text;
    }

    private static byte[] ReadBody(HttpContent content)
    {
        using var stream = new MemoryStream();
        content.CopyTo(stream, null, CancellationToken.None);
        return stream.ToArray();
    }
}
