using AckAuthConsole.Architecture.Tests.Support;

namespace AckAuthConsole.Architecture.Tests.References;

public sealed class ProjectReferenceTests
{
    [Fact]
    public void Design_NamesEveryProject()
    {
        var projects = SolutionProjects.ProjectFiles.Select(path => Path.GetFileNameWithoutExtension(path)[SolutionProjects.Prefix.Length..]);

        projects.Order().ShouldBe(SolutionProjects.Design.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(SolutionProjects.Names), MemberType = typeof(SolutionProjects))]
    public void Project_ReferencesOnlyWhatTheDesignAllows(string name)
    {
        var references = SolutionProjects.Included(SolutionProjects.ProjectFile(name), "ProjectReference")
            .Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))[SolutionProjects.Prefix.Length..]);

        references.Order().ShouldBe(SolutionProjects.Design[name].Order());
    }

    [Fact]
    public void Core_NeedsNoCloudDatabaseOrWebPackage()
    {
        var project = SolutionProjects.ProjectFile("Core");

        // Logging, options and dependency injection are all that the domain may know of its host.
        SolutionProjects.Included(project, "PackageReference").ShouldAllBe(package => package.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && (package.EndsWith(".Abstractions", StringComparison.Ordinal) || package.EndsWith(".Options", StringComparison.Ordinal)));
        SolutionProjects.Included(project, "FrameworkReference").ShouldBeEmpty();
    }

    [Fact]
    public void SourceProject_HasATestProject()
    {
        // The SQLite wiring is tested through the stores, which need a database.
        foreach (var name in SolutionProjects.Design.Keys.Except(["Data.Sqlite"]))
        {
            SourceTree.Files.ShouldContain($"tests/{SolutionProjects.Prefix}{name}.Tests/{SolutionProjects.Prefix}{name}.Tests.csproj");
        }
    }

    [Fact]
    public void Solution_ListsEveryProject()
    {
        var solution = SourceTree.Read("AckAuthConsole.sln").Replace('\\', '/');

        foreach (var project in SourceTree.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && !path.StartsWith("benchmarks/", StringComparison.Ordinal))) solution.ShouldContain(project);
    }

    [Fact]
    public void PackageVersions_AreCentralAndLocked()
    {
        foreach (var path in SourceTree.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal)))
        {
            var project = System.Xml.Linq.XDocument.Parse(SourceTree.Read(path));

            project.Descendants("PackageReference").ShouldAllBe(package => package.Attribute("Version") == null, path);
            SourceTree.Files.ShouldContain(Path.GetDirectoryName(path)!.Replace('\\', '/') + "/packages.lock.json");
        }
    }
}
