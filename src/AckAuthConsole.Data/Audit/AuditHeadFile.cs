using System.Text.Json;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Data.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Data.Audit;

/// <summary>The witness outside the database: the head of the chain in a small file that is replaced as a whole.</summary>
internal sealed class AuditHeadFile(IOptions<AuditOptions> options, IConsoleDatabaseProvider provider, IHostEnvironment environment)
{
    /// <summary>Where it is.</summary>
    public string Path { get; } = string.IsNullOrWhiteSpace(options.Value.HeadFile)
        ? provider.DefaultHeadFile ?? throw new OptionsValidationException(AuditOptions.SectionName, typeof(AuditOptions), ["Audit:HeadFile must be set: this database has no folder of its own."])
        : System.IO.Path.GetFullPath(options.Value.HeadFile, environment.ContentRootPath);

    /// <summary>Reads it; null when there is none, or when it is not one (which then counts as lost).</summary>
    public async Task<AuditHead?> ReadAsync(CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(Path, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }

        try
        {
            var head = JsonSerializer.Deserialize(bytes, AuditHeadJson.Default.AuditHead);
            return head is { Sequence: > 0, Hash.Length: 64 } ? head : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces it: written beside, flushed to the disk, renamed. Only its owner may read it.</summary>
    public async Task WriteAsync(AuditHead head, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateFolderOf(Path);
        var next = $"{Path}.{Environment.ProcessId}.tmp";
        var file = PrivateFiles.Open(next, FileMode.Create);
        await using (file.ConfigureAwait(false))
        {
            await file.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(head, AuditHeadJson.Default.AuditHead), cancellationToken).ConfigureAwait(false);
            file.WriteByte((byte)'\n');
            file.Flush(flushToDisk: true);
        }

        File.Move(next, Path, overwrite: true);
    }
}
