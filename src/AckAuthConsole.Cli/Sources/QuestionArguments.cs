using System.CommandLine;
using AckAuthConsole.Cli.Output;
using AckAuthConsole.Core.Rbac.Evaluation;

namespace AckAuthConsole.Cli.Sources;

/// <summary>The arguments and options of a question: <c>VERB RESOURCE[/NAME] --subresource -n --api-group</c>.</summary>
internal sealed class QuestionArguments(bool required)
{
    public Argument<string?> Verb { get; } = new("verb") { Description = CliText.Of("Verb"), Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };

    public Argument<string?> Resource { get; } = new("resource")
    {
        Description = CliText.Of("Resource"),
        Arity = required ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
    };

    public Option<string> Subresource { get; } = new("--subresource") { Description = CliText.Of("Subresource"), DefaultValueFactory = _ => "" };

    public Option<string?> ApiGroup { get; } = new("--api-group") { Description = CliText.Of("ApiGroup") };

    public Option<string> Namespace { get; } = new("--namespace", "-n") { Description = CliText.Of("Namespace"), DefaultValueFactory = _ => "" };

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
