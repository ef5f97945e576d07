using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Whether a binding's subject is a user, exactly as the API server compares.</summary>
internal static class SubjectMatching
{
    /// <summary>The first subject of a binding that is the user; null when none is.</summary>
    public static RbacSubject? First(RbacBinding binding, RbacUser user)
    {
        foreach (var subject in binding.Subjects)
        {
            if (Matches(binding, subject, user))
                return Resolved(binding, subject);
        }

        return null;
    }

    /// <summary>The subject with a service account's namespace filled in from its RoleBinding.</summary>
    public static RbacSubject Resolved(RbacBinding binding, RbacSubject subject) =>
        subject is { Kind: RbacSubjectKind.ServiceAccount, Namespace.Length: 0 } ? subject with { Namespace = binding.Key.Namespace } : subject;

    /// <summary>How a user comes to a binding by that subject.</summary>
    public static AccessVia ViaOf(RbacSubject subject) => subject.Kind switch
    {
        RbacSubjectKind.Group => AccessVia.Group,
        RbacSubjectKind.ServiceAccount => AccessVia.ServiceAccount,
        _ => AccessVia.User,
    };

    private static bool Matches(RbacBinding binding, RbacSubject subject, RbacUser user)
    {
        switch (subject.Kind)
        {
            case RbacSubjectKind.User:
                return user.Names.Contains(subject.Name, StringComparer.Ordinal);
            case RbacSubjectKind.Group:
                return user.Groups.Contains(subject.Name, StringComparer.Ordinal);
            default:
                var ns = subject.Namespace.Length > 0 ? subject.Namespace : binding.Key.Namespace;
                return ns.Length > 0 && user.Names.Contains(RbacNames.ServiceAccount(ns, subject.Name), StringComparer.Ordinal);
        }
    }
}
