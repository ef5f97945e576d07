using AckAuthConsole.Data.Audit;

namespace AckAuthConsole.Web.Hosting;

/// <summary>The switch <c>--verify-audit</c>: checks the audit trail's chain and starts nothing.</summary>
internal static class AuditVerification
{
    private const string Switch = "--verify-audit";

    /// <summary>Whether the switch was given.</summary>
    public static bool IsAsked(string[] args) => args.Contains(Switch, StringComparer.Ordinal);

    /// <summary>The arguments that are settings: the configuration would take the argument after the switch for its value.</summary>
    public static string[] Without(string[] args) => [.. args.Where(static a => a != Switch)];

    /// <summary>Checks, prints the finding and gives the exit code: 0 intact, 1 broken, 2 unreadable. Needs no cloud and no port, so it can run beside the console.</summary>
    public static async Task<int> RunAsync(WebApplicationBuilder builder)
    {
        builder.AddConsole();
        await using var app = builder.Build();
        var report = await app.Services.GetRequiredService<AuditVerificationCommand>().RunAsync(CancellationToken.None);
        await Console.Out.WriteLineAsync(report.Text);
        return report.ExitCode;
    }
}
