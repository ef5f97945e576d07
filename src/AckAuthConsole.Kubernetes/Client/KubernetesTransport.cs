using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using AckAuthConsole.Kubernetes.Configuration;
using AckAuthConsole.Kubernetes.Kubeconfigs;
using AckAuthConsole.Kubernetes.Models;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>Sends calls to one API server: outermost the repeats, then the limiter, innermost one attempt with its time limit. Thread safe.</summary>
internal sealed partial class KubernetesTransport : IDisposable
{
    private static readonly TimeSpan s_baseDelay = TimeSpan.FromMilliseconds(200);

    // The server ends a watch itself; one that is silent for longer is broken.
    private static readonly TimeSpan s_watchGrace = TimeSpan.FromSeconds(30);

    private readonly ClusterConnection _connection;
    private readonly KubernetesOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly TrustCheck _trust;
    private readonly HttpClient _http;
    private readonly TokenSource? _token;

    public KubernetesTransport(ClusterConnection connection, KubernetesOptions options, TimeProvider clock, ILogger logger)
    {
        (_connection, _options, _clock, _logger) = (connection, options, clock, logger);
        _trust = new TrustCheck(connection);
        _http = new HttpClient(ConnectionHandlers.Create(connection, _trust, options)) { Timeout = Timeout.InfiniteTimeSpan };
        _token = connection.HasToken ? new TokenSource(connection.Token, connection.TokenFile, clock) : null;
        Limiter = new ClusterLimiter(options.MaxConcurrency, clock);
    }

    public KubernetesOptions Options => _options;

    public TimeProvider Clock => _clock;

    public ClusterLimiter Limiter { get; }

    /// <summary>The address, for logs.</summary>
    public string Server => _connection.Server.Authority;

    public void Dispose() => _http.Dispose();

    /// <summary>Sends and, where it is safe, repeats.</summary>
    /// <exception cref="KubernetesException">The call failed for good.</exception>
    public async Task<ReadOnlyMemory<byte>> SendAsync(KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (body, error, exception) = await AttemptAsync(request, impersonation, cancellationToken).ConfigureAwait(false);
            if (error is null)
                return body;
            if (attempt >= _options.MaxRetries || Delay(error, request.ChangesNothing, attempt) is not { } delay)
                throw new KubernetesException(request.ChangesNothing ? error : error with { MayHaveHappened = MayHaveHappened(error.Kind) }, exception);
            KubernetesTelemetry.Retries.Add(1, Tags(request, error.Kind.ToString()));
            Log.Repeating(_logger, Server, request.Operation, error.Reason, delay.TotalMilliseconds, attempt + 1);
            await Task.Delay(delay, _clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens a watch and gives its stream. It is not repeated: that is the watch's own matter.</summary>
    /// <exception cref="KubernetesException">It was refused.</exception>
    public async Task<WatchStream> OpenAsync(KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        // A stream is no call under way: only opening it takes a turn.
        using var lease = await Limiter.AcquireAsync(cancellationToken).ConfigureAwait(false);
        var life = new CancellationTokenSource(_options.WatchTimeout + s_watchGrace, _clock);
        HttpResponseMessage? response = null;
        try
        {
            using var opening = new CancellationTokenSource(_options.ReadTimeout, _clock);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, opening.Token);
            var (opened, error, exception) = await GuardAsync(
                request, _options.ReadTimeout,
                async token =>
                {
                    using var message = await MessageAsync(request, impersonation, token).ConfigureAwait(false);
                    response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
                    if (response.StatusCode == HttpStatusCode.OK)
                        return (await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false), null);
                    return ((Stream?)null, await ErrorAsync(request, response, token).ConfigureAwait(false));
                },
                linked.Token, cancellationToken).ConfigureAwait(false);
            if (error is not null)
            {
                Observe(error);
                throw new KubernetesException(error, exception);
            }

            var stream = new WatchStream(response!, opened!, life);
            (response, life) = (null, null);
            return stream;
        }
        finally
        {
            response?.Dispose();
            life?.Dispose();
        }
    }

    /// <summary>How long to wait before the same call is sent again; null when it is not.</summary>
    internal TimeSpan? Delay(KubernetesError error, bool changesNothing, int attempt)
    {
        var mayRepeat = changesNothing && error.Kind is KubernetesErrorKind.TooManyRequests or KubernetesErrorKind.ServerError or KubernetesErrorKind.NotConnected or KubernetesErrorKind.ConnectionLost;
        if (!changesNothing || !mayRepeat)
            return null;
        var backOff = TimeSpan.FromTicks(Math.Min((long)(s_baseDelay.Ticks * Math.Pow(2, attempt) * (0.5 + (Random.Shared.NextDouble() / 2))), _options.MaxRetryDelay.Ticks));
        if (error.RetryAfter is not { } asked)
            return backOff;

        // Waiting longer than a call may take would look like a hang.
        return asked > _options.MaxRetryDelay ? null : asked > backOff ? asked : backOff;
    }

    private static bool MayHaveHappened(KubernetesErrorKind kind) =>
        kind is KubernetesErrorKind.ConnectionLost or KubernetesErrorKind.TimedOut or KubernetesErrorKind.ServerError or KubernetesErrorKind.BadReply;

    private async Task<(ReadOnlyMemory<byte> Body, KubernetesError? Error, Exception? Exception)> AttemptAsync(KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        if (Limiter.HeldFor is { Ticks: > 0 } held && held > _options.MaxRetryDelay)
        {
            // The server said so to an earlier call.
            return (default, Local(request, KubernetesErrorKind.TooManyRequests, "Held", "The API server asked to wait longer than a call may take; nothing was sent.") with { RetryAfter = held }, null);
        }

        using var lease = await Limiter.AcquireAsync(cancellationToken).ConfigureAwait(false);
        using var activity = KubernetesTelemetry.Source.StartActivity(request.Operation, ActivityKind.Client);
        var limit = request.ChangesNothing ? _options.ReadTimeout : _options.WriteTimeout;
        using var timeout = new CancellationTokenSource(limit, _clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        var started = _clock.GetTimestamp();

        var (body, error, exception) = await GuardAsync(request, limit, token => ExchangeAsync(request, impersonation, token), linked.Token, cancellationToken).ConfigureAwait(false);

        var elapsed = _clock.GetElapsedTime(started);
        KubernetesTelemetry.Duration.Record(elapsed.TotalSeconds, Tags(request, error?.Kind.ToString() ?? "Success"));
        if (error is null)
        {
            Limiter.OnAnswered();
            Log.Answered(_logger, Server, request.Operation, elapsed.TotalMilliseconds);
        }
        else
        {
            Observe(error);
            activity?.SetStatus(ActivityStatusCode.Error, error.Reason);
            Log.Failed(_logger, Server, request.Operation, error.Code, error.Reason, error.AuditId, elapsed.TotalMilliseconds);
        }

        return (body, error, exception);
    }

    private void Observe(KubernetesError error)
    {
        if (error.Kind == KubernetesErrorKind.TooManyRequests)
            Limiter.OnThrottled(error.RetryAfter);
        else if (error.Code > 0)
            Limiter.OnAnswered();
    }

    private async Task<(ReadOnlyMemory<byte> Body, KubernetesError? Error)> ExchangeAsync(KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        using var message = await MessageAsync(request, impersonation, cancellationToken).ConfigureAwait(false);
        using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            return (default, await ErrorAsync(request, response, cancellationToken).ConfigureAwait(false));
        if (await ReadAsync(response.Content, _options.MaxResponseBytes, cancellationToken).ConfigureAwait(false) is { } body)
            return (body, null);
        return (default, Local(request, KubernetesErrorKind.BadReply, "ResponseTooLarge", $"The answer is longer than {_options.MaxResponseBytes} bytes.") with { Code = (int)response.StatusCode });
    }

    // Turns everything that HTTP can throw into an error; cancellation by the caller passes.
    private async Task<(T Value, KubernetesError? Error, Exception? Exception)> GuardAsync<T>(
        KubernetesRequest request, TimeSpan limit, Func<CancellationToken, Task<(T Value, KubernetesError? Error)>> action, CancellationToken linked, CancellationToken caller)
    {
        try
        {
            var (value, error) = await action(linked).ConfigureAwait(false);
            return (value, error, null);
        }
        catch (OperationCanceledException e) when (!linked.IsCancellationRequested)
        {
            // Of neither token, so of the handler's own limit for opening a connection: nothing was sent.
            return Failed(KubernetesErrorKind.NotConnected, "ConnectTimeout", $"No connection to {Server} within {Seconds(_options.ConnectTimeout)} s.", e);
        }
        catch (OperationCanceledException e) when (!caller.IsCancellationRequested)
        {
            return Failed(KubernetesErrorKind.TimedOut, "Timeout", $"No answer from {Server} within {Seconds(limit)} s.", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.SecureConnectionError)
        {
            return _trust.Refusal switch
            {
                TrustCheck.WrongName => Failed(KubernetesErrorKind.NotTrusted, TrustCheck.WrongName, $"The certificate of {Server} is for another name.", e),
                { } refusal => Failed(KubernetesErrorKind.NotTrusted, refusal, $"The certificate of {Server} is not signed by the cluster's authority, or has expired.", e),
                null => Failed(KubernetesErrorKind.NotTrusted, "TlsFailed", $"No encrypted connection to {Server}; it may not take the client certificate.", e),
            };
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError)
        {
            return Failed(KubernetesErrorKind.NotConnected, e.HttpRequestError.ToString(), $"No connection to {Server}.", e);
        }
        catch (TokenUnavailableException e)
        {
            return Failed(KubernetesErrorKind.Unauthorized, "TokenFileUnreadable", "The file with the token cannot be read.", e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Failed(KubernetesErrorKind.ConnectionLost, "ConnectionLost", $"The connection to {Server} broke before the answer was complete.", e);
        }

        (T, KubernetesError?, Exception?) Failed(KubernetesErrorKind kind, string reason, string text, Exception exception) => (default!, Local(request, kind, reason, text), exception);

        static string Seconds(TimeSpan time) => time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }

    internal static KubernetesError Local(KubernetesRequest request, KubernetesErrorKind kind, string reason, string message) =>
        new() { Kind = kind, Reason = reason, Message = message, Operation = request.Operation };

    private async ValueTask<HttpRequestMessage> MessageAsync(KubernetesRequest request, Impersonation? impersonation, CancellationToken cancellationToken)
    {
        var message = new HttpRequestMessage(request.Method, new Uri(_connection.Server, request.Path)) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        message.Headers.TryAddWithoutValidation("Accept", request.Accept);
        message.Headers.TryAddWithoutValidation("User-Agent", "AckAuthConsole");
        if (_token is not null)
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await _token.GetAsync(cancellationToken).ConfigureAwait(false));
        if ((impersonation ?? _connection.Impersonation) is { } who)
            ImpersonationHeaders.Add(message.Headers, who);
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        }

        return message;
    }

    private async Task<KubernetesError> ErrorAsync(KubernetesRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var code = (int)response.StatusCode;
        var auditId = response.Headers.TryGetValues("Audit-Id", out var ids) ? ids.FirstOrDefault() : null;
        var retryAfter = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > _clock.GetUtcNow() ? date - _clock.GetUtcNow() : TimeSpan.Zero,
            _ => (TimeSpan?)null,
        };
        var body = await ReadAsync(response.Content, 1024 * 1024, cancellationToken).ConfigureAwait(false);
        var status = body is { Length: > 0 } ? StatusOf(body.Value.Span) : null;
        return ErrorOf(request, code, status) with { AuditId = auditId, RetryAfter = retryAfter ?? (status?.Details?.RetryAfterSeconds is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null) };
    }

    /// <summary>The error that a <c>Status</c> tells of.</summary>
    internal static KubernetesError ErrorOf(KubernetesRequest request, int code, V1Status? status) => new()
    {
        Kind = KubernetesError.KindOf(code, status?.Reason),
        Reason = string.IsNullOrEmpty(status?.Reason) ? $"Http{code.ToString(CultureInfo.InvariantCulture)}" : status.Reason,

        // What is no Status (a proxy's page, a plain text) is not passed on.
        Message = string.IsNullOrEmpty(status?.Message) ? $"The API server answered HTTP {code.ToString(CultureInfo.InvariantCulture)} without a reason." : status.Message,
        Operation = request.Operation,
        Code = code,
        Causes = status?.Details?.Causes ?? [],
        DetailsKind = status?.Details?.Kind ?? "",
        DetailsName = status?.Details?.Name ?? "",
        Continue = string.IsNullOrEmpty(status?.Metadata?.ContinueProperty) ? null : status.Metadata.ContinueProperty,
    };

    private static V1Status? StatusOf(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, KubernetesJsonContext.Default.V1Status);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The whole body; null when it is longer than allowed, whatever its headers promise.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
            return null;
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var collected = new MemoryStream((int)(content.Headers.ContentLength ?? 0));
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (collected.Length + read > maxBytes)
                    return null;
                collected.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }

        return collected.GetBuffer().AsMemory(0, (int)collected.Length);
    }

    private static TagList Tags(KubernetesRequest request, string outcome) => new([new("verb", request.Verb), new("resource", request.Resource), new("outcome", outcome)]);

    private static partial class Log
    {
        [LoggerMessage(3000, LogLevel.Debug, "{Server}: {Operation} was answered in {ElapsedMs:F0} ms.")]
        public static partial void Answered(ILogger logger, string server, string operation, double elapsedMs);

        [LoggerMessage(3001, LogLevel.Warning, "{Server}: {Operation} failed: HTTP {Status}, {Reason}, audit id {AuditId}, in {ElapsedMs:F0} ms.")]
        public static partial void Failed(ILogger logger, string server, string operation, int status, string reason, string? auditId, double elapsedMs);

        [LoggerMessage(3002, LogLevel.Information, "{Server}: {Operation} is repeated after {Reason} in {DelayMs:F0} ms, attempt {Attempt}.")]
        public static partial void Repeating(ILogger logger, string server, string operation, string reason, double delayMs, int attempt);
    }
}
