using System.Collections.Concurrent;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>The one order in which journal entries and cloud calls happened.</summary>
internal sealed class CallLog
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyList<string> Lines => [.. _lines];

    public IReadOnlyList<string> Calls => [.. _lines.Where(l => l.StartsWith("call ", StringComparison.Ordinal))];

    public void Add(string line) => _lines.Enqueue(line);
}
