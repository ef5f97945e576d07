namespace AckAuthConsole.Emulator.Signatures;

/// <summary>Remembers used nonces for as long as the clock rule would let a replay through.</summary>
internal sealed class NonceMemory
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _known = [];
    private readonly PriorityQueue<string, DateTimeOffset> _byExpiry = new();

    /// <summary>False if the nonce was used before.</summary>
    public bool TryUse(string nonce, DateTimeOffset requestDate, DateTimeOffset now)
    {
        lock (_gate)
        {
            while (_byExpiry.TryPeek(out var oldest, out var expiry) && expiry < now)
            {
                _byExpiry.Dequeue();
                _known.Remove(oldest);
            }
            if (!_known.Add(nonce)) return false;
            _byExpiry.Enqueue(nonce, requestDate + Authenticator.MaxSkew);
            return true;
        }
    }
}
