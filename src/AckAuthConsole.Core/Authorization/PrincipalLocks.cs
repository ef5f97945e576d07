using System.Collections.Concurrent;
using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Authorization;

/// <summary>One change per principal at a time: the permission API has no version, so two writers would race.</summary>
internal sealed class PrincipalLocks
{
    private readonly ConcurrentDictionary<PrincipalRef, Entry> _entries = new();

    /// <summary>Waits for the principal's turn; dispose to give it to the next.</summary>
    public async Task<IDisposable> EnterAsync(PrincipalRef principal, CancellationToken cancellationToken)
    {
        while (true)
        {
            var entry = _entries.GetOrAdd(principal, static _ => new Entry());
            lock (entry)
            {
                if (entry.IsGone)
                    continue;
                entry.Users++;
            }

            try
            {
                await entry.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
                return new Turn(this, principal, entry);
            }
            catch (OperationCanceledException)
            {
                Leave(principal, entry);
                throw;
            }
        }
    }

    private void Leave(PrincipalRef principal, Entry entry)
    {
        lock (entry)
        {
            if (--entry.Users > 0)
                return;
            entry.IsGone = true;
            _entries.TryRemove(principal, out _);
        }

        entry.Gate.Dispose();
    }

    private sealed class Entry
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }

        public bool IsGone { get; set; }
    }

    private sealed class Turn(PrincipalLocks owner, PrincipalRef principal, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Gate.Release();
            owner.Leave(principal, entry);
        }
    }
}
