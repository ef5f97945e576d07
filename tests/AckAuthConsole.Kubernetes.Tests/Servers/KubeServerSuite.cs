using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>What suites that run on several servers share. Use <see cref="ServerFactAttribute"/> and <see cref="ServerTheoryAttribute"/> for their tests.</summary>
public abstract class KubeServerSuite
{
    private static int s_last;

    private protected abstract IKubeServer Server { get; }

    /// <summary>A raw client that may do everything.</summary>
    protected HttpClient Admin => Server.ClientFor(KubeIdentity.Superuser);

    /// <summary>A name that no other test uses.</summary>
    protected static string Unique(string prefix) => $"{prefix}-{Interlocked.Increment(ref s_last)}-{Environment.ProcessId % 10000}";

    /// <summary>A raw client of somebody by a client certificate.</summary>
    protected HttpClient As(string user, params IReadOnlyList<string> groups) => Server.ClientFor(new KubeIdentity(user, groups));

    /// <summary>Sends a request with a body, if any, and reads the answer as JSON; null when it is something else.</summary>
    protected static async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(
        HttpClient client, HttpMethod method, string path, string? json = null, string contentType = "application/json", string? accept = null)
    {
        var (response, text) = await SendRawAsync(client, method, path, json, contentType, accept);
        using (response)
            return (response.StatusCode, response.Content.Headers.ContentType?.MediaType == "application/json" ? JsonNode.Parse(text) : null);
    }

    /// <summary>As <see cref="SendAsync"/>, with the whole response and its text.</summary>
    protected static async Task<(HttpResponseMessage Response, string Text)> SendRawAsync(
        HttpClient client, HttpMethod method, string path, string? body = null, string contentType = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Version = client.DefaultRequestVersion, VersionPolicy = client.DefaultVersionPolicy };
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        if (body is not null)
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } };
        var response = await client.SendAsync(request);
        return (response, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Makes a namespace of a test's own.</summary>
    protected async Task<string> NewNamespaceAsync()
    {
        var name = Unique("ns");
        var (status, _) = await SendAsync(Admin, HttpMethod.Post, "api/v1/namespaces", $$$"""{"metadata":{"name":"{{{name}}}"}}""");
        status.ShouldBe(HttpStatusCode.Created);
        return name;
    }
}
