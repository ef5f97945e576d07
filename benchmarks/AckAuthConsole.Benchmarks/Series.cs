using System.Diagnostics;

namespace AckAuthConsole.Benchmarks;

/// <summary>Durations of the same thing, many times.</summary>
internal sealed class Series(string what, string target)
{
    private readonly List<double> _milliseconds = [];

    public async Task MeasureAsync(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run();
        _milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    public void Print()
    {
        _milliseconds.Sort();
        Console.WriteLine($"| {what} | {_milliseconds.Count} | {At(0.5)} | {At(0.95)} | {At(1)} | {target} |");
    }

    private string At(double share)
    {
        var value = _milliseconds[Math.Min(_milliseconds.Count - 1, (int)(share * _milliseconds.Count))];
        return value < 10 ? $"{value:F2} ms" : $"{value:F0} ms";
    }
}
