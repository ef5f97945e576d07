using System.Globalization;
using AckAuthConsole.Core.Results;
using YamlDotNet.RepresentationModel;

namespace AckAuthConsole.Kubernetes.Kubeconfigs;

/// <summary>A mapping in a kubeconfig with its path, so that errors name the place.</summary>
internal sealed class YamlPlace(YamlMappingNode node, string path, string file)
{
    public string Path { get; } = path;

    public string File { get; } = file;

    /// <summary>The folder to which relative paths in it belong.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(File.Length == 0 ? "." : File)) ?? ".";

    /// <summary>A text; null when it is missing or empty.</summary>
    /// <exception cref="KubeconfigFault">It is no text.</exception>
    public string? Text(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: null or "" } => null,
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "null" or "~" } => null,
        YamlScalarNode scalar => scalar.Value,
        _ => throw Fault(key, "must be a text."),
    };

    public bool Flag(string key) => Text(key) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw Fault(key, "must be true or false."),
    };

    /// <summary>A mapping; null when it is missing.</summary>
    public YamlPlace? Map(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" or "null" or "~" } => null,
        YamlMappingNode map => new YamlPlace(map, PathOf(key), File),
        _ => throw Fault(key, "must be a mapping."),
    };

    /// <summary>A list of mappings; empty when it is missing.</summary>
    public IReadOnlyList<YamlPlace> Maps(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" or "null" or "~" } => [],
        YamlSequenceNode list => [.. list.Children.Select((child, index) => child is YamlMappingNode map
            ? new YamlPlace(map, $"{PathOf(key)}[{index.ToString(CultureInfo.InvariantCulture)}]", File)
            : throw Fault(key, "must be a list of mappings."))],
        _ => throw Fault(key, "must be a list."),
    };

    /// <summary>A list of texts; empty when it is missing.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null or YamlScalarNode { Value: null or "" or "null" or "~" } => [],
        YamlSequenceNode list when list.Children.All(static c => c is YamlScalarNode) => [.. list.Children.Select(static c => ((YamlScalarNode)c).Value ?? "")],
        _ => throw Fault(key, "must be a list of texts."),
    };

    public IEnumerable<string> Keys => node.Children.Keys.OfType<YamlScalarNode>().Select(static k => k.Value ?? "");

    public bool Has(string key) => Find(key) is not (null or YamlScalarNode { Value: null or "" or "null" or "~" });

    /// <summary>An error at a field, with its line. What the field holds is never part of it.</summary>
    public KubeconfigFault Fault(string key, string message, string reason = "kubeconfig.malformed")
    {
        var at = Find(key) ?? node;
        var file = File.Length == 0 ? "" : $"{File}: ";
        return new KubeconfigFault(new Failure.Invalid(reason, "kubeconfig", File.Length == 0 ? null : File)
        {
            Fields = [new FieldFault(PathOf(key), reason, string.Create(CultureInfo.InvariantCulture, $"{file}line {at.Start.Line}: {PathOf(key)} {message}"))],
        });
    }

    private string PathOf(string key) => Path.Length == 0 ? key : key.Length == 0 ? Path : $"{Path}.{key}";

    private YamlNode? Find(string key) => key.Length > 0 && node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
