using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Tests.ContainerService;

/// <summary>An answer of CS.</summary>
internal sealed record CsReply(HttpStatusCode Status, JsonElement? Body, string Text, string RequestId)
{
    public JsonElement Json => Body.ShouldNotBeNull(Text);

    /// <summary>Asserts an error of the service itself.</summary>
    public void ShouldFail(int status, string code)
    {
        ((int)Status).ShouldBe(status, Text);
        Json.GetProperty("code").GetString().ShouldBe(code);
        Json.GetProperty("status").GetInt32().ShouldBe(status);
        Json.GetProperty("requestId").GetString().ShouldBe(RequestId);
        Json.GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    /// <summary>Asserts success without a body.</summary>
    public void ShouldBeEmptySuccess()
    {
        Status.ShouldBe(HttpStatusCode.OK, Text);
        Text.ShouldBeEmpty();
        RequestId.ShouldNotBeEmpty();
    }
}

/// <summary>An emulator and callers of its container service, who sign by version 3.</summary>
internal sealed class CsDesk : IAsyncDisposable
{
    private int _nonce;

    private CsDesk(EmulatorHost host, MovableClock clock)
    {
        Host = host;
        Clock = clock;
        Http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = host.HttpAddress };
    }

    public EmulatorHost Host { get; }

    public MovableClock Clock { get; }

    public HttpClient Http { get; }

    public EmulatorState State => Host.State;

    public static async Task<CsDesk> StartAsync(Action<EmulatorOptions>? configure = null)
    {
        var clock = new MovableClock();
        var options = new EmulatorOptions();
        configure?.Invoke(options);
        return new(await EmulatorHost.StartAsync(options, clock), clock);
    }

    public string UserId(string name) => State.FindUser(name)!.UserId;

    public string RoleId(string name) => State.FindRole(name)!.RoleId;

    /// <summary>A session of a role, to call with.</summary>
    public string Assume(string roleName, string? sessionPolicy = null)
    {
        var key = $"STS.{roleName}{Interlocked.Increment(ref _nonce)}";
        lock (State.Gate)
        {
            State.Sessions[key] = new()
            {
                AccessKeyId = key,
                AccessKeySecret = "session-secret",
                SecurityToken = $"token-of-{key}",
                RoleId = RoleId(roleName),
                SessionName = "tester",
                SessionPolicy = sessionPolicy,
                Expiration = Clock.GetUtcNow().AddHours(1),
            };
        }

        return key;
    }

    /// <summary>Calls as <c>account</c>, as a RAM user by name, or with a session of <see cref="Assume"/>.</summary>
    public Task<CsReply> GetAsync(string caller, string action, string pathAndQuery) => SendAsync(caller, HttpMethod.Get, action, pathAndQuery, null);

    public Task<CsReply> DeleteAsync(string caller, string action, string pathAndQuery) => SendAsync(caller, HttpMethod.Delete, action, pathAndQuery, null);

    public Task<CsReply> PostAsync(string caller, string action, string pathAndQuery, string body) => SendAsync(caller, HttpMethod.Post, action, pathAndQuery, body);

    public Task<CsReply> GrantAsync(string caller, string uid, params string[] entries) =>
        PostAsync(caller, "GrantPermissions", $"/permissions/users/{uid}", $"[{string.Join(',', entries)}]");

    public Task<CsReply> UpdateAsync(string caller, string uid, string? mode, params string[] entries) =>
        PostAsync(caller, "UpdateUserPermissions", $"/permissions/users/{uid}/update{(mode is null ? "" : $"?mode={mode}")}", $"[{string.Join(',', entries)}]");

    public async Task<IReadOnlyList<string>> DescribeAsync(string caller, string uid)
    {
        var reply = await GetAsync(caller, "DescribeUserPermission", $"/permissions/users/{uid}");
        reply.Status.ShouldBe(HttpStatusCode.OK, reply.Text);
        return [.. reply.Json.EnumerateArray().Select(entry =>
            $"{entry.GetProperty("resource_type").GetString()} {Short(entry.GetProperty("resource_id").GetString()!)} {entry.GetProperty("role_type").GetString()}"
            + (entry.GetProperty("role_name").GetString() is { Length: > 0 } name ? ":" + name : "")
            + (entry.GetProperty("is_owner").GetInt32() == 1 ? " owner" : "")
            + (entry.GetProperty("is_ram_role").GetInt32() == 1 ? " role" : ""))];
    }

    /// <summary>One entry of a permission write.</summary>
    public static string Entry(string scope, string cluster, string role, string ns = "", bool custom = false, bool ramRole = false) =>
        JsonSerializer.Serialize(new { cluster, role_type = scope, role_name = role, @namespace = ns, is_custom = custom, is_ram_role = ramRole });

    private async Task<CsReply> SendAsync(string caller, HttpMethod method, string action, string pathAndQuery, string? body)
    {
        var (key, secret, token) = CredentialsOf(caller);
        var address = new Uri(Host.HttpAddress, pathAndQuery);
        using var request = new HttpRequestMessage(method, address);
        var payload = Encoding.UTF8.GetBytes(body ?? "");
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["host"] = address.Authority,
            ["x-acs-action"] = action,
            ["x-acs-content-sha256"] = Convert.ToHexStringLower(SHA256.HashData(payload)),
            ["x-acs-date"] = Clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["x-acs-signature-nonce"] = $"{action}-{Interlocked.Increment(ref _nonce)}",
            ["x-acs-version"] = "2015-12-15",
        };
        if (token is not null)
        {
            headers["x-acs-accesskey-id"] = key;
            headers["x-acs-security-token"] = token;
        }

        if (body is not null)
        {
            headers["content-type"] = "application/json; charset=utf-8";
            request.Content = new ByteArrayContent(payload);
        }

        var query = string.Join('&', address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        var signed = string.Join(';', headers.Keys);
        var canonical = $"{method.Method}\n{address.AbsolutePath}\n{query}\n{string.Concat(headers.Select(header => $"{header.Key}:{header.Value}\n"))}\n{signed}\n{headers["x-acs-content-sha256"]}";
        var toSign = $"ACS3-HMAC-SHA256\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(toSign)));
        foreach (var (name, value) in headers.Where(header => header.Key != "host"))
        {
            _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value);
        }

        request.Headers.TryAddWithoutValidation("Authorization", $"ACS3-HMAC-SHA256 Credential={key},SignedHeaders={signed},Signature={signature}");
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        using var json = text.Length == 0 ? null : JsonDocument.Parse(text);
        return new(response.StatusCode, json?.RootElement.Clone(), text, response.Headers.GetValues("x-acs-request-id").Single());
    }

    private (string Key, string Secret, string? Token) CredentialsOf(string caller) => State.Sessions.TryGetValue(caller, out var session)
        ? (session.AccessKeyId, session.AccessKeySecret, session.SecurityToken)
        : ($"emulator-{caller}", $"emulator-{caller}-secret", null);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
    }

    private string Short(string resource) => State.Clusters.Aggregate(resource, (text, cluster) => text.Replace(cluster.ClusterId, cluster.Name, StringComparison.Ordinal));
}
