using System.Text.RegularExpressions;
using AckAuthConsole.Architecture.Tests.Support;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Architecture.Tests.Delivery;

public sealed partial class DocumentTests
{
    [Fact]
    public void Link_LeadsToAFileOfTheRepository()
    {
        List<string> broken = [];
        foreach (var path in SourceTree.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal)))
        {
            foreach (Match match in RelativeLink().Matches(SourceTree.Read(path)))
            {
                var target = Path.Combine(Path.GetDirectoryName(path)!, match.Groups[1].Value.Split('#')[0]);
                if (!Path.Exists(RepositoryRoot.Combine(target))) broken.Add($"{path}: {match.Groups[1].Value}");
            }
        }

        broken.ShouldBeEmpty();
    }

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)\s]+)\)")]
    private static partial Regex RelativeLink();
}
