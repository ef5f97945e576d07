using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Subjects;

/// <summary>A subject with the person or role behind it.</summary>
/// <param name="Subject">As the binding names it; a service account with its namespace, also when it was named as a user.</param>
/// <param name="Kind">What stands behind it.</param>
/// <param name="Id">The numeric id of a RAM identity or account; null for others.</param>
/// <param name="Principal">The RAM user or role as the inventory knows it; null when it is none, or not known (yet).</param>
/// <param name="IsDeleted">Whether RAM is known not to have it any more. Never true for the account, nor while the directory could not be read in full.</param>
public sealed record ResolvedSubject(RbacSubject Subject, SubjectIdentityKind Kind, PrincipalId? Id, Principal? Principal, bool IsDeleted)
{
    /// <summary>What to call it: the principal's name, else the subject's own.</summary>
    public string Name => Principal?.Name ?? Subject.Name;

    /// <summary>The RAM user or role; null for everything else.</summary>
    public PrincipalRef? Reference => Kind switch
    {
        SubjectIdentityKind.RamUser when Id is not null => new PrincipalRef(PrincipalKind.RamUser, Id),
        SubjectIdentityKind.RamRole when Id is not null => new PrincipalRef(PrincipalKind.RamRole, Id),
        _ => null,
    };
}
