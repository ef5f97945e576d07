using System.Text.RegularExpressions;
using AckAuthConsole.Architecture.Tests.Support;

namespace AckAuthConsole.Architecture.Tests.Sources;

public sealed partial class ForbiddenWordTests
{
    private static readonly string[] s_binary = [".png", ".ico", ".woff2", ".jpg"];

    private static IEnumerable<string> TextFiles => SourceTree.Files.Where(path => !s_binary.Contains(Path.GetExtension(path)));

    [Fact]
    public void File_NamesNoPathOfAMachine()
    {
        var found = from path in TextFiles
                    let match = MachinePath().Match(SourceTree.Read(path))
                    where match.Success
                    select $"{path}: {match.Value}";

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Packages_ComeFromWhereTheMachineSays()
    {
        SourceTree.Files.Select(Path.GetFileName).ShouldNotContain(name => string.Equals(name, "nuget.config", StringComparison.OrdinalIgnoreCase));
        foreach (var path in SourceTree.Files.Where(path => Path.GetFileName(path) is ".npmrc" or "package-lock.json"))
        {
            // Host names only: the schemes alone would also match the addresses of licences.
            RegistrySetting().IsMatch(SourceTree.Read(path)).ShouldBeFalse(path);
        }
    }

    [Fact]
    public void Code_HasNothingLeftOpen()
    {
        var found = from path in SourceTree.CSharpFiles.Concat(TextFiles.Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".css", StringComparison.Ordinal)))
                    where !path.EndsWith("ForbiddenWordTests.cs", StringComparison.Ordinal)
                    let match = LeftOpen().Match(SourceTree.Read(path))
                    where match.Success
                    select $"{path}: {match.Value}";

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Page_HasNoInlineStyle()
    {
        // The content security policy refuses them; they would be lost without a word.
        var found = from path in TextFiles.Where(path => path.EndsWith(".razor", StringComparison.Ordinal))
                    where InlineStyle().IsMatch(SourceTree.Read(path))
                    select path;

        found.ShouldBeEmpty();
    }

    [Fact]
    public void TextFile_EndsWithALineAndHasUnixLineEnds()
    {
        var found = from path in TextFiles
                    let text = SourceTree.Read(path)
                    where text.Length > 0 && (text[^1] != '\n' || text.Contains('\r'))
                    where Path.GetFileName(path) != "packages.lock.json" && Path.GetExtension(path) is not ".svg"
                    select path;

        found.ShouldBeEmpty();
    }

    // An absolute path of somebody's home, workspace or temporary folder. Container paths (/app, /data) are no machine's.
    [GeneratedRegex("(?<![\\w.~:/*\\]}])/(?:work|root|home|Users|mnt|workspace|builds)/[\\w.]+")]
    private static partial Regex MachinePath();

    [GeneratedRegex("\"resolved\"\\s*:|^\\s*(?:@\\w+:)?registry\\s*=", RegexOptions.Multiline)]
    private static partial Regex RegistrySetting();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX)\b|NotImplementedException")]
    private static partial Regex LeftOpen();

    [GeneratedRegex("\\sstyle\\s*=\\s*[\"@]|<style[\\s>]")]
    private static partial Regex InlineStyle();
}
