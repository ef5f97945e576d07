namespace AckAuthConsole.Data.Sqlite;

/// <summary>Settings of the SQLite database.</summary>
public sealed class DatabaseOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Database";

    /// <summary>The database's file unless configured, relative to the content root.</summary>
    public const string DefaultPath = "data/console.db";

    /// <summary>The database's file, relative to the content root or absolute; <see cref="DefaultPath"/> when neither this nor <see cref="ConnectionString"/> is set.</summary>
    public string? Path { get; set; }

    /// <summary>Instead of <see cref="Path"/>: a Microsoft.Data.Sqlite connection string with a file as its Data Source.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long an operation waits for another writer, in seconds, 1 to 300.</summary>
    public int BusyTimeoutSeconds { get; set; } = 10;
}
