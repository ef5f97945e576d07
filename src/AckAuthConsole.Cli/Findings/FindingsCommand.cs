using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Findings;

namespace AckAuthConsole.Cli.Findings;

/// <summary><c>ackauth findings</c>: what is risky, for people, programs and code scanners.</summary>
internal static class FindingsCommand
{
    public static Command Create()
    {
        var least = new Option<FindingSeverity>("--least") { Description = CliText.Of("Findings_Least"), DefaultValueFactory = _ => FindingSeverity.Info };
        var failOn = new Option<FindingSeverity>("--fail-on") { Description = CliText.Of("Findings_FailOn"), DefaultValueFactory = _ => FindingSeverity.High };
        var all = new Option<bool>("--all") { Description = CliText.Of("Findings_All") };
        var rules = new Option<string[]>("--rule") { Description = CliText.Of("Findings_Rule") };
        rules.Validators.Add(result =>
        {
            foreach (var id in result.GetValueOrDefault<string[]>() ?? [])
            {
                if (FindingRules.Find(id.ToUpperInvariant()) is null)
                    result.AddError(CliText.Of("Findings_NoRule", id, string.Join(", ", FindingRules.All)));
            }
        });
        var format = OutputOption.Create("sarif");
        var command = new Command("findings", CliText.Of("Findings")) { least, failOn, all, rules, format };
        var usage = UsageOptions.AddTo(command);
        var source = SourceOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (cluster, exit) = await source.LoadAsync(parsed, withWorkloads: true, cancellationToken);
            if (cluster is null)
                return exit;
            var (used, wrong) = await usage.LoadAsync(parsed, cluster.Rbac, cancellationToken);
            if (wrong != ExitCodes.Ok)
                return wrong;
            var wanted = (parsed.GetValue(rules) ?? []).Select(r => r.ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
            var found = FindingsAnalysis.Find(new FindingsInput(cluster.Rbac) { Workloads = cluster.Workloads, KubernetesVersion = cluster.Version, Usage = used })
                .Where(f => f.Severity >= parsed.GetValue(least) && (f.Standing == FindingStanding.Open || parsed.GetValue(all)) && (wanted.Count == 0 || wanted.Contains(f.Rule.Id)))
                .ToList();
            var words = new RuleWords();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(format) switch
            {
                "json" => RbacJson.Text(new JsonArray([.. found.Select(f => (JsonNode)Json(f, words))])),
                "sarif" => RbacJson.Text(Sarif.Of(found, cluster.Places, words)),
                _ => Table(found, words),
            });
            return found.Any(f => f.Standing == FindingStanding.Open && f.Severity >= parsed.GetValue(failOn)) ? ExitCodes.No : ExitCodes.Ok;
        });
        return command;
    }

    /// <summary>Whom or what a finding is about, in one line.</summary>
    public static string Target(Finding finding) => finding.Subject is { } subject ? $"{subject.Kind} {RuleText.NameOf(subject)}" : finding.Object.ToString()!;

    private static string Table(List<Finding> found, RuleWords words)
    {
        if (found.Count == 0)
            return CliText.Of("Findings_Nothing");
        var open = found.Where(f => f.Standing == FindingStanding.Open).CountBy(f => f.Severity).OrderByDescending(c => c.Key).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Value} {words.Severity(c.Key)}"));
        return TextTable.Of(
        [
            ["SEVERITY", "RULE", "NAMESPACE", "WHO OR WHAT", "FINDING"],
            .. found.Select(f => (string[])[words.Severity(f.Severity), f.Rule.Id, RuleText.Place(f.Namespace), Target(f), words.Title(f.Rule) + Detail(f)]),
        ]) + "\n\n" + string.Join(", ", open.DefaultIfEmpty("0"));
    }

    private static string Detail(Finding finding)
    {
        if (finding.Rule.Id == "E01")
            return ": " + string.Join(" → ", finding.Path.Select(s => $"{RuleText.NameOf(s.From)} ({s.Rule})").Append(finding.Path[^1].To is { } last ? RuleText.NameOf(last) : "*"));
        return finding.Standing != FindingStanding.Open ? $" ({finding.Standing})" : finding.Words.IsEmpty ? "" : ": " + string.Join(", ", finding.Words);
    }

    private static JsonObject Json(Finding finding, RuleWords words)
    {
        var json = new JsonObject
        {
            ["rule"] = finding.Rule.Id,
            ["title"] = words.Title(finding.Rule),
            ["severity"] = finding.Severity.ToString(),
            ["standing"] = finding.Standing.ToString(),
            ["namespace"] = finding.Namespace,
            ["fingerprint"] = finding.Fingerprint,
            ["fix"] = words.Fix(finding.Rule),
            ["documentation"] = finding.Rule.Documentation,
            ["evidence"] = new JsonArray([.. finding.Evidence.Select(c => (JsonNode)RbacJson.Chain(c))]),
        };
        if (finding.Subject is { } subject)
            json["subject"] = RbacJson.Subject(subject);
        if (finding.Object is { } key)
            json["object"] = key.ToString();
        if (!finding.Words.IsEmpty)
            json["words"] = RbacJson.Texts(finding.Words);
        if (!finding.Path.IsEmpty)
        {
            json["path"] = new JsonArray([.. finding.Path.Select(s => (JsonNode)new JsonObject
            {
                ["from"] = RbacJson.Subject(s.From),
                ["rule"] = s.Rule.Id,
                ["namespace"] = s.Namespace,
                ["to"] = s.To is { } to ? RbacJson.Subject(to) : null,
            })]);
        }

        return json;
    }
}
