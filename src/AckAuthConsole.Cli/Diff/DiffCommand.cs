using System.CommandLine;
using System.Text.Json.Nodes;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Cli.Diff;

/// <summary><c>ackauth diff</c>: what people gain and lose between two sets of manifests, however they are written.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = CliText.Of("Diff_Old") };
        var now = new Argument<string>("new") { Description = CliText.Of("Diff_New") };
        var format = OutputOption.Create();
        var command = new Command("diff", CliText.Of("Diff")) { old, now, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(old) == "-" && result.GetValue(now) == "-")
                result.AddError(CliText.Of("Diff_StandardInput"));
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            if (await ManifestSource.LoadAsync([parsed.GetValue(old)!], error, cancellationToken) is not { } before || await ManifestSource.LoadAsync([parsed.GetValue(now)!], error, cancellationToken) is not { } after)
                return ExitCodes.BadInput;
            var differences = EffectiveDifference.Between(before.Rbac, after.Rbac).ToList();
            if (parsed.GetValue(format) == "json")
                await parsed.InvocationConfiguration.Output.WriteLineAsync(RbacJson.Text(new JsonObject { ["subjects"] = new JsonArray([.. differences.Select(d => (JsonNode)Json(d))]) }));
            else if (differences.Count > 0)
                await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Join('\n', differences.SelectMany(Lines)));
            return differences.Count == 0 ? ExitCodes.Ok : ExitCodes.No;
        });
        return command;
    }

    private static IEnumerable<string> Lines(SubjectDifference difference)
    {
        yield return $"{difference.Subject.Kind} {RuleText.NameOf(difference.Subject)}";
        foreach (var place in difference.Places)
        {
            yield return place.Namespace.Length == 0 ? CliText.Of("Diff_Cluster") : CliText.Of("Diff_Namespace", place.Namespace);
            foreach (var rule in place.LostRules)
                yield return "    - " + RuleText.Of(rule);
            foreach (var rule in place.GainedRules)
                yield return "    + " + RuleText.Of(rule);
        }
    }

    private static JsonObject Json(SubjectDifference difference) => new()
    {
        ["subject"] = RbacJson.Subject(difference.Subject),
        ["places"] = new JsonArray([.. difference.Places.Select(p => (JsonNode)new JsonObject
        {
            ["namespace"] = p.Namespace,
            ["gained"] = Rules(p.GainedRules),
            ["lost"] = Rules(p.LostRules),
            ["gainedAbilities"] = RbacJson.Texts(p.Gained.Select(h => h.ToString())),
            ["lostAbilities"] = RbacJson.Texts(p.Lost.Select(h => h.ToString())),
        })]),
    };

    private static JsonArray Rules(IEnumerable<RbacRule> rules) => [.. rules.Select(r => (JsonNode)RbacJson.Rule(r))];
}
