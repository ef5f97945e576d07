using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Subjects;

/// <summary>Finds the RAM user or role behind a subject, in what the inventory knows; asks nobody.</summary>
internal sealed class SubjectResolver(InventoryState inventory)
{
    /// <summary>Resolves one subject.</summary>
    public ResolvedSubject Resolve(RbacSubject subject)
    {
        if (subject.Kind == RbacSubjectKind.Group)
            return Plain(subject, SubjectIdentityKind.Group);
        if (subject.Kind == RbacSubjectKind.ServiceAccount)
            return Plain(subject, SubjectIdentityKind.ServiceAccount);
        if (RbacNames.TrySplitServiceAccount(subject.Name, out var ns, out var name))
            return Plain(new RbacSubject(RbacSubjectKind.ServiceAccount, name, ns), SubjectIdentityKind.ServiceAccount);
        if (!AckUserName.TryParse(subject.Name, out var id))
            return Plain(subject, subject.Name.StartsWith("system:", StringComparison.Ordinal) ? SubjectIdentityKind.SystemUser : SubjectIdentityKind.OtherUser);
        var kind = AckUserName.KindOf(id);
        if (kind is not (SubjectIdentityKind.RamUser or SubjectIdentityKind.RamRole))
            return new ResolvedSubject(subject, kind, id, null, false);
        var principal = inventory.Current.Find(new PrincipalRef(kind == SubjectIdentityKind.RamUser ? PrincipalKind.RamUser : PrincipalKind.RamRole, id))?.Principal;
        return new ResolvedSubject(subject, kind, id, principal, principal is null ? IsSurelyDeleted(kind) : principal.Presence == PrincipalPresence.NotSeenInRam);
    }

    private static ResolvedSubject Plain(RbacSubject subject, SubjectIdentityKind kind) => new(subject, kind, null, null, false);

    // A list that could not be read, or came back empty, would turn everybody into somebody deleted.
    private bool IsSurelyDeleted(SubjectIdentityKind kind)
    {
        var status = inventory.Status;
        var what = kind == SubjectIdentityKind.RamUser ? "ram-users" : "ram-roles";
        var principals = kind == SubjectIdentityKind.RamUser ? PrincipalKind.RamUser : PrincipalKind.RamRole;
        return status.DirectoryReadAt is not null
            && !status.Gaps.Any(g => g.What == what)
            && inventory.Current.Items.Any(i => i.Principal.Ref.Kind == principals && i.Principal.Presence == PrincipalPresence.Present);
    }
}
