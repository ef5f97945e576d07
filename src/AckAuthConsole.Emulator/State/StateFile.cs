using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace AckAuthConsole.Emulator.State;

/// <summary>Keeps the state in a file: written soon after a change and when the emulator stops, each time whole and at once.</summary>
internal sealed partial class StateFile : IDisposable
{
    /// <summary>How long changes are gathered before the file is written.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(500);

    private readonly string _path;
    private readonly EmulatorState _state;
    private readonly StateChanges _changes;
    private readonly ILogger _logger;
    private readonly ITimer _timer;
    private readonly Lock _writing = new();
    private int _pending;

    public StateFile(string path, EmulatorState state, StateChanges changes, TimeProvider clock, ILogger logger)
    {
        (_path, _state, _changes, _logger) = (path, state, changes, logger);
        _timer = clock.CreateTimer(_ => TrySave(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        changes.Changed += OnChanged;
    }

    /// <summary>False if there is no such file yet.</summary>
    /// <exception cref="ArgumentException">The file cannot be read; the message says what to do.</exception>
    public static bool TryLoad(string path, EmulatorState state)
    {
        if (!File.Exists(path)) return false;
        try
        {
            using var stream = File.OpenRead(path);
            var snapshot = JsonSerializer.Deserialize(stream, SnapshotJson.Default.EmulatorSnapshot);
            if (snapshot is not { Format: EmulatorSnapshot.CurrentFormat }) throw new JsonException("its format is not known");
            lock (state.Gate) snapshot.RestoreTo(state);
            return true;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new ArgumentException($"The state file {path} cannot be read: {e.Message} Give another --state file, or move this one away to start anew.", nameof(path), e);
        }
    }

    /// <summary>Writes a state to a file.</summary>
    public static void Write(string path, EmulatorState state)
    {
        byte[] json;
        lock (state.Gate) json = JsonSerializer.SerializeToUtf8Bytes(EmulatorSnapshot.Of(state), SnapshotJson.Default.EmulatorSnapshot);
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, json);
        // A rename is all or nothing: whoever stops us leaves the old file or the new one.
        File.Move(temporary, path, overwrite: true);
    }

    public void Dispose()
    {
        _changes.Changed -= OnChanged;
        _timer.Dispose();
        TrySave();
    }

    private void OnChanged()
    {
        if (Interlocked.Exchange(ref _pending, 1) == 0) _timer.Change(Delay, Timeout.InfiniteTimeSpan);
    }

    private void TrySave()
    {
        try
        {
            lock (_writing)
            {
                Interlocked.Exchange(ref _pending, 0);
                Write(_path, _state);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Log.NotWritten(_logger, e, _path);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(9010, LogLevel.Error, "The state file {Path} could not be written; the next change tries again.")]
        public static partial void NotWritten(ILogger logger, Exception exception, string path);
    }
}
