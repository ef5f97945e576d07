using System.CommandLine;
using AckAuthConsole.Cli.Audit;
using AckAuthConsole.Cli.CanI;
using AckAuthConsole.Cli.Completion;
using AckAuthConsole.Cli.Diff;
using AckAuthConsole.Cli.Expectations;
using AckAuthConsole.Cli.Findings;
using AckAuthConsole.Cli.Lookup;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Rules;
using AckAuthConsole.Cli.WhoCan;

namespace AckAuthConsole.Cli;

/// <summary>The command line: its commands, each of which lives in a folder of its own.</summary>
internal static class AckAuthCommand
{
    /// <summary>Runs what the arguments say.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, InvocationConfiguration configuration)
    {
        var parsed = Create().Parse(arguments);
        var exit = await parsed.InvokeAsync(configuration);
        return parsed.Errors.Count > 0 && exit != ExitCodes.Ok ? ExitCodes.BadInput : exit;
    }

    private static RootCommand Create() => new(
        CliText.Of("Root"))
    {
        CanICommand.Create(),
        WhoCanCommand.Create(),
        LookupCommand.Create(),
        RulesCommand.Create(),
        DiffCommand.Create(),
        FindingsCommand.Create(),
        TestCommand.Create(),
        AuditCommand.Create(),
        CompletionCommand.Create(),
    };
}
