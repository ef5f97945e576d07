using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>A question with everything that comparing needs, made once before many roles are asked.</summary>
internal readonly struct PreparedQuestion
{
    public PreparedQuestion(in AccessQuestion question)
    {
        Question = question;
        Verb = new HashedWord(question.Verb);
        if (question.Path is { } path)
        {
            Path = new HashedWord(path);
            return;
        }

        Group = new HashedWord(question.ApiGroup);
        if (question.Subresource.Length == 0)
        {
            Resource = new HashedWord(question.Resource);
            return;
        }

        Resource = new HashedWord($"{question.Resource}/{question.Subresource}");
        Subresource = new HashedWord($"{RbacNames.All}/{question.Subresource}");
    }

    public AccessQuestion Question { get; }

    public HashedWord Verb { get; }

    public HashedWord Group { get; }

    /// <summary><c>pods</c> or <c>pods/log</c>.</summary>
    public HashedWord Resource { get; }

    /// <summary><c>*/log</c>; its text is null when no subresource is asked for.</summary>
    public HashedWord Subresource { get; }

    /// <summary>The path; its text is null for resources.</summary>
    public HashedWord Path { get; }
}
