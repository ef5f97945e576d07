using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Rbac.Roles;

/// <summary>A role to begin with. Words are resources: <c>Template_&lt;id&gt;</c> and <c>Template_&lt;id&gt;_Explained</c>.</summary>
/// <param name="Id">Its stable name.</param>
/// <param name="Name">The role's name to begin with.</param>
/// <param name="NeedsNames">Whether it is limited to objects that must be named.</param>
/// <param name="Rules">The rules; with <paramref name="NeedsNames"/> those that are limited carry <see cref="RoleTemplates.NamePlace"/>.</param>
public sealed record RoleTemplate(string Id, string Name, bool NeedsNames, ImmutableArray<RbacRule> Rules)
{
    /// <summary>The rules for these names.</summary>
    public ImmutableArray<RbacRule> For(IReadOnlyCollection<string> names) => NeedsNames
        ? [.. Rules.Select(r => r.ResourceNames is [RoleTemplates.NamePlace] ? r with { ResourceNames = [.. names] } : r)]
        : Rules;
}
