using AckAuthConsole.Emulator.Faults;
using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.Kubernetes.Authorization;
using AckAuthConsole.Emulator.Kubernetes.Discovery;
using AckAuthConsole.Emulator.Kubernetes.Identity;
using AckAuthConsole.Emulator.Kubernetes.Resources;
using AckAuthConsole.Emulator.State;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Emulator.Kubernetes.Api;

/// <summary>The API servers of all clusters, at <c>/kube/&lt;cluster id&gt;</c>: authenticates, authorizes, runs and answers.</summary>
internal sealed partial class KubeServer(
    EmulatorState state, KubeClusters clusters, KubeResourceRegistry registry, IKubeAuthorizer authorizer, FaultInjector faults, CallLog callLog, TimeProvider clock, ILogger<KubeServer> logger)
{
    public const string Prefix = "/kube/";
    public const string Product = "Kube";

    private const int MaxBody = 3 * 1024 * 1024;

    /// <summary>Answers every request below <see cref="Prefix"/>, and passes the others on.</summary>
    public Task HandleAsync(HttpContext http, RequestDelegate next) =>
        http.Request.Path.Value is { } path && path.StartsWith(Prefix, StringComparison.Ordinal) ? HandleAsync(http, path[Prefix.Length..]) : next(http);

    private async Task HandleAsync(HttpContext http, string idAndPath)
    {
        if (!http.Request.IsHttps)
        {
            await ReplyWriter.WriteAsync(http, KubeReply.Content.Text("Client sent an HTTP request to an HTTPS server.\n", StatusCodes.Status400BadRequest), ReplyFormat.Whole, clock.GetUtcNow());
            return;
        }
        var slash = idAndPath.IndexOf('/', StringComparison.Ordinal);
        var (id, path) = slash < 0 ? (idAndPath, "/") : (idAndPath[..slash], idAndPath[slash..]);
        var started = clock.GetUtcNow();
        var auditId = Guid.NewGuid().ToString();
        http.Response.Headers["Audit-Id"] = http.Request.Headers["Audit-ID"].ToString() is { Length: > 0 } given ? given : auditId;
        http.Response.Headers.CacheControl = "no-cache, private";

        var attributes = RequestParser.Parse(http.Request.Method, path, http.Request.Query);
        var action = attributes.IsResource ? $"{attributes.Verb} {attributes.Resource}{(attributes.Subresource.Length > 0 ? "/" + attributes.Subresource : "")}" : $"{attributes.Verb} {attributes.Path}";
        KubeUser? user = null;
        FaultRule? fault = null;
        KubeError? error = null;
        var dropped = false;
        var code = 0;
        try
        {
            var cluster = FindReachable(id, http, out dropped);
            if (cluster is not null)
            {
                lock (state.Gate) user = KubeAuthenticator.Authenticate(http, cluster);
                fault = faults.Choose(Product, action, Prefix + idAndPath, http.Request.Query, http.Request.Headers[FaultInjector.HeaderName].ToString(), UidOf(user));
                if (fault is { DelayMs: > 0 }) await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), clock, http.RequestAborted);
                if (fault is { AfterWork: false }) dropped = Strike(fault);
                if (!dropped)
                {
                    var body = await ReadBodyAsync(http);
                    var (reply, format) = Run(http, cluster, ref user, attributes, body);
                    if (fault is { AfterWork: true }) dropped = Strike(fault);
                    if (!dropped)
                    {
                        code = reply.Status;
                        if (reply is KubeReply.Watch watch)
                        {
                            watch.Session.Surroundings = (state.Gate, clock);
                            // Watches last; they are noted when they begin.
                            Note(code, null);
                        }
                        await ReplyWriter.WriteAsync(http, reply, format, clock.GetUtcNow());
                        if (reply is KubeReply.Watch) return;
                    }
                }
            }
        }
        catch (KubeError e)
        {
            error = e;
        }
        catch (Exception e) when (e is not OperationCanceledException && !http.Response.HasStarted)
        {
            Log.Failed(logger, e, action, auditId);
            error = KubeError.Internal("an error on the server has prevented the request from succeeding");
        }
        Note(dropped ? 0 : error?.Code ?? code, error?.Reason);
        if (dropped) Abort(http);
        else if (error is not null) await ReplyWriter.WriteErrorAsync(http, error);

        void Note(int status, string? reason) => callLog.Add(number => new(
            number, started, Product, action, UidOf(user), user?.Name ?? "", http.Request.Method, Prefix + idAndPath, status, reason, auditId,
            fault is null ? null : fault.Id.Length > 0 ? fault.Id : fault.Kind.ToString()));
    }

    /// <summary>Digits at the start of a user's name: ACK names users by their account's uid.</summary>
    public static string UidOf(KubeUser? user) => user is null ? "" : new string([.. user.Name.TakeWhile(char.IsAsciiDigit)]);

    private KubeCluster? FindReachable(string id, HttpContext http, out bool dropped)
    {
        dropped = false;
        lock (state.Gate)
        {
            if (state.FindCluster(id) is { Reachable: false })
            {
                dropped = true;
                return null;
            }
            return clusters.Find(id) ?? throw KubeError.Raw(404, $"the emulator has no cluster {id}");
        }
    }

    private (KubeReply Reply, ReplyFormat Format) Run(HttpContext http, KubeCluster cluster, ref KubeUser user, KubeAttributes attributes, byte[] body)
    {
        lock (state.Gate)
        {
            user = Impersonation.Apply(http.Request.Headers, cluster, user, authorizer);
            var decision = authorizer.Authorize(cluster, user, attributes);
            if (!decision.Allowed) throw KubeError.Forbidden(user, attributes, decision.Reason);
            var actor = user;
            if (!attributes.IsResource)
            {
                return (DiscoveryEndpoint.Handle(http, cluster, attributes, out var discoveryFormat) ?? NotFound, discoveryFormat);
            }
            var format = ReplyFormat.Choose(http.Request.Headers.Accept.ToString(), mayBeTable: true);
            var reply = ResourceEndpoint.Handle(registry, attributes, http.Request.Method, resource => new()
            {
                Cluster = cluster,
                User = actor,
                Attributes = attributes,
                Resource = resource,
                Query = http.Request.Query,
                Body = body,
                Authorizer = authorizer,
                Now = clock.GetUtcNow(),
                ContentType = (http.Request.ContentType ?? "").Split(';')[0].Trim().ToLowerInvariant(),
                UserAgent = http.Request.Headers.UserAgent.ToString(),
            });
            return (reply ?? NotFound, format);
        }
    }

    private static KubeReply NotFound => KubeReply.Content.Text("404 page not found\n", StatusCodes.Status404NotFound);

    private static async Task<byte[]> ReadBodyAsync(HttpContext http)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(chunk, http.RequestAborted)) > 0)
        {
            if (buffer.Length + read > MaxBody) throw KubeError.TooLarge(MaxBody);
            buffer.Write(chunk, 0, read);
        }
        return buffer.ToArray();
    }

    /// <summary>True if the connection shall be cut.</summary>
    private static bool Strike(FaultRule fault) => fault.Kind switch
    {
        FaultKind.Throttle => throw KubeError.TooManyRequests(Math.Max(1, ((fault.RetryAfterMs ?? 1000) + 999) / 1000)),
        FaultKind.Error => throw KubeError.Injected(
            fault.Status ?? 500, fault.Code ?? "InternalError", fault.Message ?? "an error on the server (\"injected\") has prevented the request from succeeding"),
        FaultKind.Drop => true,
        _ => false,
    };

    // With HTTP/2 many requests share a connection; an API server that is gone takes it along.
    private static void Abort(HttpContext http)
    {
        http.Features.Get<IConnectionLifetimeFeature>()?.Abort();
        http.Abort();
    }

    private static partial class Log
    {
        [LoggerMessage(5100, LogLevel.Error, "Kubernetes call {Action} failed unexpectedly, audit id {AuditId}.")]
        public static partial void Failed(ILogger logger, Exception exception, string action, string auditId);
    }
}
