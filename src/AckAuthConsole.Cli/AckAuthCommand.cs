using System.CommandLine;

namespace AckAuthConsole.Cli;

/// <summary>The command line: its commands, each of which lives in a folder of its own.</summary>
internal static class AckAuthCommand
{
    public static RootCommand Create() => new("Answers who may do what in Kubernetes clusters, from manifests or from a cluster, and checks the history of AckAuthConsole.");
}
