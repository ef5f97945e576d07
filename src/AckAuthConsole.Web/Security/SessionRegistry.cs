using System.Collections.Concurrent;

namespace AckAuthConsole.Web.Security;

/// <summary>Sessions that were signed out before their time, so that a copied cookie or another tab's circuit is of no use any more.</summary>
internal sealed class SessionRegistry(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);

    /// <summary>Raised with the id of a session that was ended.</summary>
    public event Action<string>? Ended;

    /// <summary>Ends a session; remembered until <paramref name="until"/>, when it would be too old anyway.</summary>
    public void End(string sessionId, DateTimeOffset until)
    {
        foreach (var (id, forgetAt) in _ended)
        {
            if (forgetAt < clock.GetUtcNow())
                _ended.TryRemove(id, out _);
        }

        _ended[sessionId] = until;
        Ended?.Invoke(sessionId);
    }

    /// <summary>Whether the session was ended.</summary>
    public bool IsEnded(string sessionId) => _ended.ContainsKey(sessionId);
}
