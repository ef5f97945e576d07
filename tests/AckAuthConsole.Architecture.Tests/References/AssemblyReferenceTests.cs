using AckAuthConsole.Architecture.Tests.Support;

namespace AckAuthConsole.Architecture.Tests.References;

/// <summary>What the compiler really put in: a transitive reference can be used without a line in a project file.</summary>
public sealed class AssemblyReferenceTests
{
    /// <summary>Per project, what its assembly may name besides the runtime and its own projects.</summary>
    public static TheoryData<string, string[]> Allowed => new()
    {
        { "Core", ["Microsoft.Extensions."] },
        { "AlibabaCloud", ["Microsoft.Extensions.", "Microsoft.IdentityModel.", "Polly.Core", "Microsoft.AspNetCore.Authentication", "Microsoft.AspNetCore.Http"] },
        { "Data", ["Microsoft.Extensions.", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.DataProtection", "Microsoft.Data.Sqlite", "CsvHelper"] },
        { "Data.Sqlite", ["Microsoft.Extensions.", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "SQLitePCLRaw."] },
        { "Kubernetes", ["Microsoft.Extensions.", "YamlDotNet"] },
        { "Emulator", ["Microsoft.Extensions.", "Microsoft.AspNetCore", "Microsoft.Net.Http.Headers", "YamlDotNet"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Assembly_NamesOnlyItsOwnTechnology(string name, string[] prefixes)
    {
        var outside = SolutionProjects.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(reference => !reference.StartsWith("System.", StringComparison.Ordinal) && reference is not ("System" or "mscorlib" or "netstandard") && !reference.StartsWith(SolutionProjects.Prefix, StringComparison.Ordinal))
            .Where(reference => !prefixes.Any(prefix => reference.StartsWith(prefix, StringComparison.Ordinal)));

        outside.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(SolutionProjects.Names), MemberType = typeof(SolutionProjects))]
    public void Assembly_NamesOnlyInnerProjects(string name)
    {
        var inner = SolutionProjects.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(reference => reference.StartsWith(SolutionProjects.Prefix, StringComparison.Ordinal))
            .Select(reference => reference[SolutionProjects.Prefix.Length..]);

        inner.ShouldBeSubsetOf(Reachable(name));
    }

    [Fact]
    public void Pages_KnowNoAdapter()
    {
        // Only the composition root does; a page calls use cases.
        string[] adapters = ["AckAuthConsole.AlibabaCloud", "AckAuthConsole.Data", "AckAuthConsole.Kubernetes", "AckAuthConsole.Emulator"];
        string[] folders = ["Features", "Components", "Layout"];
        foreach (var path in SourceTree.Files.Where(path => folders.Any(folder => path.StartsWith($"src/AckAuthConsole.Web/{folder}/", StringComparison.Ordinal)) && (path.EndsWith(".cs", StringComparison.Ordinal) || path.EndsWith(".razor", StringComparison.Ordinal))))
        {
            var text = SourceTree.Read(path);

            adapters.ShouldAllBe(adapter => !text.Contains(adapter), path);
        }
    }

    private static IEnumerable<string> Reachable(string name) => SolutionProjects.Design[name].SelectMany(Reachable).Concat(SolutionProjects.Design[name]).Distinct();
}
