using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Rbac.Bindings;

/// <summary>A binding with the people and roles behind its subjects.</summary>
/// <param name="Binding">The binding.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="RoleExists">Whether there is the role that it gives.</param>
/// <param name="Highlights">The notable abilities that it gives, the gravest first.</param>
/// <param name="Subjects">To whom; a service account with its namespace filled in.</param>
public sealed record BindingRow(RbacBinding Binding, BindingOrigin Origin, bool RoleExists, ImmutableArray<AccessHighlight> Highlights, ImmutableArray<ResolvedSubject> Subjects)
{
    /// <summary>Whether it gives nothing to anybody: its role is missing, it names nobody, or only people who are deleted.</summary>
    public bool IsUseless => !RoleExists || Subjects.All(s => s.IsDeleted);
}
