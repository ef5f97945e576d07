using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Data.Sqlite;

/// <summary>Checks <see cref="DatabaseOptions"/>; never repeats a connection string, which may hold a password.</summary>
internal sealed class DatabaseOptionsValidator(IHostEnvironment environment) : IValidateOptions<DatabaseOptions>
{
    public ValidateOptionsResult Validate(string? name, DatabaseOptions options)
    {
        var failures = new List<string>();
        if (options.BusyTimeoutSeconds is < 1 or > 300)
            failures.Add($"Database:BusyTimeoutSeconds is {options.BusyTimeoutSeconds}; allowed are 1 to 300.");
        var (hasPath, hasConnectionString) = (!string.IsNullOrWhiteSpace(options.Path), !string.IsNullOrWhiteSpace(options.ConnectionString));
        if (hasPath && hasConnectionString)
            failures.Add("Database:Path and Database:ConnectionString are both set; set only one of them.");
        else if (hasConnectionString)
            CheckConnectionString(options.ConnectionString!, failures);
        else if (hasPath)
            CheckPath(options.Path!, failures);
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckConnectionString(string text, List<string> failures)
    {
        try
        {
            var parts = new SqliteConnectionStringBuilder(text);
            if (parts.DataSource.Length == 0 || parts.DataSource.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
                failures.Add("Database:ConnectionString needs 'Data Source=<path of a file>'.");
            else if (parts.Mode is SqliteOpenMode.Memory or SqliteOpenMode.ReadOnly || parts.DataSource.StartsWith(":memory:", StringComparison.OrdinalIgnoreCase))
                failures.Add("Database:ConnectionString asks for a database in memory or only to read; the audit trail needs a file that can be written.");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            failures.Add("Database:ConnectionString is not a SQLite connection string; allowed is for instance 'Data Source=data/console.db'.");
        }
    }

    private void CheckPath(string path, List<string> failures)
    {
        if (path.Contains('\0', StringComparison.Ordinal) || Path.EndsInDirectorySeparator(path) || Directory.Exists(Path.GetFullPath(path, environment.ContentRootPath)))
            failures.Add("Database:Path is a folder; it must be the path of a file, relative to the content root or absolute.");
    }
}
