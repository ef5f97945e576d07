using System.Collections.Concurrent;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>Keeps every reported stage, in order.</summary>
internal sealed class ProgressLog : IProgress<PartProgress>
{
    private readonly ConcurrentQueue<PartProgress> _all = new();

    public IReadOnlyList<PartProgress> All => [.. _all];

    public IReadOnlyList<PartStage> Stages => [.. _all.Select(p => p.Stage)];

    public void Report(PartProgress value) => _all.Enqueue(value);
}
