using System.Globalization;
using System.Resources;
using AckAuthConsole.Core.Findings;

namespace AckAuthConsole.Cli.Findings;

/// <summary>The words of the rules in the language of the terminal.</summary>
internal sealed class RuleWords
{
    private readonly ResourceManager _texts = new(typeof(FindingTexts));

    public string Title(FindingRule rule) => Text(rule.Id);

    public string Why(FindingRule rule) => Text(rule.Id + "_Why");

    public string Fix(FindingRule rule) => Text(rule.Id + "_Fix");

    public string Severity(FindingSeverity severity) => Text("Severity_" + severity);

    private string Text(string key) => _texts.GetString(key, CultureInfo.CurrentUICulture) ?? key;
}
