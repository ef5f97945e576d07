using System.Diagnostics;

namespace AckAuthConsole.Kubernetes.Tests.Servers;

/// <summary>A server process that ends with this one, whatever happens: a shell holds our end of a pipe and kills it when the pipe closes.</summary>
internal sealed class ChildProcess : IDisposable
{
    private const string Script = """log=$1; shift; "$@" >"$log" 2>&1 </dev/null & child=$!; trap 'kill $child 2>/dev/null' TERM; cat >/dev/null; kill $child 2>/dev/null; wait $child""";

    private readonly Process _shell;
    private readonly string _log;

    public ChildProcess(string log, string program, params IReadOnlyList<string> arguments)
    {
        _log = log;
        _shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", Script, "sh", log, program, .. arguments]) { RedirectStandardInput = true })
            ?? throw new InvalidOperationException("No shell.");
    }

    /// <summary>The last lines that it wrote.</summary>
    public string LogTail => File.Exists(_log) ? string.Join('\n', File.ReadLines(_log).TakeLast(8)) : "";

    public void Dispose()
    {
        _shell.StandardInput.Close();
        _shell.WaitForExit(TimeSpan.FromSeconds(20));
        _shell.Dispose();
    }
}
