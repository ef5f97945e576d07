using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>A program that a test started: its output is kept, and it is ended by its own id.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentDictionary<TaskCompletionSource<Match>, Regex> _waiting = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(Process process) => _process = process;

    /// <summary>Everything that the program wrote so far.</summary>
    public string Output => string.Join('\n', _output);

    /// <summary>Starts a built .NET program.</summary>
    public static ChildProcess StartDotnet(string assembly, string workingDirectory, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", ["exec", assembly, .. arguments])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        // A test host's own settings must not leak into the program under test.
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment.Remove("DOTNET_STARTUP_HOOKS");
        var child = new ChildProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        child._process.OutputDataReceived += (_, line) => child.Take(line.Data);
        child._process.ErrorDataReceived += (_, line) => child.Take(line.Data);
        child._process.Exited += (_, _) =>
        {
            // Waits for the last lines too.
            child._process.WaitForExit();
            child.End();
        };
        child._process.Start();
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        return child;
    }

    /// <summary>The first line, written already or to come, that matches.</summary>
    public async Task<Match> LineAsync(string pattern)
    {
        var wanted = new TaskCompletionSource<Match>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[wanted] = new Regex(pattern);
        foreach (var line in _output) Offer(wanted, line);
        if (_ended.Task.IsCompleted) End();
        try
        {
            return await wanted.Task.WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The program did not write '{pattern}':\n{Output}");
        }
        finally
        {
            _waiting.TryRemove(wanted, out _);
        }
    }

    /// <summary>Ends the program as a power cut would: nothing is flushed, nothing is said goodbye to.</summary>
    public async Task KillAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Waits until the program ends by itself.</summary>
    public async Task<int> ExitCodeAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        _output.Enqueue(line);
        foreach (var wanted in _waiting.Keys) Offer(wanted, line);
    }

    private void Offer(TaskCompletionSource<Match> wanted, string line)
    {
        if (_waiting.TryGetValue(wanted, out var pattern) && pattern.Match(line) is { Success: true } match) wanted.TrySetResult(match);
    }

    private void End()
    {
        _ended.TrySetResult();
        foreach (var wanted in _waiting.Keys) wanted.TrySetException(new InvalidOperationException($"The program ended:\n{Output}"));
    }
}
