using AckAuthConsole.Testing;

namespace AckAuthConsole.Cli.Tests.Support;

/// <summary>Runs the command line on files of a temporary folder, as a shell would.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullPath, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string Folder => _folder.FullPath;

    public static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await AckAuthCommand.RunAsync(arguments, new() { Output = output, Error = error });
        return (exit, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Dispose();
}
