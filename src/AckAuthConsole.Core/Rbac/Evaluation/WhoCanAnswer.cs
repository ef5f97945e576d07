using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Evaluation;

/// <summary>Everyone who may do something.</summary>
/// <param name="Entries">The subjects, sorted by kind, namespace and name.</param>
/// <param name="Gaps">What could not be read and could add subjects.</param>
public sealed record WhoCanAnswer(ImmutableArray<WhoCanEntry> Entries, ImmutableArray<RbacGap> Gaps)
{
    /// <summary>The group that may do everything without any binding; not among <see cref="Entries"/>.</summary>
    public static WhoCanEntry Masters { get; } = new(new RbacSubject(RbacSubjectKind.Group, RbacNames.Masters), [AccessChain.OfMasters]);

    /// <summary>The entries that reach somebody, by name or by a group: what makes a member of a listed group one of those who can. For a member of <c>system:masters</c> that group comes first.</summary>
    public IEnumerable<WhoCanEntry> Reaching(RbacUser user)
    {
        var entries = Entries.Where(e => e.Subject.Kind switch
        {
            RbacSubjectKind.Group => user.Groups.Contains(e.Subject.Name, StringComparer.Ordinal),
            RbacSubjectKind.ServiceAccount => user.Names.Contains(RbacNames.ServiceAccount(e.Subject.Namespace, e.Subject.Name), StringComparer.Ordinal),
            _ => user.Names.Contains(e.Subject.Name, StringComparer.Ordinal),
        });
        return user.IsMaster ? entries.Prepend(Masters) : entries;
    }
}
