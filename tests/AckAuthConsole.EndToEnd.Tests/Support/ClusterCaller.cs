using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>Somebody at a cluster's API server, past the console: as its administrator.</summary>
internal sealed partial class ClusterCaller : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _server;

    private ClusterCaller(string server, string token, string authority)
    {
        _server = server;
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPem(Encoding.ASCII.GetString(Convert.FromBase64String(authority)));
        _http = new HttpClient(new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } });
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public static async Task<ClusterCaller> ConnectAsync(Uri emulator, string cluster)
    {
        using var admin = new HttpClient(new SocketsHttpHandler());
        var kubeconfig = await admin.GetStringAsync(new Uri(emulator, $"/emulator/admin/clusters/{cluster}/kubeconfig?token=admin"));
        return new ClusterCaller(Server().Match(kubeconfig).Groups[1].Value, Token().Match(kubeconfig).Groups[1].Value, Authority().Match(kubeconfig).Groups[1].Value);
    }

    /// <summary>An object; null when there is none.</summary>
    public async Task<JsonObject?> GetAsync(string path)
    {
        using var reply = await _http.GetAsync(_server + path);
        if (reply.StatusCode == HttpStatusCode.NotFound) return null;
        reply.EnsureSuccessStatusCode();
        return await reply.Content.ReadFromJsonAsync<JsonObject>();
    }

    /// <summary>Makes an object.</summary>
    public async Task CreateAsync(string path, JsonObject body)
    {
        using var reply = await _http.PostAsJsonAsync(_server + path, body);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>Deletes an object.</summary>
    public async Task DeleteAsync(string path)
    {
        using var reply = await _http.DeleteAsync(_server + path);
        reply.EnsureSuccessStatusCode();
    }

    /// <summary>What the API server itself says about a question.</summary>
    public async Task<bool> MayAsync(string user, string verb, string resource, string ns = "", string group = "")
    {
        using var reply = await _http.PostAsJsonAsync(_server + "/apis/authorization.k8s.io/v1/subjectaccessreviews", new JsonObject
        {
            ["apiVersion"] = "authorization.k8s.io/v1",
            ["kind"] = "SubjectAccessReview",
            ["spec"] = new JsonObject { ["user"] = user, ["resourceAttributes"] = new JsonObject { ["verb"] = verb, ["resource"] = resource, ["namespace"] = ns, ["group"] = group } },
        });
        reply.EnsureSuccessStatusCode();
        return (bool)(await reply.Content.ReadFromJsonAsync<JsonObject>())!["status"]!["allowed"]!;
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex(@"server:\s*""?(\S+?)""?\s")]
    private static partial Regex Server();

    [GeneratedRegex(@"certificate-authority-data:\s*""?(\S+?)""?\s")]
    private static partial Regex Authority();

    [GeneratedRegex(@"token:\s*""?(\S+?)""?\s")]
    private static partial Regex Token();
}
