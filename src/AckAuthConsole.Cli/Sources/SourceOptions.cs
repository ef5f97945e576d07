using System.CommandLine;
using System.CommandLine.Parsing;
using AckAuthConsole.Cli.Output;

namespace AckAuthConsole.Cli.Sources;

/// <summary>The options by which every command is told what to look at: manifests, or a cluster.</summary>
internal sealed class SourceOptions
{
    private SourceOptions()
    {
    }

    /// <summary><c>-f</c>.</summary>
    public Option<string[]> Files { get; } = new("--filename", "-f")
    {
        Description = CliText.Of("Files"),
    };

    /// <summary><c>--kubeconfig</c>.</summary>
    public Option<string?> Kubeconfig { get; } = new("--kubeconfig")
    {
        Description = CliText.Of("Kubeconfig"),
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary><c>--context</c>.</summary>
    public Option<string?> Context { get; } = new("--context") { Description = CliText.Of("Context") };

    /// <summary>Adds the options to a command.</summary>
    public static SourceOptions AddTo(Command command)
    {
        var options = new SourceOptions();
        command.Options.Add(options.Files);
        command.Options.Add(options.Kubeconfig);
        command.Options.Add(options.Context);
        command.Validators.Add(result =>
        {
            var (hasFiles, isOnline) = (result.GetValue(options.Files) is { Length: > 0 }, options.IsOnline(result));
            if (hasFiles == isOnline)
                result.AddError(hasFiles ? CliText.Of("Source_Both") : CliText.Of("Source_None"));
            if (!isOnline && result.GetValue(options.Context) is not null)
                result.AddError(CliText.Of("Source_Context"));
        });
        return options;
    }

    /// <summary>Reads what was named.</summary>
    /// <returns>The cluster, or the exit code after what is wrong was told on standard error.</returns>
    public async Task<(LoadedCluster? Cluster, int Exit)> LoadAsync(ParseResult parsed, bool withWorkloads, CancellationToken cancellationToken)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (IsOnline(parsed.CommandResult))
            return await OnlineSource.LoadAsync(parsed.GetValue(Kubeconfig), parsed.GetValue(Context), withWorkloads, error, cancellationToken);
        var loaded = await ManifestSource.LoadAsync(parsed.GetValue(Files)!, error, cancellationToken);
        return (loaded, loaded is null ? ExitCodes.BadInput : ExitCodes.Ok);
    }

    private bool IsOnline(SymbolResult result) => result.GetResult(Kubeconfig) is { Implicit: false };
}
