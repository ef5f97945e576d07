namespace AckAuthConsole.Testing;

/// <summary>Where the repository lies that the tests were built from.</summary>
public static class RepositoryRoot
{
    /// <summary>The repository's folder, without a slash at its end.</summary>
    public static string FullPath { get; } = Find();

    /// <summary>A path inside the repository.</summary>
    public static string Combine(params IEnumerable<string> parts) => Path.Combine([FullPath, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AckAuthConsole.sln"))) return folder.FullName;
        }
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
