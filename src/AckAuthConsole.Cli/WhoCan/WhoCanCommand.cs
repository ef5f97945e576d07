using System.CommandLine;
using System.Text.Json.Nodes;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.WhoCan;

/// <summary><c>ackauth who-can</c>: every subject that may do something, with its chain.</summary>
internal static class WhoCanCommand
{
    public static Command Create()
    {
        var question = new QuestionArguments(required: true);
        var everywhere = new Option<bool>("--all-namespaces", "-A") { Description = CliText.Of("WhoCan_Everywhere") };
        var format = OutputOption.Create();
        var command = new Command("who-can", CliText.Of("WhoCan")) { everywhere, format };
        question.AddTo(command);
        var source = SourceOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(everywhere) && result.GetValue(question.Namespace) is { Length: > 0 })
                result.AddError(CliText.Of("WhoCan_Both"));
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (cluster, exit) = await source.LoadAsync(parsed, withWorkloads: false, cancellationToken);
            if (cluster is null)
                return exit;
            var asked = question.Read(parsed);
            var answer = parsed.GetValue(everywhere) ? cluster.Rbac.WhoCanAnywhere(asked) : cluster.Rbac.WhoCan(asked);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(format) == "json" ? Json(answer) : Table(answer));
            return ExitCodes.Ok;
        });
        return command;
    }

    private static string Json(WhoCanAnswer answer) => new JsonObject
    {
        ["subjects"] = new JsonArray([.. answer.Entries.Select(e => (JsonNode)new JsonObject
        {
            ["kind"] = e.Subject.Kind.ToString(),
            ["name"] = e.Subject.Name,
            ["namespace"] = e.Subject.Namespace,
            ["chains"] = new JsonArray([.. e.Chains.Select(c => (JsonNode)RbacJson.Chain(c))]),
        })]),
    }.ToJsonString();

    private static string Table(WhoCanAnswer answer) => TextTable.Of(
    [
        ["KIND", "SUBJECT", "BINDING", "ROLE"],
        .. answer.Entries.SelectMany(e => e.Chains.Select(c => (string[])[e.Subject.Kind.ToString(), RuleText.NameOf(e.Subject), c.Binding!.Key.ToString(), c.Role!.Key.ToString()])),
    ]);
}
