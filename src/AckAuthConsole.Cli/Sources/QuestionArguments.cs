using System.CommandLine;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.Sources;

/// <summary>The arguments and options of a question: <c>VERB RESOURCE[/NAME] --subresource -n --api-group</c>.</summary>
internal sealed class QuestionArguments(bool required)
{
    public Argument<string?> Verb { get; } = new("verb") { Description = "The verb, for instance get.", Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };

    public Argument<string?> Resource { get; } = new("resource")
    {
        Description = "RESOURCE[/NAME], RESOURCE.GROUP, a kind, a short name, or a path such as /healthz.",
        Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
    };

    public Option<string> Subresource { get; } = new("--subresource") { Description = "The subresource, for instance log.", DefaultValueFactory = _ => "" };

    public Option<string?> ApiGroup { get; } = new("--api-group") { Description = "The API group of a resource that is not one of Kubernetes' own; also by RESOURCE.GROUP." };

    public Option<string> Namespace { get; } = new("--namespace", "-n") { Description = "The namespace; none asks about the whole cluster.", DefaultValueFactory = _ => "" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Verb);
        command.Arguments.Add(Resource);
        command.Options.Add(Subresource);
        command.Options.Add(ApiGroup);
        command.Options.Add(Namespace);
    }

    /// <summary>The question.</summary>
    public AccessQuestion Read(ParseResult parsed)
    {
        var question = ResourceArgument.Read(parsed.GetValue(Verb)!, parsed.GetValue(Resource)!, parsed.GetValue(Subresource)!, parsed.GetValue(Namespace)!);
        return parsed.GetValue(ApiGroup) is { } group && question.IsResource
            ? AccessQuestion.Of(question.Verb, group, question.Resource, question.Namespace, question.Name, question.Subresource)
            : question;
    }
}
