namespace AckAuthConsole.Testing;

/// <summary>A folder of a test's own, gone with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>The folder's path.</summary>
    public string FullPath { get; } = Directory.CreateTempSubdirectory("ackauth-").FullName;

    /// <summary>A path inside the folder.</summary>
    public string File(string name) => Path.Combine(FullPath, name);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(FullPath, recursive: true);
        }
        catch (IOException)
        {
            // A process that was killed may hold a file a moment longer; the system's own cleaning takes it then.
        }
    }
}
