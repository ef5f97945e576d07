using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Web.Features.Bindings;

/// <summary>One subject as it is typed.</summary>
public sealed class SubjectDraft
{
    /// <summary>User, group or service account.</summary>
    public RbacSubjectKind Kind { get; set; } = RbacSubjectKind.User;

    /// <summary>The exact name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The namespace of a service account.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>A subject as it is typed.</summary>
    public static SubjectDraft Of(RbacSubject subject) => new() { Kind = subject.Kind, Name = subject.Name, Namespace = subject.Namespace };

    /// <summary>A RAM user or role: its id is its user name in every cluster.</summary>
    public static SubjectDraft Of(PrincipalRef principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return new SubjectDraft { Name = principal.Id.Value };
    }

    /// <summary>The subject.</summary>
    public RbacSubject ToSubject() => new(Kind, Name.Trim(), Kind == RbacSubjectKind.ServiceAccount ? Namespace.Trim() : "");
}
