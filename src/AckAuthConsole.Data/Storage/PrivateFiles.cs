namespace AckAuthConsole.Data.Storage;

/// <summary>Files and folders that only the console's own user may read.</summary>
internal static class PrivateFiles
{
    /// <summary>Opens a file for reading and writing; one that is made gets mode 0600 on Unix.</summary>
    public static FileStream Open(string path, FileMode mode, FileShare share = FileShare.Read)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Makes the folder of a file where it is missing, with mode 0700 on Unix.</summary>
    public static void CreateFolderOf(string path)
    {
        if (Path.GetDirectoryName(path) is not { Length: > 0 } folder)
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
