using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Whether a binding's subject is a user, exactly as the API server compares.</summary>
internal static class SubjectMatching
{
    /// <summary>The subject with a service account's namespace filled in from its RoleBinding.</summary>
    public static RbacSubject Resolved(RbacBinding binding, RbacSubject subject) =>
        subject is { Kind: RbacSubjectKind.ServiceAccount, Namespace.Length: 0 } ? subject with { Namespace = binding.Key.Namespace } : subject;

    /// <summary>The identity that a subject stands for: a user by the name of a service account is that service account.</summary>
    public static RbacSubject Canonical(RbacSubject subject) =>
        subject.Kind == RbacSubjectKind.User && RbacNames.TrySplitServiceAccount(subject.Name, out var ns, out var name) ? new RbacSubject(RbacSubjectKind.ServiceAccount, name, ns) : subject;

    /// <summary>How a user comes to a binding by that subject.</summary>
    public static AccessVia ViaOf(RbacSubject subject) => subject.Kind switch
    {
        RbacSubjectKind.Group => AccessVia.Group,
        RbacSubjectKind.ServiceAccount => AccessVia.ServiceAccount,
        _ => AccessVia.User,
    };
}
