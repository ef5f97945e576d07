using System.CommandLine;
using AckAuthConsole.Cli.Sources;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.CanI;

/// <summary><c>ackauth can-i</c>: may this user do this, by these manifests; or the same for a file of SubjectAccessReviews.</summary>
internal static class CanICommand
{
    public static Command Create()
    {
        var verb = new Argument<string?>("verb") { Description = "The verb, for instance get.", Arity = ArgumentArity.ZeroOrOne };
        var resource = new Argument<string?>("resource") { Description = "RESOURCE[/NAME], RESOURCE.GROUP, or a path such as /healthz.", Arity = ArgumentArity.ZeroOrOne };
        var subresource = new Option<string>("--subresource") { Description = "The subresource, for instance log.", DefaultValueFactory = _ => "" };
        var ns = new Option<string>("--namespace", "-n") { Description = "The namespace; none asks about the whole cluster.", DefaultValueFactory = _ => "" };
        var user = new Option<string?>("--as") { Description = "The user name; system:serviceaccount:NAMESPACE:NAME for a service account." };
        var groups = new Option<string[]>("--as-group") { Description = "A group of the user; may be given several times. system:authenticated is added." };
        var reviews = new Option<string?>("--reviews") { Description = "File with SubjectAccessReview objects, one a line (- for standard input); the same come out with their status." };
        var files = ManifestSource.Option();
        var command = new Command("can-i", "Whether a user may do something. Example: ackauth can-i get pods/web-0 -n team-a --as 200000000000000004 -f manifests")
        {
            verb, resource, subresource, ns, user, groups, reviews, files,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(reviews) is null && (result.GetValue(verb) is null || result.GetValue(resource) is null || result.GetValue(user) is null))
                result.AddError("Give VERB, RESOURCE and --as USER, or --reviews FILE.");
            if (result.GetValue(reviews) is not null && (result.GetValue(verb) is not null || result.GetValue(user) is not null))
                result.AddError("Give a question or --reviews, not both.");
            else if (result.GetValue(reviews) == "-" && (result.GetValue(files) ?? []).Contains("-"))
                result.AddError("Standard input can be read once only: give the reviews or the manifests as a file.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            var snapshot = await ManifestSource.LoadAsync(parsed.GetValue(files)!, error, cancellationToken);
            if (snapshot is null)
                return ExitCodes.BadInput;
            if (parsed.GetValue(reviews) is { } file)
                return await ReviewStream.AnswerAsync(snapshot, file, output, error, cancellationToken);
            var decision = snapshot.Decide(
                RbacUser.Authenticated(parsed.GetValue(user)!, parsed.GetValue(groups) ?? []),
                ResourceArgument.Read(parsed.GetValue(verb)!, parsed.GetValue(resource)!, parsed.GetValue(subresource)!, parsed.GetValue(ns)!));
            await output.WriteLineAsync(decision.IsAllowed ? "yes" : "no");
            if (decision.Reason.Length > 0)
                await output.WriteLineAsync(decision.Reason);
            return decision.IsAllowed ? ExitCodes.Ok : ExitCodes.No;
        });
        return command;
    }
}
