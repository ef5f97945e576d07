using System.Globalization;
using System.Resources;
using AckAuthConsole.Core.Findings;

namespace AckAuthConsole.Cli.Findings;

/// <summary>The words of the rules in the language of the terminal (<c>LC_ALL</c>, <c>LC_MESSAGES</c>, <c>LANG</c>): Chinese where it says so, else English.</summary>
internal sealed class RuleWords(string? language)
{
    private readonly ResourceManager _texts = new(typeof(FindingTexts));
    private readonly CultureInfo _culture = language?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true ? CultureInfo.GetCultureInfo("zh-Hans") : CultureInfo.InvariantCulture;

    public static RuleWords OfTerminal() =>
        new(((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)));

    public string Title(FindingRule rule) => Text(rule.Id);

    public string Why(FindingRule rule) => Text(rule.Id + "_Why");

    public string Fix(FindingRule rule) => Text(rule.Id + "_Fix");

    public string Severity(FindingSeverity severity) => Text("Severity_" + severity);

    private string Text(string key) => _texts.GetString(key, _culture) ?? key;
}
