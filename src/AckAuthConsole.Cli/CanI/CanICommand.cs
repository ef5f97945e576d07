using System.CommandLine;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.CanI;

/// <summary><c>ackauth can-i</c>: may this user do this, by these manifests; or the same for a file of SubjectAccessReviews.</summary>
internal static class CanICommand
{
    public static Command Create()
    {
        var question = new QuestionArguments(required: false);
        var user = new Option<string?>("--as") { Description = "The user name; system:serviceaccount:NAMESPACE:NAME for a service account." };
        var groups = new Option<string[]>("--as-group") { Description = "A group of the user; may be given several times. system:authenticated is added." };
        var reviews = new Option<string?>("--reviews") { Description = "File with SubjectAccessReview objects, one a line (- for standard input); the same come out with their status." };
        var command = new Command("can-i", "Whether a user may do something. Example: ackauth can-i get pods/web-0 -n team-a --as 200000000000000004 -f manifests")
        {
            user, groups, reviews,
        };
        question.AddTo(command);
        var source = SourceOptions.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(reviews) is null && (result.GetValue(question.Verb) is null || result.GetValue(question.Resource) is null || result.GetValue(user) is null))
                result.AddError("Give VERB, RESOURCE and --as USER, or --reviews FILE.");
            if (result.GetValue(reviews) is not null && (result.GetValue(question.Verb) is not null || result.GetValue(user) is not null))
                result.AddError("Give a question or --reviews, not both.");
            else if (result.GetValue(reviews) == "-" && (result.GetValue(source.Files) ?? []).Contains("-"))
                result.AddError("Standard input can be read once only: give the reviews or the manifests as a file.");
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
