using System.CommandLine;
using System.Text.Json.Nodes;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Cli.WhoCan;

/// <summary><c>ackauth who-can</c>: every subject that may do something, with its chain.</summary>
internal static class WhoCanCommand
{
    public static Command Create()
    {
        var verb = new Argument<string>("verb") { Description = "The verb, for instance get." };
        var resource = new Argument<string>("resource") { Description = "RESOURCE[/NAME], RESOURCE.GROUP, or a path such as /healthz." };
        var subresource = new Option<string>("--subresource") { Description = "The subresource, for instance log.", DefaultValueFactory = _ => "" };
        var ns = new Option<string>("--namespace", "-n") { Description = "The namespace; none asks about the whole cluster.", DefaultValueFactory = _ => "" };
        var format = new Option<string>("--output", "-o") { Description = "table or json.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "json");
        var files = ManifestSource.Option();
        var command = new Command("who-can", "Who may do something. Members of system:masters always may and are not listed. Example: ackauth who-can get secrets -n team-a -f manifests -o json")
        {
            verb, resource, subresource, ns, format, files,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var snapshot = await ManifestSource.LoadAsync(parsed.GetValue(files)!, parsed.InvocationConfiguration.Error, cancellationToken);
            if (snapshot is null)
                return ExitCodes.BadInput;
            var answer = snapshot.WhoCan(ResourceArgument.Read(parsed.GetValue(verb)!, parsed.GetValue(resource)!, parsed.GetValue(subresource)!, parsed.GetValue(ns)!));
            await output.WriteLineAsync(parsed.GetValue(format) == "json" ? Json(answer) : Table(answer));
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
            ["chains"] = new JsonArray([.. e.Chains.Select(c => (JsonNode)new JsonObject
            {
                ["binding"] = c.Binding!.Key.ToString(),
                ["role"] = c.Role!.Key.ToString(),
                ["rule"] = c.RuleIndex,
            })]),
        })]),
    }.ToJsonString();

    private static string Table(WhoCanAnswer answer)
    {
        string[][] rows =
        [
            ["KIND", "SUBJECT", "BINDING", "ROLE"],
            .. answer.Entries.SelectMany(e => e.Chains.Select(c => (string[])[e.Subject.Kind.ToString(), Name(e.Subject), c.Binding!.Key.ToString(), c.Role!.Key.ToString()])),
        ];
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(r => r[column].Length)).ToArray();
        return string.Join('\n', rows.Select(r => string.Join("  ", r.Select((cell, column) => column == 3 ? cell : cell.PadRight(widths[column])))));
    }

    private static string Name(RbacSubject subject) => subject.Kind == RbacSubjectKind.ServiceAccount ? $"{subject.Namespace}:{subject.Name}" : subject.Name;
}
