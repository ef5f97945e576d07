using System.Reflection;
using System.Runtime.Loader;

namespace AckAuthConsole.Cli.Output;

/// <summary>Finds the Chinese texts. Without ICU, which this program does not load, the runtime writes the culture as <c>zh-HANS</c> and misses the folder where the letters count.</summary>
internal static class ChineseTexts
{
    /// <summary>The culture and its folder.</summary>
    public const string Culture = "zh-Hans";

    private const string Suffix = ".resources";

    /// <summary>Looks for them beside the program from now on.</summary>
    public static void Find() => AssemblyLoadContext.Default.Resolving += static (context, name) => FileOf(name) is { } file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;

    /// <summary>The file of an assembly with Chinese texts; null for others.</summary>
    internal static string? FileOf(AssemblyName name) =>
        name.Name?.EndsWith(Suffix, StringComparison.Ordinal) == true && string.Equals(name.CultureName, Culture, StringComparison.OrdinalIgnoreCase)
            ? Path.Combine(AppContext.BaseDirectory, Culture, name.Name + ".dll")
            : null;
}
