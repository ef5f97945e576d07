using System.Reflection;
using System.Xml.Linq;

namespace AckAuthConsole.Architecture.Tests.Support;

/// <summary>The projects under src and what they reference.</summary>
internal static class SolutionProjects
{
    public const string Prefix = "AckAuthConsole.";

    /// <summary>The design's directions: project, and the projects it references itself.</summary>
    public static IReadOnlyDictionary<string, string[]> Design { get; } = new Dictionary<string, string[]>
    {
        ["Core"] = [],
        ["AlibabaCloud"] = ["Core"],
        ["Data"] = ["Core"],
        ["Data.Sqlite"] = ["Data"],
        ["Emulator"] = [],
        ["Kubernetes"] = ["Core"],
        ["Web"] = ["AlibabaCloud", "Core", "Data", "Data.Sqlite", "Emulator", "Kubernetes"],
        ["Cli"] = ["Core", "Data", "Data.Sqlite", "Kubernetes"],
    };

    public static TheoryData<string> Names => [.. Design.Keys];

    public static IEnumerable<string> ProjectFiles => SourceTree.Files.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal));

    public static XDocument ProjectFile(string name) => XDocument.Parse(SourceTree.Read($"src/{Prefix}{name}/{Prefix}{name}.csproj"));

    public static IEnumerable<string> Included(XDocument project, string item) => project.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();

    // The command line's file has the name that people type.
    public static Assembly Load(string name) => Assembly.Load(name == "Cli" ? "ackauth" : Prefix + name);
}
