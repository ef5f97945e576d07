using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Data.Audit;

/// <summary>Checks <see cref="AuditOptions"/>.</summary>
internal sealed class AuditOptionsValidator(IHostEnvironment environment) : IValidateOptions<AuditOptions>
{
    public ValidateOptionsResult Validate(string? name, AuditOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.HeadFile))
            return ValidateOptionsResult.Success;
        if (options.HeadFile.Contains('\0', StringComparison.Ordinal))
            return ValidateOptionsResult.Fail("Audit:HeadFile must be the path of a file, relative to the content root or absolute.");
        var path = Path.GetFullPath(options.HeadFile, environment.ContentRootPath);
        return Path.EndsInDirectorySeparator(path) || Directory.Exists(path)
            ? ValidateOptionsResult.Fail($"Audit:HeadFile is '{options.HeadFile}', which is a folder; it must be the path of a file, relative to the content root or absolute.")
            : ValidateOptionsResult.Success;
    }
}
