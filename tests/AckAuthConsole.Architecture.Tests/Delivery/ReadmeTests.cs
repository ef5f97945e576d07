using System.Text.Json;
using AckAuthConsole.Architecture.Tests.Support;
using AckAuthConsole.Core.Settings;

namespace AckAuthConsole.Architecture.Tests.Delivery;

public sealed class ReadmeTests
{
    private static readonly string s_readme = SourceTree.Read("README.md");

    [Fact]
    public void Readme_PrintsThePolicyThatTheConsoleRecommends()
    {
        var printed = s_readme.Split("<!-- policy: begin -->")[1].Split("<!-- policy: end -->")[0]
            .Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("```", StringComparison.Ordinal));

        printed.ShouldBe(ConsolePolicy.Document.Split('\n').Select(line => line.Trim()));
    }

    [Fact]
    public void Readme_NamesEverySettingOfTheSettingsFile()
    {
        using var settings = JsonDocument.Parse(SourceTree.Read("appsettings.json"));

        foreach (var key in Keys(settings.RootElement, "").Where(key => !key.StartsWith("Logging", StringComparison.Ordinal))) s_readme.ShouldContain($"`{key}`");
    }

    private static IEnumerable<string> Keys(JsonElement element, string prefix) => element.EnumerateObject().SelectMany(property =>
        property.Value.ValueKind == JsonValueKind.Object ? Keys(property.Value, $"{prefix}{property.Name}:") : [prefix + property.Name]);
}
