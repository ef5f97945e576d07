using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Cli.Expectations;

/// <summary>Something that must hold of a cluster's access.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Line">Where it stands in its file, from 1.</param>
/// <param name="Question">What is asked.</param>
internal abstract record Expectation(string Name, int Line, AccessQuestion Question)
{
    /// <summary>Somebody may, or may not.</summary>
    internal sealed record CanI(string Name, int Line, AccessQuestion Question, string User, IReadOnlyList<string> Groups, bool Allowed) : Expectation(Name, Line, Question);

    /// <summary>Exactly these subjects may.</summary>
    internal sealed record WhoCan(string Name, int Line, AccessQuestion Question, bool Anywhere, IReadOnlySet<RbacSubject> Subjects) : Expectation(Name, Line, Question);
}
