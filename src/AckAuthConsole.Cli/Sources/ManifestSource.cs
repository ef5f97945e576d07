using System.CommandLine;
using System.Globalization;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Kubernetes.Manifests;

namespace AckAuthConsole.Cli.Sources;

/// <summary>The option <c>-f</c>: files, folders and standard input with manifests.</summary>
internal static class ManifestSource
{
    private static readonly string[] s_extensions = [".yaml", ".yml", ".json"];

    public static Option<string[]> Option() => new("--filename", "-f")
    {
        Description = "File or folder with manifests (YAML or JSON, many documents, List kinds); - for standard input. May be given several times.",
        Required = true,
    };

    /// <summary>Reads everything; null when something is wrong, which was then told on standard error.</summary>
    public static async Task<RbacSnapshot?> LoadAsync(IReadOnlyList<string> names, TextWriter error, CancellationToken cancellationToken)
    {
        var loader = new ManifestLoader();
        foreach (var name in names)
        {
            try
            {
                var files = Files(name).ToList();
                if (files.Count == 0)
                {
                    await error.WriteLineAsync($"{name}: the folder holds no .yaml, .yml or .json file");
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

        foreach (var (fault, word) in loader.Content.Faults.Select(f => (f, "error")).Concat(loader.Content.Warnings.Select(w => (w, "warning"))))
        {
            var path = fault.Path.Length > 0 ? fault.Path + ": " : "";
            await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{fault.File}:{fault.Line}:{fault.Column}: {word} in document {fault.Document}: {path}{fault.Message}"));
        }

        foreach (var role in loader.Content.Roles.Where(r => r.Aggregation is not null && r.Rules.IsEmpty))
            await error.WriteLineAsync($"{role.Key}: warning: its rules are filled by the cluster's controller and are empty here, so what it gives is not counted");
        return loader.Content.Faults.Count > 0 ? null : RbacSnapshot.Build(loader.Content.Roles, loader.Content.Bindings, loader.Content.Namespaces, []);
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
