using System.Diagnostics;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Architecture.Tests.Support;

/// <summary>The files that belong to the repository.</summary>
internal static class SourceTree
{
    private static readonly string[] s_notOurs = ["bin", "obj", "node_modules", "artifacts", "TestResults", ".git", ".vs", ".idea", "data"];

    /// <summary>Paths of all tracked files from the root, with slashes; without git, all files that are not made by tools.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (Tracked() ?? Walk("")).Where(path => File.Exists(RepositoryRoot.Combine(path)))];

    /// <summary>C# files under src and tests.</summary>
    public static IEnumerable<string> CSharpFiles => Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && (path.StartsWith("src/", StringComparison.Ordinal) || path.StartsWith("tests/", StringComparison.Ordinal)));

    public static string Read(string path) => File.ReadAllText(RepositoryRoot.Combine(path));

    private static List<string>? Tracked()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
            {
                WorkingDirectory = RepositoryRoot.FullPath,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries)] : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static IEnumerable<string> Walk(string folder)
    {
        var full = RepositoryRoot.Combine(folder);
        foreach (var file in Directory.EnumerateFiles(full)) yield return Join(folder, Path.GetFileName(file));
        foreach (var child in Directory.EnumerateDirectories(full).Select(child => Path.GetFileName(child)!).Except(s_notOurs))
        {
            foreach (var file in Walk(Join(folder, child))) yield return file;
        }
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";
}
