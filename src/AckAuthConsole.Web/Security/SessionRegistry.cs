using System.Collections.Concurrent;

namespace AckAuthConsole.Web.Security;

/// <summary>What the console remembers of sessions: when their cookie was last seen, and which were signed out before their time, so that a copied cookie or another tab's circuit is of no use any more.</summary>
internal sealed class SessionRegistry(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _ended = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);

    /// <summary>Raised with the id of a session that was ended.</summary>
    public event Action<string>? Ended;

    /// <summary>A request came with the session's cookie.</summary>
    public void Touch(string sessionId) => _seen[sessionId] = clock.GetUtcNow();

    /// <summary>When a request last came with the session's cookie; null when none came since the console started.</summary>
    public DateTimeOffset? LastSeen(string sessionId) => _seen.TryGetValue(sessionId, out var at) ? at : null;

    /// <summary>Forgets sessions that were last seen before a moment; they have ended by themselves.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var (id, at) in _seen)
        {
            if (at < before)
                _seen.TryRemove(id, out _);
        }
    }

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
