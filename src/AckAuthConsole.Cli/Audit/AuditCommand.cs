using System.CommandLine;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Data;
using AckAuthConsole.Data.Audit;
using AckAuthConsole.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;

namespace AckAuthConsole.Cli.Audit;

/// <summary><c>ackauth audit verify</c>: whether a console's audit trail is whole. Writes nothing and can run beside the console, or on a copy.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var database = new Argument<string>("database") { Description = CliText.Of("Audit_Database") };
        var head = new Option<string?>("--head") { Description = CliText.Of("Audit_Head") };
        var verify = new Command("verify", CliText.Of("Audit_Verify")) { database, head };
        verify.SetAction(async (parsed, cancellationToken) =>
        {
            var file = Path.GetFullPath(parsed.GetValue(database)!);
            if (!File.Exists(file))
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(CliText.Of("Audit_NoFile", parsed.GetValue(database)));
                return ExitCodes.BadInput;
            }

            await using var services = Services(file, parsed.GetValue(head) is { } named ? Path.GetFullPath(named) : null);
            var report = await services.GetRequiredService<AuditVerificationCommand>().RunAsync(cancellationToken);
            await (report.ExitCode == ExitCodes.BadInput ? parsed.InvocationConfiguration.Error : parsed.InvocationConfiguration.Output).WriteLineAsync(report.Text);
            return report.ExitCode;
        });
        return new Command("audit", CliText.Of("Audit")) { verify };
    }

    private static ServiceProvider Services(string file, string? head)
    {
        var settings = new Dictionary<string, string?> { ["Database:Path"] = file };
        if (head is not null)
            settings["Audit:HeadFile"] = head;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IHostEnvironment>(new Folder(Path.GetDirectoryName(file)!))
            .AddConsoleData(configuration)
            .AddConsoleDataSqlite(configuration)
            .BuildServiceProvider();
    }

    private sealed class Folder(string path) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "ackauth";

        public string ContentRootPath { get; set; } = path;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
