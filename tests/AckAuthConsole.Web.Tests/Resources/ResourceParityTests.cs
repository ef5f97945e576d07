using System.Text.RegularExpressions;
using System.Xml.Linq;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Web.Tests.Resources;

public sealed partial class ResourceParityTests
{
    public static TheoryData<string> Files()
    {
        var web = RepositoryRoot.Combine("src", "AckAuthConsole.Web");
        return [.. Directory.EnumerateFiles(web, "*.resx", SearchOption.AllDirectories)
            .Where(static f => !f.EndsWith(".zh-Hans.resx", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(web, f))];
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Texts_OfBothLanguages_HaveTheSameKeysAndPlaceholders(string file)
    {
        var path = RepositoryRoot.Combine("src", "AckAuthConsole.Web", file);
        var english = Read(path);
        var chinese = Read(Path.ChangeExtension(path, ".zh-Hans.resx"));

        chinese.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal));
        foreach (var (key, text) in english)
        {
            text.ShouldNotBeNullOrWhiteSpace(key);
            chinese[key].ShouldNotBeNullOrWhiteSpace(key);
            Placeholders(chinese[key]).ShouldBe(Placeholders(text), $"{file}: {key}");
        }
    }

    [Fact]
    public void Files_AreFound() => Files().Count.ShouldBeGreaterThanOrEqualTo(6);

    private static Dictionary<string, string> Read(string path) =>
        XDocument.Load(path).Root!.Elements("data").ToDictionary(static d => d.Attribute("name")!.Value, static d => d.Element("value")!.Value, StringComparer.Ordinal);

    private static string[] Placeholders(string text) => [.. Placeholder().Matches(text).Select(static m => m.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[0-9A-Za-z]+[^}]*\}")]
    private static partial Regex Placeholder();
}
