using System.CommandLine;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Core.Findings.Usage;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Kubernetes.Auditing;

namespace AckAuthConsole.Cli.Findings;

/// <summary>The options by which <c>findings</c> is told which requests there were.</summary>
internal sealed class UsageOptions
{
    private const int MostFaults = 10;
    private const int MostDays = 3650;

    private UsageOptions()
    {
    }

    /// <summary><c>--audit</c>.</summary>
    public Option<string[]> Logs { get; } = new("--audit") { Description = CliText.Of("Findings_Audit") };

    /// <summary><c>--unused-days</c>.</summary>
    public Option<int> Days { get; } = new("--unused-days") { Description = CliText.Of("Findings_UnusedDays"), DefaultValueFactory = _ => 30 };

    /// <summary>Adds the options to a command.</summary>
    public static UsageOptions AddTo(Command command)
    {
        var options = new UsageOptions();
        options.Days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostDays)
                result.AddError(CliText.Of("Findings_BadDays", MostDays));
        });
        command.Options.Add(options.Logs);
        command.Options.Add(options.Days);
        return options;
    }

    /// <summary>Reads the logs that were named.</summary>
    /// <returns>What was used, null when no log was named; or the exit code after what is wrong was told on standard error.</returns>
    public async Task<(RightsUsage? Usage, int Exit)> LoadAsync(ParseResult parsed, RbacSnapshot rbac, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(Logs) is not { Length: > 0 } files)
            return (null, ExitCodes.Ok);
        var error = parsed.InvocationConfiguration.Error;
        var usage = new RightsUsage(rbac, TimeSpan.FromDays(parsed.GetValue(Days)));
        var faults = 0;
        foreach (var file in files)
        {
            try
            {
                using var text = Open(file);
                await foreach (var line in AuditLog.ReadAsync(text, cancellationToken))
                {
                    foreach (var request in line.Requests)
                        usage.Observe(request);
                    if (line.Fault is { } fault && faults++ < MostFaults)
                        await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{file}:{line.Number}: {fault}"));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                await error.WriteLineAsync($"{file}: {e.Message}");
                return (null, ExitCodes.BadInput);
            }
        }

        if (faults > 0)
            return (null, ExitCodes.BadInput);
        if (!usage.Covers)
            await error.WriteLineAsync(CliText.Of("Findings_ShortLog", usage.From is { } from && usage.To is { } to ? (to - from).TotalDays.ToString("0.#", CultureInfo.InvariantCulture) : "0", parsed.GetValue(Days)));
        return (usage, ExitCodes.Ok);
    }

    // Rotated logs are compressed.
    private static StreamReader Open(string file)
    {
        Stream stream = file == "-" ? Console.OpenStandardInput() : new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1 << 16, FileOptions.SequentialScan);
        return new StreamReader(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16);
    }
}
