using System.CommandLine;
using AckAuthConsole.Cli.CanI;
using AckAuthConsole.Cli.WhoCan;

namespace AckAuthConsole.Cli;

/// <summary>The command line: its commands, each of which lives in a folder of its own.</summary>
internal static class AckAuthCommand
{
    public static RootCommand Create() => new("Answers who may do what in Kubernetes clusters, from manifests. Exit codes: 0 yes or done, 1 no, 2 bad input.")
    {
        CanICommand.Create(),
        WhoCanCommand.Create(),
    };
}
