using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Web.Tests.Features.EffectiveAccess;

/// <summary>A person with two bindings of his own, one by a group and one to a role that does not exist.</summary>
internal static class Sample
{
    public static readonly Cluster Cluster = new() { Id = ClusterId.Parse("c1111111111111111111111111111111a"), Name = "prod-hangzhou", RegionId = "cn-hangzhou", State = "running" };

    public static readonly Principal Person = new() { Ref = new PrincipalRef(PrincipalKind.RamUser, PrincipalId.Parse("200000000000000004")), Name = "team-a-dev-1" };

    public static RbacSnapshot Snapshot { get; } = RbacSnapshot.Build(
        [
            Role("cs:ns:dev", new RbacRule { Verbs = ["get", "create"], ApiGroups = [""], Resources = ["pods", "pods/exec"] }, new RbacRule { Verbs = ["get"], ApiGroups = [""], Resources = ["secrets"], ResourceNames = ["tls"] }),
            Role("discovery", new RbacRule { Verbs = ["get"], NonResourceUrls = ["/healthz"] }),
        ],
        [
            Binding(RbacKey.RoleBinding("team-a", "200000000000000004-team-a-rolebinding"), "cs:ns:dev", new RbacSubject(RbacSubjectKind.User, "200000000000000004-1673419473")),
            Binding(RbacKey.RoleBinding("team-a", "dangling"), "ghost", new RbacSubject(RbacSubjectKind.User, "200000000000000004")),
            Binding(RbacKey.ClusterRoleBinding("system:discovery"), "discovery", new RbacSubject(RbacSubjectKind.Group, "system:authenticated")),
        ],
        ["default", "team-a"],
        []);

    public static EffectiveAccessView View(string ns = "team-a")
    {
        var user = RbacUser.OfAckIdentity(["200000000000000004", "200000000000000004-1673419473"]);
        var held = Snapshot.RulesOf(user, ns);
        return new EffectiveAccessView
        {
            Principal = Person,
            Cluster = Cluster,
            UserNames = user.Names,
            Groups = user.Groups,
            OwnNamespaces = ["team-a"],
            Namespaces = ["default", "team-a"],
            Held = held,
            Matrix = AccessMatrix.Of(held),
            Highlights = AccessHighlights.Of(Snapshot, user, ns),
            Bindings = [.. Snapshot.BindingsOf(user).Where(b => b.Binding.Key.Namespace.Length == 0 || b.Binding.Key.Namespace == ns)],
            ReadAt = new DateTimeOffset(2026, 1, 15, 8, 30, 0, TimeSpan.Zero),
        };
    }

    private static RbacRole Role(string name, params RbacRule[] rules) => new() { Key = RbacKey.ClusterRole(name), Rules = [.. rules] };

    private static RbacBinding Binding(RbacKey key, string role, RbacSubject subject) => new() { Key = key, RoleRef = RbacKey.ClusterRole(role), Subjects = [subject] };
}
