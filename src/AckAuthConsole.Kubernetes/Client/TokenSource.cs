namespace AckAuthConsole.Kubernetes.Client;

/// <summary>A bearer token; one in a file is read again each minute, since whoever writes it renews it.</summary>
internal sealed class TokenSource(string? token, string? file, TimeProvider clock)
{
    private static readonly TimeSpan s_age = TimeSpan.FromMinutes(1);

    private (string Token, long ReadAt)? _read;

    /// <exception cref="TokenUnavailableException">The file cannot be read or is empty.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (token is not null)
            return token;
        if (_read is { } read && clock.GetElapsedTime(read.ReadAt) < s_age)
            return read.Token;
        try
        {
            var text = (await File.ReadAllTextAsync(file!, cancellationToken).ConfigureAwait(false)).Trim();
            if (text.Length == 0)
                throw new TokenUnavailableException(null);
            _read = (text, clock.GetTimestamp());
            return text;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TokenUnavailableException(e);
        }
    }
}
