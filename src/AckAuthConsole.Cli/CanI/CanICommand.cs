using System.CommandLine;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.CanI;

/// <summary><c>ackauth can-i</c>: may this user do this, by these manifests; or the same for a file of SubjectAccessReviews.</summary>
internal static class CanICommand
{
    public static Command Create()
    {
        var question = new QuestionArguments(required: false);
        var user = new Option<string?>("--as") { Description = CliText.Of("CanI_As") };
        var groups = new Option<string[]>("--as-group") { Description = CliText.Of("Groups") };
        var reviews = new Option<string?>("--reviews") { Description = CliText.Of("CanI_Reviews") };
        var command = new Command("can-i", CliText.Of("CanI"))
        {
            user, groups, reviews,
        };
        question.AddTo(command);
        var source = SourceOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(reviews) is null && (result.GetValue(question.Verb) is null || result.GetValue(question.Resource) is null || result.GetValue(user) is null))
                result.AddError(CliText.Of("CanI_Incomplete"));
            if (result.GetValue(reviews) is not null && (result.GetValue(question.Verb) is not null || result.GetValue(user) is not null))
                result.AddError(CliText.Of("CanI_Both"));
            else if (result.GetValue(reviews) == "-" && (result.GetValue(source.Files) ?? []).Contains("-"))
                result.AddError(CliText.Of("CanI_StandardInput"));
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var (cluster, exit) = await source.LoadAsync(parsed, withWorkloads: false, cancellationToken);
            if (cluster is null)
                return exit;
            var snapshot = cluster.Rbac;
            if (parsed.GetValue(reviews) is { } file)
                return await ReviewStream.AnswerAsync(snapshot, file, output, error, cancellationToken);
            var decision = snapshot.Decide(RbacUser.Authenticated(parsed.GetValue(user)!, parsed.GetValue(groups) ?? []), question.Read(parsed));
            await output.WriteLineAsync(decision.IsAllowed ? "yes" : "no");
            if (decision.Reason.Length > 0)
                await output.WriteLineAsync(decision.Reason);
            return decision.IsAllowed ? ExitCodes.Ok : ExitCodes.No;
        });
        return command;
    }
}
