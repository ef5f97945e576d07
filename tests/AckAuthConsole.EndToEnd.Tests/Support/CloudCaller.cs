using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>Somebody else who calls the cloud, past the console. Signs by itself, so that it does not share a mistake with the console.</summary>
internal sealed class CloudCaller(Uri address, string keyId = "emulator-account") : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler()) { BaseAddress = address };

    /// <summary>What somebody holds, as <c>scope role</c> lines in order.</summary>
    public async Task<IReadOnlyList<string>> HeldAsync(string uid)
    {
        var entries = (JsonArray)(await SendAsync(HttpMethod.Get, "DescribeUserPermission", $"/permissions/users/{uid}", "", null))!;
        return [.. entries.Select(entry => $"{entry!["resource_id"]} {((string)entry["role_type"]! == "custom" ? $"custom:{entry["role_name"]}" : (string)entry["role_type"]!)}").Order(StringComparer.Ordinal)];
    }

    public Task PatchAsync(string uid, string cluster, string? ns, string role, bool isRole = false) => UpdateAsync("patch", uid, cluster, ns, role, isRole);

    public Task DeleteAsync(string uid, string cluster, string? ns, string role, bool isRole = false) => UpdateAsync("delete", uid, cluster, ns, role, isRole);

    public void Dispose() => _http.Dispose();

    private Task<JsonNode?> UpdateAsync(string mode, string uid, string cluster, string? ns, string role, bool isRole)
    {
        var entry = new JsonObject
        {
            ["cluster"] = cluster,
            ["is_custom"] = false,
            ["is_ram_role"] = isRole,
            ["role_name"] = role,
            ["role_type"] = ns is null ? "cluster" : "namespace",
        };
        if (ns is not null) entry["namespace"] = ns;
        return SendAsync(HttpMethod.Post, "UpdateUserPermissions", $"/permissions/users/{uid}/update", $"mode={mode}", new JsonArray(entry).ToJsonString());
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, string action, string path, string query, string? body)
    {
        var bytes = Encoding.UTF8.GetBytes(body ?? "");
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = address.Authority,
            ["x-acs-action"] = action,
            ["x-acs-version"] = "2015-12-15",
            ["x-acs-date"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = Guid.NewGuid().ToString("N"),
            ["x-acs-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        if (body is not null) headers["content-type"] = "application/json; charset=utf-8";
        var signed = string.Join(';', headers.Keys);
        var canonical = $"{method}\n{path}\n{query}\n{string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"))}\n{signed}\n{headers["x-acs-content-sha256"]}";
        var toSign = $"ACS3-HMAC-SHA256\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(keyId + "-secret"), Encoding.UTF8.GetBytes(toSign)));

        using var request = new HttpRequestMessage(method, query.Length == 0 ? path : $"{path}?{query}");
        foreach (var (name, value) in headers.Where(header => header.Key.StartsWith("x-", StringComparison.Ordinal))) request.Headers.Add(name, value);
        request.Headers.TryAddWithoutValidation("Authorization", $"ACS3-HMAC-SHA256 Credential={keyId},SignedHeaders={signed},Signature={signature}");
        if (body is not null) request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse("application/json; charset=utf-8") } };
        using var reply = await _http.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        if (!reply.IsSuccessStatusCode) throw new InvalidOperationException($"{action}: {(int)reply.StatusCode} {text}");
        return text.Length == 0 ? null : JsonSerializer.Deserialize<JsonNode>(text);
    }
}
