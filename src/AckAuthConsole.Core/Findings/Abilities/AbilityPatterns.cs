using System.Collections.Immutable;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Findings.Abilities;

/// <summary>The patterns of abilities, in the notation of <see cref="Clause"/>: <c>&amp;</c> joins what is needed together, <c>;</c> separates ways.</summary>
internal static class AbilityPatterns
{
    private const string Bindings = "clusterrolebindings.rbac.authorization.k8s.io|rolebindings.rbac.authorization.k8s.io";
    private const string AnythingWritten = "write|delete|deletecollection ?.?";
    private const string AnybodyImpersonated = "impersonate users|groups";
    private const string AccountsImpersonated = "impersonate serviceaccounts";
    // Other signers issue no certificates of clients, or of kubelets only.
    private const string ClientSigners = "signers.certificates.k8s.io|signers.certificates.k8s.io=kubernetes.io/kube-apiserver-client|signers.certificates.k8s.io=kubernetes.io/legacy-unknown|signers.certificates.k8s.io=kubernetes.io/*";
    private const string Roles = "clusterroles.rbac.authorization.k8s.io|roles.rbac.authorization.k8s.io";

    private static readonly ImmutableArray<(string Id, string Ways, string Place, int Lowering)> s_table =
    [
        ("R01", "* *.*", "", 0),
        ("R03", "* *.?", "", 0),
        ("R04", "* ?.?", "", 0),
        ("R05", "get|list|watch *", "", 0),
        ("R06", "get|list|watch secrets", "", 0),
        ("R07", "create secrets & get|list|watch secrets", "", 0),
        ("R08", "update|patch secrets", "", 0),
        ("R09", "create pods", "", 0),
        ("R10", "write deployments.apps|daemonsets.apps|statefulsets.apps|replicasets.apps|replicationcontrollers|jobs.batch|cronjobs.batch", "", 0),
        ("R11", "update|patch pods", "", 0),
        ("R12", "get|create pods/exec", "", 0),
        ("R13", "get|create pods/attach", "", 0),
        ("R14", "update|patch pods/ephemeralcontainers", "", 0),
        ("R15", "get|create pods/portforward|pods/proxy|services/proxy", "", 0),
        ("R16", "get|create nodes/proxy=*", "", 0),
        ("R17", "create serviceaccounts/token=*", "", 0),
        ("R18", "impersonate users|groups|serviceaccounts|userextras.authentication.k8s.io|uids.authentication.k8s.io; impersonate groups=system:masters", "", 0),
        ("R18", "impersonate users=*|groups=*|serviceaccounts=*", "", 1),
        ("R19", $"escalate {Roles}", "", 0),
        ("R20", $"bind {Roles} & write {Bindings}", "", 0),
        ("R21", $"write {Bindings}", "", 0),
        ("R22", $"write {Roles}", "", 0),
        ("R23", $"delete|deletecollection {Bindings}|{Roles}", "", 0),
        ("R24", "write mutatingwebhookconfigurations.admissionregistration.k8s.io=*|validatingwebhookconfigurations.admissionregistration.k8s.io=*", "", 0),
        ("R25", "write validatingadmissionpolicies.admissionregistration.k8s.io|validatingadmissionpolicybindings.admissionregistration.k8s.io|mutatingadmissionpolicies.admissionregistration.k8s.io|constrainttemplates.templates.gatekeeper.sh|?.constraints.gatekeeper.sh|clusterpolicies.kyverno.io|policies.kyverno.io", "", 0),
        ("R26", $"update|patch certificatesigningrequests.certificates.k8s.io/approval=* & approve {ClientSigners}", "", 0),
        ("R27", $"create certificatesigningrequests.certificates.k8s.io & sign {ClientSigners}", "", 0),
        ("R28", "create|patch persistentvolumes", "", 0),
        ("R29", "update|patch nodes|nodes/status", "", 0),
        ("R30", "delete pods & update|patch nodes|pods/status; create pods/eviction & update|patch nodes|pods/status", "", 0),
        ("R31", "update|patch pods/status|services/status", "", 0),
        ("R32", "write services|endpoints|endpointslices.discovery.k8s.io|ingresses.networking.k8s.io|httproutes.gateway.networking.k8s.io|gateways.gateway.networking.k8s.io", "", 0),
        ("R33", "write networkpolicies.networking.k8s.io", "", 0),
        ("R34", "write configmaps; update|patch configmaps=coredns; update|patch configmaps=extension-apiserver-authentication", "kube-system", 0),
        ("R35", "write namespaces", "", 0),
        ("R36", "delete namespaces; cluster:deletecollection ?.?", "", 0),
        ("R37", "delete|deletecollection events|events.events.k8s.io; delete|update pods/log", "", 0),
        ("R38", "write customresourcedefinitions.apiextensions.k8s.io", "", 0),
        ("R39", "write apiservices.apiregistration.k8s.io", "", 0),
        ("R40", "write storageclasses.storage.k8s.io|volumeattachments.storage.k8s.io|csidrivers.storage.k8s.io", "", 0),
        ("R41", "write priorityclasses.scheduling.k8s.io|runtimeclasses.node.k8s.io|resourcequotas|limitranges", "", 0),
        ("R42", "use podsecuritypolicies.policy=*", "", 0),
        ("R47", "get /metrics|/debug/pprof/|/logs/", "", 0),
        ("R60", "write ramidentitymappings.ramauthenticator.k8s.alibabacloud=*", "", 0),
    ];

    /// <summary>Every clause; a bit of a mask is its place here.</summary>
    public static ImmutableArray<Clause> Clauses { get; } =
        [.. s_table.SelectMany(p => p.Ways.Split("; ")).Concat([AnythingWritten, AnybodyImpersonated, AccountsImpersonated]).SelectMany(w => w.Split(" & ")).Distinct(StringComparer.Ordinal).Select(Clause.Parse)];

    /// <summary>Every pattern, in the order of the rules.</summary>
    public static ImmutableArray<AbilityPattern> All { get; } =
        [.. s_table.Select(p => new AbilityPattern(FindingRules.Of(p.Id), [.. p.Ways.Split("; ").Select(Mask)], p.Place.Length == 0 ? [] : [p.Place], p.Lowering))];

    /// <summary>Everything on everything.</summary>
    public static UInt128 FullControl { get; } = Mask("* *.*");

    /// <summary>Any write of anything.</summary>
    public static UInt128 AnyWrite { get; } = Mask(AnythingWritten);

    /// <summary>Secrets are read.</summary>
    public static UInt128 ReadSecrets { get; } = Mask("get|list|watch secrets");

    /// <summary>Any user or group is impersonated.</summary>
    public static UInt128 ImpersonateAnybody { get; } = Mask(AnybodyImpersonated);

    /// <summary>Any service account of a place is impersonated.</summary>
    public static UInt128 ImpersonateAccounts { get; } = Mask(AccountsImpersonated);

    /// <summary>The ways of a rule's first pattern.</summary>
    public static ImmutableArray<UInt128> WaysOf(string rule) => All.First(p => p.Rule.Id == rule).Ways;

    /// <summary>What a role's rules give: for the whole cluster, and in a namespace.</summary>
    public static (UInt128 Cluster, UInt128 Namespace) BitsOf(ImmutableArray<RbacRule> rules)
    {
        var (cluster, local) = (UInt128.Zero, UInt128.Zero);
        for (var bit = 0; bit < Clauses.Length; bit++)
        {
            foreach (var rule in rules)
            {
                if (!Clauses[bit].IsGivenBy(rule, inNamespace: false))
                    continue;
                cluster |= UInt128.One << bit;

                // What counts in a namespace counts in the cluster too.
                if (!Clauses[bit].IsGivenBy(rule, inNamespace: true))
                    continue;
                local |= UInt128.One << bit;
                break;
            }
        }

        return (cluster, local);
    }

    private static UInt128 Mask(string way)
    {
        var mask = UInt128.Zero;
        foreach (var text in way.Split(" & "))
            mask |= UInt128.One << Clauses.TakeWhile(c => c.Text != text).Count();
        return mask;
    }
}
