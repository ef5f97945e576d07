using System.CommandLine;
using System.Text.Json.Nodes;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Cli.Rules;

/// <summary><c>ackauth rules</c>: what somebody can do in a place, each rule once, with what gives it.</summary>
internal static class RulesCommand
{
    public static Command Create()
    {
        var subject = new Argument<string>("subject") { Description = SubjectArgument.Description };
        var groups = new Option<string[]>("--as-group") { Description = CliText.Of("Groups") };
        var ns = new Option<string>("--namespace", "-n") { Description = CliText.Of("Namespace"), DefaultValueFactory = _ => "" };
        var format = OutputOption.Create();
        var command = new Command("rules", CliText.Of("Rules")) { subject, groups, ns, format };
        var source = SourceOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (cluster, exit) = await source.LoadAsync(parsed, withWorkloads: false, cancellationToken);
            if (cluster is null)
                return exit;
            var held = cluster.Rbac.RulesOf(SubjectArgument.Read(cluster.Rbac, parsed.GetValue(subject)!, parsed.GetValue(groups) ?? []), parsed.GetValue(ns)!);
            foreach (var missing in held.MissingRoles)
                await parsed.InvocationConfiguration.Error.WriteLineAsync(CliText.Of("Rules_Missing", missing));
            var merged = held.Rules.GroupBy(r => (r.Namespace, r.Rule)).ToList();
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(format) == "json" ? RbacJson.Text(Json(held, merged)) : Table(held, merged));
            return merged.Count == 0 && !held.IsMaster ? ExitCodes.No : ExitCodes.Ok;
        });
        return command;
    }

    private static string Table(HeldRules held, List<IGrouping<(string Namespace, RbacRule Rule), HeldRule>> merged)
    {
        string[][] masters = held.IsMaster ? [["*", "*", "*", "Group system:masters"]] : [];
        return TextTable.Of([["NAMESPACE", "VERBS", "RESOURCES", "BY"], .. masters, .. merged.Select(g => (string[])[RuleText.Place(g.Key.Namespace), string.Join(',', g.Key.Rule.Verbs), RuleText.What(g.Key.Rule), string.Join(", ", g.Select(r => r.Chain.Binding!.Key.ToString()).Distinct())])]);
    }

    private static JsonObject Json(HeldRules held, List<IGrouping<(string Namespace, RbacRule Rule), HeldRule>> merged) => new()
    {
        ["everything"] = held.IsMaster,
        ["rules"] = new JsonArray([.. merged.Select(g => (JsonNode)new JsonObject
        {
            ["namespace"] = g.Key.Namespace,
            ["rule"] = RbacJson.Rule(g.Key.Rule),
            ["by"] = new JsonArray([.. g.Select(r => (JsonNode)RbacJson.Chain(r.Chain))]),
        })]),
        ["missingRoles"] = RbacJson.Texts(held.MissingRoles.Select(r => r.ToString())),
    };
}
