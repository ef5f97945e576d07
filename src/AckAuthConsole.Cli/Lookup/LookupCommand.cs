using System.CommandLine;
using System.Text.Json.Nodes;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Cli.Lookup;

/// <summary><c>ackauth lookup</c>: every binding that reaches somebody, by his name or by a group.</summary>
internal static class LookupCommand
{
    public static Command Create()
    {
        var subject = new Argument<string>("subject") { Description = SubjectArgument.Description };
        var groups = new Option<string[]>("--as-group") { Description = CliText.Of("Groups") };
        var format = OutputOption.Create();
        var command = new Command("lookup", CliText.Of("Lookup")) { subject, groups, format };
        var source = SourceOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (cluster, exit) = await source.LoadAsync(parsed, withWorkloads: false, cancellationToken);
            if (cluster is null)
                return exit;
            var user = SubjectArgument.Read(cluster.Rbac, parsed.GetValue(subject)!, parsed.GetValue(groups) ?? []);
            var found = cluster.Rbac.BindingsOf(user);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(format) == "json"
                ? RbacJson.Text(new JsonObject { ["bindings"] = new JsonArray([.. found.Select(f => (JsonNode)Json(f.Binding, f.Subject, Exists(f.Binding)))]) })
                : TextTable.Of([["NAMESPACE", "ROLE", "BINDING", "BY"], .. found.Select(f => (string[])[RuleText.Place(f.Binding.Key.Namespace), f.Binding.RoleRef + (Exists(f.Binding) ? "" : CliText.Of("Lookup_Missing")), f.Binding.Key.Name, $"{f.Subject.Kind} {RuleText.NameOf(f.Subject)}"])]));
            return found.Count == 0 ? ExitCodes.No : ExitCodes.Ok;

            bool Exists(RbacBinding binding) => cluster.Rbac.FindRole(binding.RoleRef) is not null;
        });
        return command;
    }

    private static JsonObject Json(RbacBinding binding, RbacSubject subject, bool exists) => new()
    {
        ["namespace"] = binding.Key.Namespace,
        ["role"] = binding.RoleRef.ToString(),
        ["roleExists"] = exists,
        ["binding"] = binding.Key.ToString(),
        ["subject"] = RbacJson.Subject(subject),
    };
}
