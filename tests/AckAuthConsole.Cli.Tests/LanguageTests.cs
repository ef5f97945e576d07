using System.Diagnostics;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Tests.Support;

namespace AckAuthConsole.Cli.Tests;

public sealed partial class LanguageTests : IDisposable
{
    private const string Manifests = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: r}
        rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: b}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: r}
        subjects: [{kind: User, name: jane}]
        """;

    private readonly CommandRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task InAChineseTerminal_TheProgramItselfSpeaksChinese()
    {
        var file = _run.Write("rbac.yaml", Manifests);

        (await StartAsync("zh_CN.UTF-8", "findings", "-f", file)).Output.ShouldContain("可读取 Secret");
        (await StartAsync("zh_CN.UTF-8", "who-can", "--help")).Output.ShouldContain("谁能执行某个操作");
        (await StartAsync("zh_CN.UTF-8", "lookup", "jane")).Error.ShouldContain("请指定查询对象");
        (await StartAsync("en_US.UTF-8", "findings", "-f", file)).Output.ShouldContain("Reads Secrets");
        (await StartAsync("", "lookup", "jane")).Error.ShouldContain("Say what to look at");
    }

    [Fact]
    public void EveryText_IsThereInBothLanguages_WithTheSamePlaces()
    {
        var texts = new ResourceManager(typeof(CliText));
        var english = Texts(CultureInfo.InvariantCulture);
        var chinese = Texts(CultureInfo.GetCultureInfo("zh-Hans"));

        english.Count.ShouldBeGreaterThan(60);
        chinese.Keys.ShouldBe(english.Keys, ignoreOrder: true);
        english.Where(e => !PlacesOf(e.Value).SequenceEqual(PlacesOf(chinese[e.Key]))).ShouldBeEmpty();

        Dictionary<string, string> Texts(CultureInfo culture) =>
            texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false).ShouldNotBeNull().Cast<System.Collections.DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
        static IEnumerable<string> PlacesOf(string text) => Places().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", null, "en_US.UTF-8", "zh-Hans")]
    [InlineData("C", null, "zh_CN.UTF-8", "")]
    [InlineData("", "zh_TW", "en_US.UTF-8", "zh-Hans")]
    [InlineData(null, null, null, "")]
    public void TheTerminalsLanguage_IsTakenAsOthersTakeIt(string? all, string? messages, string? lang, string expected) =>
        CliText.CultureOf(name => name switch { "LC_ALL" => all, "LC_MESSAGES" => messages, _ => lang }).Name.ShouldBe(expected);

    [Fact]
    public void Tables_StandInColumns_AlsoWithChinese() =>
        TextTable.Of([["SEVERITY", "RULE"], ["严重", "R01"], ["a", "b"]]).ShouldBe("SEVERITY  RULE\n严重      R01\na         b");

    private static async Task<(string Output, string Error)> StartAsync(string language, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(CliText).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8 };
        start.Environment["LC_ALL"] = language;
        start.Environment["LC_MESSAGES"] = start.Environment["LANG"] = "";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (await output, await error);
    }

    [GeneratedRegex(@"\{[0-9]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Places();
}
