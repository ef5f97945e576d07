using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AckAuthConsole.Emulator.Faults;
using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.Signatures;
using AckAuthConsole.Emulator.State;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Emulator.Gateway;

/// <summary>The one door of all products: finds the operation, checks the signature, asks RAM, runs it and writes its answer.</summary>
internal sealed partial class ApiGateway(
    OperationRegistry registry,
    EmulatorState state,
    RuntimeSettings settings,
    IRamAuthorizer authorizer,
    Authenticator authenticator,
    RateLimits rates,
    FaultInjector faults,
    CallLog callLog,
    StateChanges changes,
    TimeProvider clock,
    ILogger<ApiGateway> logger)
{
    // Names in Chinese stay readable on the wire, as the cloud writes them.
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task HandleAsync(HttpContext http)
    {
        var started = clock.GetUtcNow();
        var requestId = Guid.NewGuid().ToString().ToUpperInvariant();
        var request = await RawRequest.ReadAsync(http, http.RequestAborted);
        Operation? operation = null;
        Caller caller = new AnonymousCaller();
        FaultRule? fault = null;
        ApiReply? reply = null;
        ApiError? error = null;
        var dropped = false;
        try
        {
            (operation, var path) = FindOperation(request);
            caller = authenticator.Authenticate(request, operation);
            if (settings.EnforceRates) rates.Demand(operation, started);
            fault = faults.Choose(operation, request, caller.Uid);
            if (fault is { DelayMs: > 0 }) await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs), clock, http.RequestAborted);
            if (fault is { AfterWork: false }) dropped = Strike(fault);
            if (!dropped)
            {
                var call = new CallContext
                {
                    Caller = caller,
                    Parameters = request.BusinessParameters(operation.Style == ApiStyle.Rpc),
                    Path = path,
                    Body = request.Body,
                    Region = RegionOf(request.Host),
                    Host = request.Host,
                    IsSecure = http.Request.IsHttps,
                    SourceAddress = SourceOf(http),
                    RequestId = requestId,
                    State = state,
                    Settings = settings,
                    Authorizer = authorizer,
                    Now = clock.GetUtcNow(),
                    CancellationToken = http.RequestAborted,
                };
                lock (state.Gate)
                {
                    RamCheck.Demand(operation, call);
                    reply = operation.Handler(call);
                }
                if (operation.Writes) changes.Mark();
            }
        }
        catch (ApiError e)
        {
            error = e;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Log.Failed(logger, e, operation?.Action ?? request.Path, requestId);
            error = new(500, "InternalError", "The request processing has failed due to some unknown error.");
        }

        if (fault is { AfterWork: true })
        {
            // Whatever the work came to, its answer gets lost.
            try
            {
                dropped = Strike(fault);
            }
            catch (ApiError e)
            {
                error = e;
            }
        }
        callLog.Add(number => new(
            number, started, operation?.Product ?? "", operation?.Action ?? request.Header("x-acs-action") ?? request.Parameter("Action") ?? "",
            caller.Uid, NameOf(caller), request.Method, request.Path, dropped ? 0 : error?.Status ?? reply!.Status, error?.Code, requestId,
            fault is null ? null : fault.Id.Length > 0 ? fault.Id : fault.Kind.ToString()));
        if (dropped) http.Abort();
        else await WriteAsync(http, operation, reply, error, requestId, request.Host);
    }

    private (Operation Operation, IReadOnlyDictionary<string, string> Path) FindOperation(RawRequest request)
    {
        var action = request.Header("x-acs-action") ?? request.Parameter("Action");
        var version = request.Header("x-acs-version") ?? request.Parameter("Version");
        if (request.Path is "/" or "")
        {
            if (action is null) throw ApiError.Missing("Action", ErrorShape.Gateway);
            if (version is null) throw ApiError.Missing("Version", ErrorShape.Gateway);
            if (registry.FindRpc(version, action) is { } rpc && (rpc.IsAlive?.Invoke(settings) ?? true))
            {
                return request.Method is "GET" or "POST"
                    ? (rpc, new Dictionary<string, string>())
                    : throw new ApiError(405, "UnsupportedHTTPMethod", "This http method is not supported.", ErrorShape.Gateway);
            }
            throw registry.All.Any(o => o.Style == ApiStyle.Rpc && o.Version == version)
                ? new ApiError(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.", ErrorShape.Gateway)
                : ApiError.Invalid("Version", ErrorShape.Gateway);
        }
        if (registry.FindRoa(request.Method, request.Path, action) is { } roa
            && (version is null || version == roa.Operation.Version) && (roa.Operation.IsAlive?.Invoke(settings) ?? true))
        {
            return (roa.Operation, roa.Values);
        }
        throw ApiError.UnknownApi();
    }

    /// <summary>True if the connection shall be cut.</summary>
    private static bool Strike(FaultRule fault) => fault.Kind switch
    {
        FaultKind.Throttle => throw new ApiError(
            fault.Status ?? 400, fault.Code ?? "Throttling.User", fault.Message ?? "Request was denied due to user flow control.", ErrorShape.Gateway)
        { RetryAfter = Wait(fault) },
        FaultKind.Error => throw new ApiError(
            fault.Status ?? 500, fault.Code ?? "InternalError", fault.Message ?? "The request processing has failed due to some unknown error.")
        { RetryAfter = Wait(fault) },
        FaultKind.Drop => true,
        _ => false,
    };

    private static TimeSpan? Wait(FaultRule fault) => fault.RetryAfterMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    private static async Task WriteAsync(HttpContext http, Operation? operation, ApiReply? reply, ApiError? error, string requestId, string host)
    {
        var response = http.Response;
        response.Headers["x-acs-request-id"] = requestId;
        response.Headers["x-acs-trace-id"] = requestId.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        JsonNode? body;
        if (error is not null)
        {
            response.StatusCode = error.Status;
            if (error.RetryAfter is { } wait) response.Headers["x-acs-retry-after"] = wait.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
            var shape = error.Shape ?? (operation?.Style == ApiStyle.Roa ? ErrorShape.ContainerService : ErrorShape.Gateway);
            body = ErrorBody.Write(error, shape, requestId, host, operation?.Product ?? "");
        }
        else
        {
            response.StatusCode = reply!.Status;
            body = reply.Body;
            if (operation!.Style == ApiStyle.Rpc && body is JsonObject answer) answer.TryAdd("RequestId", requestId);
        }
        if (body is null)
        {
            response.ContentLength = 0;
            return;
        }
        response.ContentType = "application/json;charset=utf-8";
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, s_json)) body.WriteTo(writer);
        response.ContentLength = buffer.Length;
        await response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted);
    }

    private static string NameOf(Caller caller) => caller switch
    {
        AccountCaller => "account",
        UserCaller user => user.UserName,
        RoleSessionCaller session => $"{session.RoleName}:{session.SessionName}",
        _ => "",
    };

    private static string SourceOf(HttpContext http)
    {
        var address = http.Connection.RemoteIpAddress;
        if (address is null) return "127.0.0.1";
        return (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();
    }

    /// <summary><c>cs.cn-beijing.aliyuncs.com</c> is in Beijing; hosts of the desk are in Hangzhou.</summary>
    private static string RegionOf(string host)
    {
        var labels = host.Split(':')[0].Split('.');
        return labels.Length == 4 && host.Contains(".aliyuncs.com", StringComparison.OrdinalIgnoreCase) ? labels[1] : "cn-hangzhou";
    }

    private static partial class Log
    {
        [LoggerMessage(9001, LogLevel.Error, "Operation {Operation} failed unexpectedly, request {RequestId}.")]
        public static partial void Failed(ILogger logger, Exception exception, string operation, string requestId);
    }
}
