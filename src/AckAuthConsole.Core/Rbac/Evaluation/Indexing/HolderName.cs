using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation.Indexing;

/// <summary>To what a subject is compared: a user name, which a service account has too, or a group.</summary>
internal readonly record struct HolderName(bool IsGroup, string Name)
{
    /// <summary>The name that a subject reaches, its namespace filled in.</summary>
    public static HolderName Of(RbacSubject subject) => subject.Kind switch
    {
        RbacSubjectKind.Group => new HolderName(true, subject.Name),
        RbacSubjectKind.ServiceAccount => new HolderName(false, RbacNames.ServiceAccount(subject.Namespace, subject.Name)),
        _ => new HolderName(false, subject.Name),
    };
}
