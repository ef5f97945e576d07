using AckAuthConsole.Testing;

namespace AckAuthConsole.EndToEnd.Tests.Support;

/// <summary>Programs in the build output that belongs to these tests (same configuration).</summary>
internal static class BuiltProgram
{
    private static string Configuration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Framework => new DirectoryInfo(AppContext.BaseDirectory).Name;

    public static string Console => Find("AckAuthConsole.Web");

    public static string Emulator => Find("AckAuthConsole.Emulator");

    private static string Find(string project) => RepositoryRoot.Combine("src", project, "bin", Configuration, Framework, project + ".dll");
}
