using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Cli.Expectations;

/// <summary><c>ackauth test</c>: expectations of access as a test.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var cases = new Argument<string>("cases") { Description = CliText.Of("Test_File") };
        var format = new Option<string>("--output", "-o") { Description = CliText.Of("Test_Format"), DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "junit");
        var command = new Command("test", CliText.Of("Test")) { cases, format };
        var source = SourceOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var file = parsed.GetValue(cases)!;
            if (await ReadAsync(file, error, cancellationToken) is not { } expectations)
                return ExitCodes.BadInput;
            var (cluster, exit) = await source.LoadAsync(parsed, withWorkloads: false, cancellationToken);
            if (cluster is null)
                return exit;
            var results = expectations.Select(e => (Expectation: e, Failure: Check(cluster.Rbac, e))).ToList();
            await output.WriteLineAsync(parsed.GetValue(format) switch
            {
                "json" => RbacJson.Text(new JsonArray([.. results.Select(r => (JsonNode)new JsonObject { ["name"] = r.Expectation.Name, ["line"] = r.Expectation.Line, ["passed"] = r.Failure is null, ["failure"] = r.Failure })])),
                "junit" => Junit(file, results),
                _ => Text(file, results),
            });
            return results.All(r => r.Failure is null) ? ExitCodes.Ok : ExitCodes.No;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Expectation>?> ReadAsync(string file, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            var reader = new ExpectationFile(file);
            var read = reader.Read(await File.ReadAllTextAsync(file, cancellationToken));
            foreach (var fault in reader.Faults)
                await error.WriteLineAsync(fault);
            if (reader.Faults.Count == 0 && read.Count == 0)
                await error.WriteLineAsync(CliText.Of("Test_NoCase", file));
            return reader.Faults.Count == 0 && read.Count > 0 ? read : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"{file}: {e.Message}");
            return null;
        }
    }

    /// <summary>What is not as expected; null when it is.</summary>
    private static string? Check(RbacSnapshot snapshot, Expectation expectation)
    {
        if (expectation is Expectation.CanI one)
        {
            var decision = snapshot.Decide(RbacUser.Authenticated(one.User, one.Groups), one.Question);
            return decision.IsAllowed == one.Allowed ? null : one.Allowed ? CliText.Of("Test_NotAllowed") : CliText.Of("Test_Allowed", decision.Reason);
        }

        var who = (Expectation.WhoCan)expectation;
        var answer = who.Anywhere ? snapshot.WhoCanAnywhere(who.Question) : snapshot.WhoCan(who.Question);
        var found = answer.Entries.Select(e => e.Subject).ToHashSet();
        string[] wrong = [.. found.Except(who.Subjects).Select(s => CliText.Of("Test_Also", Name(s))), .. who.Subjects.Except(found).Select(s => CliText.Of("Test_Not", Name(s)))];
        return wrong.Length == 0 ? null : string.Join(", ", wrong);
    }

    private static string Name(RbacSubject subject) => subject.Namespace.Length > 0 ? $"{subject.Kind}/{subject.Namespace}/{subject.Name}" : $"{subject.Kind}/{subject.Name}";

    private static string Text(string file, List<(Expectation Expectation, string? Failure)> results) => string.Join('\n', results
        .Select(r => r.Failure is null ? $"ok      {r.Expectation.Name}" : string.Create(CultureInfo.InvariantCulture, $"FAILED  {r.Expectation.Name} ({file}:{r.Expectation.Line}): {r.Failure}"))
        .Append("").Append(CliText.Of("Test_Sum", results.Count(r => r.Failure is null), results.Count(r => r.Failure is not null))));

    private static string Junit(string file, List<(Expectation Expectation, string? Failure)> results) => new XElement(
        "testsuite",
        new XAttribute("name", file),
        new XAttribute("tests", results.Count),
        new XAttribute("failures", results.Count(r => r.Failure is not null)),
        results.Select(r => new XElement("testcase", new XAttribute("name", r.Expectation.Name), new XAttribute("file", file), new XAttribute("line", r.Expectation.Line), r.Failure is null ? null : new XElement("failure", new XAttribute("message", r.Failure)))))
        .ToString().ReplaceLineEndings("\n");
}
