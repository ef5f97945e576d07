namespace AckAuthConsole.Web.Components;

/// <summary>Of several overlapping operations only the newest counts: asking for the next one cancels the one before. For one circuit's thread.</summary>
public sealed class LatestOperation : IDisposable
{
    private CancellationTokenSource? _current;
    private bool _disposed;

    /// <summary>Cancels the operation before and gives the token of the new one; a cancelled token after disposal.</summary>
    public CancellationToken Next()
    {
        Cancel();
        if (_disposed)
            return new CancellationToken(true);

        _current = new CancellationTokenSource();
        return _current.Token;
    }

    /// <summary>Cancels what runs.</summary>
    public void Cancel()
    {
        _current?.Cancel();
        _current?.Dispose();
        _current = null;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        Cancel();
    }
}
