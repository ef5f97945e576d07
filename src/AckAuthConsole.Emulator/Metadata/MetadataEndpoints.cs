using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.State;
using AckAuthConsole.Emulator.Sts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AckAuthConsole.Emulator.Metadata;

/// <summary>Where the default credential chain finds credentials: the metadata address of an ECS instance, and a credentials URI.</summary>
internal sealed class MetadataEndpoints(EmulatorOptions options, EmulatorState state, StateChanges changes, TimeProvider clock)
{
    private const string TokenHeader = "x-aliyun-ecs-metadata-token";
    private const string Credentials = "/latest/meta-data/ram/security-credentials/";
    private const string Instance = "i-emulator00000000001";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, DateTimeOffset> _tokens = [];

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPut("/latest/api/token", IssueTokenAsync);
        endpoints.MapGet(Credentials, http => Guarded(http, () => Role(null) is { } role ? Text(http, role) : NotFound(http)));
        endpoints.MapGet(Credentials + "{role}", http => Guarded(http, () => WriteCredentialsAsync(http, http.Request.RouteValues["role"] as string, TimeSpan.FromHours(6))));
        endpoints.MapGet("/emulator/credentials-uri", http =>
        {
            var seconds = int.TryParse(http.Request.Query["seconds"], CultureInfo.InvariantCulture, out var given) && given > 0 ? given : 3600;
            return WriteCredentialsAsync(http, http.Request.Query["role"], TimeSpan.FromSeconds(seconds));
        });
    }

    private Task IssueTokenAsync(HttpContext http)
    {
        var text = http.Request.Headers["x-aliyun-ecs-metadata-token-ttl-seconds"].ToString();
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > 21600)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        }
        var token = RandomNumberGenerator.GetHexString(48, lowercase: true);
        lock (_gate) _tokens[token] = clock.GetUtcNow().AddSeconds(seconds);
        return Text(http, token);
    }

    /// <summary>Without a token this is the older, unguarded form; a token that is sent must be good.</summary>
    private Task Guarded(HttpContext http, Func<Task> answer)
    {
        var token = http.Request.Headers[TokenHeader].ToString();
        if (token.Length > 0)
        {
            lock (_gate)
            {
                if (!_tokens.TryGetValue(token, out var expires) || expires <= clock.GetUtcNow())
                {
                    http.Response.StatusCode = StatusCodes.Status403Forbidden;
                    return Task.CompletedTask;
                }
            }
        }
        return answer();
    }

    private string? Role(string? wanted)
    {
        lock (state.Gate)
        {
            var name = wanted ?? options.MetadataRole;
            if (name is not null) return state.FindRole(name)?.RoleName;
            var worker = state.Roles.FirstOrDefault(r => r.RoleName.StartsWith("KubernetesWorkerRole-", StringComparison.Ordinal));
            return (worker ?? state.Roles.FirstOrDefault())?.RoleName;
        }
    }

    private Task WriteCredentialsAsync(HttpContext http, string? wanted, TimeSpan duration)
    {
        if (Role(string.IsNullOrEmpty(wanted) ? null : wanted) is not { } name) return NotFound(http);
        StsSession session;
        var now = clock.GetUtcNow();
        lock (state.Gate) session = SessionIssuer.Issue(state, state.FindRole(name)!, Instance, duration, null, now);
        changes.Mark();
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(new JsonObject
        {
            ["Code"] = "Success",
            ["AccessKeyId"] = session.AccessKeyId,
            ["AccessKeySecret"] = session.AccessKeySecret,
            ["SecurityToken"] = session.SecurityToken,
            ["Expiration"] = session.Expiration.ToUtcText(),
            ["LastUpdated"] = now.ToUtcText(),
        }.ToJsonString(), http.RequestAborted);
    }

    private static Task Text(HttpContext http, string text)
    {
        http.Response.ContentType = "text/plain";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
