namespace AckAuthConsole.Emulator.Gateway;

/// <summary>One call that was answered (or cut off).</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Time">When it came.</param>
/// <param name="Product">Empty if no operation was found.</param>
/// <param name="Action">Operation, or what was asked for.</param>
/// <param name="Uid">Caller's id; empty if unknown.</param>
/// <param name="CallerName">User name, <c>role:session</c>, <c>account</c>, or empty.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Raw path.</param>
/// <param name="Status">HTTP status; 0: connection cut.</param>
/// <param name="Code">Error code; null on success.</param>
/// <param name="RequestId">The answer's request id.</param>
/// <param name="Fault">Id or kind of an injected fault; null: none.</param>
internal sealed record RecordedCall(
    long Number, DateTimeOffset Time, string Product, string Action, string Uid, string CallerName, string Method, string Path, int Status, string? Code, string RequestId, string? Fault);

/// <summary>The latest calls, for tests and curious people.</summary>
internal sealed class CallLog
{
    private const int Capacity = 5000;

    private readonly Lock _gate = new();
    private readonly Queue<RecordedCall> _calls = new();
    private long _count;

    public void Add(Func<long, RecordedCall> call)
    {
        lock (_gate)
        {
            if (_calls.Count == Capacity) _calls.Dequeue();
            _calls.Enqueue(call(++_count));
        }
    }

    public IReadOnlyList<RecordedCall> Snapshot()
    {
        lock (_gate) return [.. _calls];
    }

    public void Clear()
    {
        lock (_gate) _calls.Clear();
    }
}
