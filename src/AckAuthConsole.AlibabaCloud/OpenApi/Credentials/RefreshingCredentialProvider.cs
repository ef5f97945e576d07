using Microsoft.Extensions.Logging;

namespace AckAuthConsole.AlibabaCloud.OpenApi.Credentials;

/// <summary>
/// Keeps what the chain gave. Temporary credentials are renewed early, by one refresh for many callers; until they expire the
/// old ones are served, also when renewing fails. A failure is never kept.
/// </summary>
internal sealed partial class RefreshingCredentialProvider(
    CredentialChain chain, TimeProvider timeProvider, ILogger<RefreshingCredentialProvider> logger) : ICredentialProvider
{
    private static readonly TimeSpan s_early = TimeSpan.FromMinutes(15);

    // Between failed early refreshes; the old credentials still serve meanwhile.
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_refreshLimit = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private CloudCredentials? _current;
    private Task<CloudCredentials>? _refresh;
    private DateTimeOffset _nextRefresh = DateTimeOffset.MinValue;
    private DateTimeOffset _obtainedAt = DateTimeOffset.MinValue;

    public async ValueTask<CloudCredentials> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        Task<CloudCredentials> refresh;
        lock (_lock)
        {
            var now = timeProvider.GetUtcNow();
            if (_current is { } current)
            {
                if (current.Expiration is not { } expiration || now < RefreshAt(expiration))
                    return current;

                if (now < expiration)
                {
                    if (_refresh is null && now >= _nextRefresh)
                    {
                        _nextRefresh = now + s_pause;
                        StartRefresh();
                    }

                    return current;
                }
            }

            refresh = _refresh ?? StartRefresh();
        }

        return await refresh.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Invalidate(CloudCredentials refused)
    {
        lock (_lock)
        {
            if (ReferenceEquals(_current, refused))
                _current = null;
        }
    }

    // A session shorter than twice the margin would otherwise be renewed on each call.
    private DateTimeOffset RefreshAt(DateTimeOffset expiration) => expiration - s_early > _obtainedAt + s_pause
        ? expiration - s_early
        : _obtainedAt + ((expiration - _obtainedAt) / 2);

    private Task<CloudCredentials> StartRefresh()
    {
        // Run outside the lock, so that a source that answers at once cannot end before it is known to run. A failure is logged there.
        var task = Task.Run(RefreshAsync);
        _refresh = task;
        return task;
    }

    private async Task<CloudCredentials> RefreshAsync()
    {
        try
        {
            // Of no single caller's cancellation: others wait for the same refresh.
            using var limit = new CancellationTokenSource(s_refreshLimit, timeProvider);
            var credentials = await chain.AskAsync(limit.Token).ConfigureAwait(false);
            lock (_lock)
            {
                _current = credentials;
                _obtainedAt = timeProvider.GetUtcNow();
                _nextRefresh = DateTimeOffset.MinValue;
                _refresh = null;
            }

            Log.Obtained(logger, credentials.Source, credentials.Expiration);
            return credentials;
        }
        catch (Exception e)
        {
            lock (_lock)
            {
                _refresh = null;
            }

            if (e is OperationCanceledException)
                throw new NoCredentialsException("The sources of credentials did not answer in time.", e);

            Log.RefreshFailed(logger, e.Message);
            throw;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "Obtained credentials from {Source}; they expire at {Expiration}.")]
        public static partial void Obtained(ILogger logger, string source, DateTimeOffset? expiration);

        [LoggerMessage(2002, LogLevel.Warning, "No new credentials: {Reason}")]
        public static partial void RefreshFailed(ILogger logger, string reason);
    }
}
