using AckAuthConsole.Cli.Output;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Manifests;

namespace AckAuthConsole.Cli.Sources;

/// <summary>Reads files, folders and standard input with manifests.</summary>
internal static class ManifestSource
{
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    /// <summary>Reads everything; null when something is wrong, which was then told on standard error.</summary>
    public static async Task<LoadedCluster?> LoadAsync(IReadOnlyList<string> names, TextWriter error, CancellationToken cancellationToken)
    {
        var loader = new ManifestLoader();
        foreach (var name in names)
        {
            try
            {
                var files = Files(name).ToList();
                if (files.Count == 0)
                {
                    await error.WriteLineAsync(CliText.Of("Source_EmptyFolder", name));
                    return null;
                }

                foreach (var file in files)
                    loader.Add(file, await ReadAsync(file, cancellationToken));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"{name}: {e.Message}");
                return null;
            }
        }

        var content = loader.Content;
        foreach (var (fault, word) in content.Faults.Select(f => (f, "Source_Fault")).Concat(content.Warnings.Select(w => (w, "Source_Warning"))))
        {
            var path = fault.Path.Length > 0 ? fault.Path + ": " : "";
            await error.WriteLineAsync(CliText.Of(word, fault.File, fault.Line, fault.Column, fault.Document, path + fault.Message));
        }

        if (content.Faults.Count > 0)
            return null;
        var rbac = RoleAggregation.FillEmpty(RbacSnapshot.Build(content.Roles, content.Bindings, content.Namespaces, []));

        // Of what was not written down nothing is known: a file without workloads does not say that nothing runs.
        var workloads = content.Workloads.Count == 0 ? null
            : new ClusterWorkloads([.. content.ServiceAccounts], [.. content.Workloads], content.ServiceAccounts.Count > 0 ? [] : [("serviceaccounts", new Core.Results.Failure.NotFound("manifest", "ServiceAccount"))]);
        return new LoadedCluster(rbac, workloads, new Dictionary<RbacKey, ManifestPlace>(content.Places));
    }

    private static IEnumerable<string> Files(string name) => name != "-" && Directory.Exists(name)
        ? Directory.EnumerateFiles(name, "*", SearchOption.AllDirectories).Where(f => s_extensions.Contains(Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)
        : [name];

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        if (file != "-")
            return await File.ReadAllBytesAsync(file, cancellationToken);
        using var text = new MemoryStream();
        await using var input = Console.OpenStandardInput();
        await input.CopyToAsync(text, cancellationToken);
        return text.ToArray();
    }
}
