using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Rbac.Access;

/// <summary>One binding that gives somebody something.</summary>
/// <param name="Binding">The binding's key; its namespace is where it counts, empty for the whole cluster.</param>
/// <param name="Subject">The subject that matches, as the binding names it.</param>
/// <param name="Role">The role that is given.</param>
/// <param name="RoleExists">Whether there is that role; without it the binding gives nothing.</param>
/// <param name="Origin">Where the binding comes from.</param>
/// <param name="Highlights">The notable abilities of the role, the gravest first.</param>
public sealed record AccessGrant(RbacKey Binding, RbacSubject Subject, RbacKey Role, bool RoleExists, BindingOrigin Origin, ImmutableArray<AccessHighlight> Highlights)
{
    /// <summary>
    /// Whether it gives all there is of its place, or the means to get it. To impersonate the service accounts of one namespace, as <c>edit</c> gives it, is that namespace's business, unless it is the one of the cluster's own components.
    /// </summary>
    public bool IsAdministrative => Highlights is [<= AccessHighlight.Escalate, ..] || (Highlights is [<= AccessHighlight.Impersonate, ..] && Namespace is "" or "kube-system");

    /// <summary>Where it counts; empty for the whole cluster.</summary>
    public string Namespace => Binding.Namespace;
}
