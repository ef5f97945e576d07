using System.Text.RegularExpressions;
using AckAuthConsole.Architecture.Tests.Support;

namespace AckAuthConsole.Architecture.Tests.Sources;

public sealed partial class NamespaceTests
{
    [Fact]
    public void Namespace_EqualsTheFolder()
    {
        List<string> wrong = [];
        foreach (var path in SourceTree.CSharpFiles)
        {
            var folders = path.Split('/')[1..^1];
            var expected = string.Join('.', folders);
            foreach (Match match in Declaration().Matches(SourceTree.Read(path)))
            {
                if (match.Groups[1].Value != expected) wrong.Add($"{path}: {match.Groups[1].Value}, not {expected}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
