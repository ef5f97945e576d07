using System.Collections.Frozen;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Findings;

/// <summary>The bindings that Kubernetes makes at the API server's start, with the subjects that it puts there. Others in the same binding were added by somebody.</summary>
internal static class DefaultBindings
{
    private const string ControllerPrefix = "system:controller:";

    private static readonly FrozenSet<(string Binding, RbacSubject Subject)> s_all = new (string, RbacSubject)[]
    {
        ("cluster-admin", Group(RbacNames.Masters)),
        ("system:basic-user", Group(RbacNames.Authenticated)),
        ("system:discovery", Group(RbacNames.Authenticated)),
        ("system:public-info-viewer", Group(RbacNames.Authenticated)),
        ("system:public-info-viewer", Group(RbacNames.Unauthenticated)),
        ("system:monitoring", Group("system:monitoring")),
        ("system:service-account-issuer-discovery", Group(RbacNames.ServiceAccounts)),
        ("system:kube-controller-manager", User("system:kube-controller-manager")),
        ("system:kube-scheduler", User("system:kube-scheduler")),
        ("system:volume-scheduler", User("system:kube-scheduler")),
        ("system:kube-dns", Account("kube-dns")),
        ("system:node-proxier", User("system:kube-proxy")),
        ("system::extension-apiserver-authentication-reader", User("system:kube-controller-manager")),
        ("system::extension-apiserver-authentication-reader", User("system:kube-scheduler")),
        ("system::leader-locking-kube-controller-manager", User("system:kube-controller-manager")),
        ("system::leader-locking-kube-controller-manager", Account("kube-controller-manager")),
        ("system::leader-locking-kube-scheduler", User("system:kube-scheduler")),
        ("system::leader-locking-kube-scheduler", Account("kube-scheduler")),
    }.ToFrozenSet();

    /// <summary>Whether Kubernetes itself put that subject there.</summary>
    public static bool Holds(RbacBinding binding, RbacSubject subject) =>
        binding.Metadata.Labels.ContainsKey(RoleOrigins.BootstrapLabel)
        && (s_all.Contains((binding.Key.Name, subject))
            || (binding.Key.Name.StartsWith(ControllerPrefix, StringComparison.Ordinal) && subject == Account(binding.Key.Name[ControllerPrefix.Length..])));

    private static RbacSubject Group(string name) => new(RbacSubjectKind.Group, name);

    private static RbacSubject User(string name) => new(RbacSubjectKind.User, name);

    private static RbacSubject Account(string name) => new(RbacSubjectKind.ServiceAccount, name, "kube-system");
}
