using System.Text.RegularExpressions;
using System.Xml.Linq;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Web.Tests.Resources;

/// <summary>A failure that falls back to "something went wrong" helps nobody: every code that the sources can make has its own words.</summary>
public sealed partial class FailureWordsTests
{
    [Theory]
    [InlineData("SharedText.resx")]
    [InlineData("SharedText.zh-Hans.resx")]
    public void EveryFailureCode_HasWordsAndAdvice(string file)
    {
        var source = Path.Combine(RepositoryRoot.FullPath, "src");
        var texts = XDocument.Load(Path.Combine(source, "AckAuthConsole.Web", "Resources", file)).Root!.Elements("data").Select(d => d.Attribute("name")!.Value).ToHashSet();

        var codes = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(f => f.Contains("AckAuthConsole.Core", StringComparison.Ordinal) || f.Contains("AckAuthConsole.AlibabaCloud", StringComparison.Ordinal) || f.Contains("AckAuthConsole.Data", StringComparison.Ordinal) || f.Contains("AckAuthConsole.Kubernetes", StringComparison.Ordinal))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => FailureCode().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct()
            .ToList();

        codes.Count.ShouldBeGreaterThan(30);
        codes.SelectMany(c => new[] { "Failure_" + Key(c), "Advice_" + Key(c) }).Where(k => !texts.Contains(k)).ShouldBeEmpty();
    }

    private static string Key(string code) => code.Replace('.', '_').Replace('-', '_');

    [GeneratedRegex("""Failure\.(?:Conflict|Forbidden|Invalid)\("([a-z.-]+)""")]
    private static partial Regex FailureCode();
}
