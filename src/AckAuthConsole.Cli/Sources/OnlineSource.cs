using AckAuthConsole.Cli.Output;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Kubeconfigs;
using AckAuthConsole.Kubernetes.Live;
using AckAuthConsole.Kubernetes.Manifests;

namespace AckAuthConsole.Cli.Sources;

/// <summary>Reads a cluster by a kubeconfig. Nothing is written there, and nothing of the kubeconfig is shown.</summary>
internal static class OnlineSource
{
    /// <summary>Reads everything that the caller may see; what he may not is told on standard error, and the answers may then be too small.</summary>
    /// <returns>The cluster, or the exit code after what is wrong was told.</returns>
    public static async Task<(LoadedCluster? Cluster, int Exit)> LoadAsync(string? file, string? context, bool withWorkloads, TextWriter error, CancellationToken cancellationToken)
    {
        var config = await Kubeconfig.LoadAsync(string.IsNullOrEmpty(file) ? Kubeconfig.DefaultFiles() : [file], cancellationToken);
        var connected = config.Match(c => c.Connect(context), failure => failure);
        if (!connected.IsSuccess)
        {
            await error.WriteLineAsync("kubeconfig: " + Describe(connected.Failure));
            return (null, ExitCodes.BadInput);
        }

        using var api = new KubernetesApi(connected.Value);
        try
        {
            var rbac = await ClusterReader.ReadRbacAsync(api, cancellationToken);
            foreach (var gap in rbac.Gaps)
                await error.WriteLineAsync(CliText.Of("Online_Gap", gap.Kind?.ToString() ?? "RBAC", gap.Namespace is null ? CliText.Of("Online_Cluster") : CliText.Of("Online_Namespace", gap.Namespace), gap.Failure.Cause?.Message ?? gap.Failure.Code));
            ClusterWorkloads? workloads = null;
            string? version = null;
            if (withWorkloads)
            {
                version = await VersionAsync(api, cancellationToken);
                workloads = await ClusterReader.ReadWorkloadsAsync(api, cancellationToken);
                foreach (var (resource, failure) in workloads.Gaps)
                    await error.WriteLineAsync(CliText.Of("Online_WorkloadGap", resource, failure.Cause?.Message ?? failure.Code));
            }

            return (new LoadedCluster(rbac, workloads, new Dictionary<RbacKey, ManifestPlace>(), version), ExitCodes.Ok);
        }
        catch (KubernetesException e)
        {
            await error.WriteLineAsync($"{api.Server}: {e.Error.Message}");
            return (null, ExitCodes.Unavailable);
        }
    }

    // Without it only the comparison with the defaults of that version is left out.
    private static async Task<string?> VersionAsync(KubernetesApi api, CancellationToken cancellationToken)
    {
        try
        {
            return (await api.Discovery.GetVersionAsync(cancellationToken)).GitVersion;
        }
        catch (KubernetesException e) when (e.Error.Kind == KubernetesErrorKind.Forbidden)
        {
            return null;
        }
    }

    private static string Describe(Failure failure) => failure switch
    {
        Failure.NotFound missing => CliText.Of("Online_Missing", missing.Kind, missing.Name),
        Failure.Invalid { Fields.Count: > 0 } invalid => string.Join(" ", invalid.Fields.Select(f => f.Message)),
        Failure.Invalid { Allowed.Count: > 0 } invalid => CliText.Of("Online_Choose", string.Join(", ", invalid.Allowed)),
        _ => failure.Cause?.Message ?? failure.Code,
    };
}
