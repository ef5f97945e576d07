using System.Diagnostics;
using System.Globalization;
using AckAuthConsole.AlibabaCloud.Configuration;
using AckAuthConsole.AlibabaCloud.OpenApi.Credentials;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>
/// Sends a call: outermost the repeats, then the product's limiter, innermost signing, so that each attempt waits its turn and
/// has its own date and nonce.
/// </summary>
internal sealed partial class OpenApiPipeline
{
    public const string ClientName = "AckAuthConsole.AlibabaCloud";

    private static readonly ResiliencePropertyKey<CallState> s_state = new("call");

    private readonly IHttpClientFactory _clients;
    private readonly CloudEndpoints _endpoints;
    private readonly CloudLimiters _limiters;
    private readonly CloudOptions _options;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<OpenApiPipeline> _logger;
    private readonly SignedRequestFactory _requests;
    private readonly ResiliencePipeline<Attempt> _resilience;
    private readonly Func<double> _random;

    public OpenApiPipeline(
        IHttpClientFactory clients, CloudEndpoints endpoints, CloudLimiters limiters, IOptions<CloudOptions> options,
        TimeProvider timeProvider, ILogger<OpenApiPipeline> logger)
        : this(clients, endpoints, limiters, options, timeProvider, logger, Random.Shared.NextDouble)
    {
    }

    internal OpenApiPipeline(
        IHttpClientFactory clients, CloudEndpoints endpoints, CloudLimiters limiters, IOptions<CloudOptions> options,
        TimeProvider timeProvider, ILogger<OpenApiPipeline> logger, Func<double> random)
    {
        _clients = clients;
        _endpoints = endpoints;
        _limiters = limiters;
        _options = options.Value;
        _timeProvider = timeProvider;
        _logger = logger;
        _random = random;
        _requests = new SignedRequestFactory(timeProvider);
        _resilience = BuildResilience();
    }

    /// <summary>Sends and, where it is safe, repeats.</summary>
    /// <exception cref="CloudApiException">The call failed for good.</exception>
    public async Task<OpenApiResponse> SendAsync(OpenApiRequest request, ICredentialProvider credentials, CancellationToken cancellationToken)
    {
        var origin = _endpoints.Resolve(request.Product, request.Region);
        var state = new CallState(request, credentials, origin, _timeProvider.GetTimestamp());

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(s_state, state);
            var attempt = await _resilience.ExecuteAsync(
                static async (c, self) => await self.AttemptAsync(c.Properties.GetValue(s_state, null!), c.CancellationToken).ConfigureAwait(false),
                context, this).ConfigureAwait(false);
            return attempt.Response ?? throw new CloudApiException(FinalError(attempt.Error!, request.Kind), attempt.Exception);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Whether the same call may simply be sent again.</summary>
    internal static bool MayRepeat(CloudErrorKind error, OperationKind operation) => error switch
    {
        // The server certainly did nothing; but an overwrite must not wait.
        CloudErrorKind.Throttled or CloudErrorKind.AuthorizationConflict => operation != OperationKind.Overwrite,
        CloudErrorKind.NonceUsed or CloudErrorKind.SessionExpired or CloudErrorKind.NotConnected => true,
        CloudErrorKind.ServerError or CloudErrorKind.ConnectionLost or CloudErrorKind.TimedOut => operation == OperationKind.Read,
        _ => false,
    };

    private static CloudError FinalError(CloudError error, OperationKind operation) =>
        operation != OperationKind.Read
        && error.Kind is CloudErrorKind.ServerError or CloudErrorKind.ConnectionLost or CloudErrorKind.TimedOut or CloudErrorKind.BadReply
            or CloudErrorKind.ClusterUnreachable
            ? error with { Kind = CloudErrorKind.OutcomeUnknown, Cause = error.Kind }
            : error;

    private ResiliencePipeline<Attempt> BuildResilience()
    {
        if (_options.Retry.MaxRetries == 0)
            return ResiliencePipeline<Attempt>.Empty;

        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = _timeProvider };
        builder.AddRetry(new RetryStrategyOptions<Attempt>
        {
            MaxRetryAttempts = _options.Retry.MaxRetries,
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Result?.Error is { } error
                && Plan(arguments.Context.Properties.GetValue(s_state, null!), error, arguments.AttemptNumber)),
            DelayGenerator = static arguments => ValueTask.FromResult<TimeSpan?>(arguments.Context.Properties.GetValue(s_state, null!).NextDelay),
            OnRetry = arguments =>
            {
                var state = arguments.Context.Properties.GetValue(s_state, null!);
                var error = arguments.Outcome.Result!.Error!;
                CloudTelemetry.Retries.Add(1, Tags(state.Request, error.Kind.ToString()));
                Log.Repeating(_logger, error.Product, error.Action, error.Code, arguments.RetryDelay.TotalMilliseconds, arguments.AttemptNumber + 1);
                return default;
            },
        });
        return builder.Build();
    }

    /// <summary>Decides whether and after what time to repeat, within the total time.</summary>
    private bool Plan(CallState state, CloudError error, int attemptNumber)
    {
        if (!MayRepeat(error.Kind, state.Request.Kind))
            return false;

        var retry = _options.Retry;
        var delay = error.Kind switch
        {
            CloudErrorKind.NonceUsed => TimeSpan.Zero,
            CloudErrorKind.SessionExpired => TimeSpan.Zero,
            CloudErrorKind.AuthorizationConflict => retry.ConflictDelay + (_random() * 0.2 * retry.ConflictDelay),
            _ => Backoff(attemptNumber),
        };
        if (error.RetryAfter is { } asked && asked > delay)
            delay = asked;

        // One new session is worth a try; a second refusal is not about age.
        if (error.Kind == CloudErrorKind.SessionExpired && state.SessionRenewed)
            return false;

        state.SessionRenewed |= error.Kind == CloudErrorKind.SessionExpired;
        state.NextDelay = delay;
        return _timeProvider.GetElapsedTime(state.StartedAt) + delay <= retry.TotalTime;
    }

    private TimeSpan Backoff(int attemptNumber)
    {
        var full = Math.Min(
            _options.Retry.BaseDelay.TotalMilliseconds * Math.Pow(2, Math.Min(attemptNumber, 30)),
            _options.Retry.MaxDelay.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (0.5 + (_random() / 2)));
    }

    private async ValueTask<Attempt> AttemptAsync(CallState state, CancellationToken cancellationToken)
    {
        var request = state.Request;

        // Before the turn is taken: the sources may call STS themselves, through the same limiter.
        CloudCredentials? credentials = null;
        if (!request.Anonymous)
        {
            try
            {
                credentials = await state.Credentials.GetAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (NoCredentialsException e)
            {
                return new Attempt(null, CloudError.Local(CloudErrorKind.NoCredentials, request.Product, request.Action, "NoCredentials", e.Message), e);
            }
        }

        var limiter = _limiters[request.Product];
        if (limiter.HeldFor is { Ticks: > 0 } held && held > _options.Retry.TotalTime - _timeProvider.GetElapsedTime(state.StartedAt))
        {
            // The cloud said so to an earlier call; waiting longer than a call may take would look like a hang.
            var refusal = CloudError.Local(
                CloudErrorKind.Throttled, request.Product, request.Action, "Throttling.Held", "The cloud asked to wait longer than a call may take; nothing was sent.");
            return new Attempt(null, refusal with { RetryAfter = held }, null);
        }

        using var lease = await limiter.AcquireAsync(cancellationToken).ConfigureAwait(false);
        using var activity = CloudTelemetry.Source.StartActivity($"{request.Product} {request.Action}", ActivityKind.Client);
        var started = _timeProvider.GetTimestamp();

        var attempt = await SendOnceAsync(request, state.Origin, credentials, cancellationToken).ConfigureAwait(false);

        var elapsed = _timeProvider.GetElapsedTime(started);
        if (attempt.Error is { } error)
        {
            if (error.Kind == CloudErrorKind.Throttled)
                limiter.OnThrottled(error.RetryAfter);
            else if (error.HttpStatus > 0)
                limiter.OnAnswered();
            if (error.Kind == CloudErrorKind.SessionExpired && credentials is not null)
                state.Credentials.Invalidate(credentials);

            activity?.SetStatus(ActivityStatusCode.Error, error.Code);
            Log.Failed(_logger, request.Product, request.Action, error.HttpStatus, error.Code, error.RequestId, elapsed.TotalMilliseconds);
        }
        else
        {
            limiter.OnAnswered();
            Log.Answered(_logger, request.Product, request.Action, attempt.Response!.Status, attempt.Response.RequestId, elapsed.TotalMilliseconds);
        }

        activity?.SetTag("ackauth.cloud.request_id", attempt.Error is null ? attempt.Response!.RequestId : attempt.Error.RequestId);
        activity?.SetTag("http.response.status_code", attempt.Error?.HttpStatus ?? attempt.Response!.Status);
        CloudTelemetry.Duration.Record(elapsed.TotalSeconds, Tags(request, attempt.Error?.Kind.ToString() ?? "Success"));
        return attempt;
    }

    private async Task<Attempt> SendOnceAsync(OpenApiRequest request, Uri origin, CloudCredentials? credentials, CancellationToken cancellationToken)
    {
        var limit = request.Kind == OperationKind.Read ? _options.Timeouts.Read : _options.Timeouts.Write;
        using var timeout = new CancellationTokenSource(limit, _timeProvider);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var message = _requests.Create(request, origin, credentials);
            using var client = _clients.CreateClient(ClientName);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);

            var status = (int)response.StatusCode;
            var requestId = Header(response, "x-acs-request-id");
            var body = await BodyReader.ReadAsync(response.Content, _options.MaxResponseBytes, linked.Token).ConfigureAwait(false);
            if (body is null)
            {
                return Failure(
                    CloudErrorKind.BadReply, "ResponseTooLarge", $"The reply is longer than {_options.MaxResponseBytes} bytes (Cloud:MaxResponseBytes).", null,
                    status, requestId);
            }

            if (status is >= 200 and < 300)
                return new Attempt(new OpenApiResponse(status, requestId, body), null, null);

            return new Attempt(null, CloudErrorParser.Parse(request.Product, request.Action, status, body, requestId, RetryAfter(response)), null);
        }
        catch (OperationCanceledException e) when (!linked.IsCancellationRequested)
        {
            // Of neither token, so of the handler's own limit for opening a connection: nothing was sent.
            return Failure(CloudErrorKind.NotConnected, "ConnectTimeout", $"No connection to {origin.Authority} in time.", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            return Failure(CloudErrorKind.TimedOut, "Timeout", $"No reply within {limit.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s.", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError
            is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return Failure(CloudErrorKind.NotConnected, e.HttpRequestError.ToString(), $"No connection to {origin.Authority}.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Failure(CloudErrorKind.ConnectionLost, "ConnectionLost", $"The connection to {origin.Authority} broke before the reply was complete.", e);
        }

        Attempt Failure(CloudErrorKind kind, string code, string text, Exception? exception, int status = 0, string? requestId = null) => new(
            null,
            CloudError.Local(kind, request.Product, request.Action, code, text) with { HttpStatus = status, RequestId = requestId },
            exception);
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) =>
        long.TryParse(Header(response, "x-acs-retry-after"), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, 3_600_000))
            : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TagList Tags(OpenApiRequest request, string outcome) =>
        new([new("product", request.Product.ToString()), new("action", request.Action), new("outcome", outcome)]);

    private sealed record Attempt(OpenApiResponse? Response, CloudError? Error, Exception? Exception);

    private sealed class CallState(OpenApiRequest request, ICredentialProvider credentials, Uri origin, long startedAt)
    {
        public OpenApiRequest Request { get; } = request;

        public ICredentialProvider Credentials { get; } = credentials;

        public Uri Origin { get; } = origin;

        public long StartedAt { get; } = startedAt;

        public TimeSpan NextDelay { get; set; }

        public bool SessionRenewed { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(2010, LogLevel.Debug, "{Product} {Action} answered HTTP {Status}, request id {RequestId}, in {ElapsedMs:F0} ms.")]
        public static partial void Answered(ILogger logger, CloudProduct product, string action, int status, string? requestId, double elapsedMs);

        [LoggerMessage(2011, LogLevel.Warning, "{Product} {Action} failed: HTTP {Status}, {Code}, request id {RequestId}, in {ElapsedMs:F0} ms.")]
        public static partial void Failed(ILogger logger, CloudProduct product, string action, int status, string code, string? requestId, double elapsedMs);

        [LoggerMessage(2012, LogLevel.Information, "{Product} {Action} is repeated after {Code} in {DelayMs:F0} ms, attempt {Attempt}.")]
        public static partial void Repeating(ILogger logger, CloudProduct product, string action, string code, double delayMs, int attempt);
    }
}
