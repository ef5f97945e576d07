using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Testing.Rbac;

namespace AckAuthConsole.Core.Tests.Findings;

public sealed class AbilityFindingsTests
{
    private const string Rbac = "rbac.authorization.k8s.io";

    [Theory]
    [InlineData("* * *", "R01 Critical")]
    [InlineData("* apps *", "E02 Medium", "R03 High", "R10 High", "R36 High")]
    [InlineData("* core widgets", "R04 Medium", "R36 High")]
    [InlineData("list core *", "R05 High")]
    [InlineData("watch core secrets", "R06 High")]
    [InlineData("get * secrets", "R06 High")]
    [InlineData("create,get core secrets", "R06 High", "R07 High")]
    [InlineData("patch core secrets", "R08 High")]
    [InlineData("create core pods", "E02 Medium", "R09 High")]
    [InlineData("update apps statefulsets", "E02 Medium", "R10 High")]
    [InlineData("patch core pods", "R11 Medium")]
    [InlineData("get core pods/exec", "E02 Medium", "R12 High")]
    [InlineData("create core */exec", "E02 Medium", "R12 High")]
    [InlineData("create core pods/attach", "R13 High")]
    [InlineData("patch core pods/ephemeralcontainers", "R14 High")]
    [InlineData("create core services/proxy", "R15 Medium")]
    [InlineData("get core nodes/proxy", "R16 Critical")]
    [InlineData("get core nodes/proxy node-1", "R16 Critical")]
    [InlineData("create core serviceaccounts/token", "R17 Critical")]
    [InlineData("impersonate core serviceaccounts", "R18 Critical")]
    [InlineData("impersonate core users", "E01 Critical", "R18 Critical")]
    [InlineData("impersonate core users jane", "R18 High")]
    [InlineData("impersonate core groups system:masters", "R18 Critical")]
    [InlineData("escalate " + Rbac + " clusterroles", "E01 Critical", "R19 Critical")]
    [InlineData("bind " + Rbac + " clusterroles; create " + Rbac + " clusterrolebindings", "E01 Critical", "R20 Critical")]
    [InlineData("create " + Rbac + " rolebindings", "R21 High")]
    [InlineData("patch " + Rbac + " roles", "R22 High")]
    [InlineData("delete " + Rbac + " rolebindings", "R23 Medium")]
    [InlineData("update admissionregistration.k8s.io validatingwebhookconfigurations", "E01 Critical", "R24 Critical")]
    [InlineData("create templates.gatekeeper.sh constrainttemplates", "R25 High")]
    [InlineData("patch constraints.gatekeeper.sh k8srequiredlabels", "R25 High")]
    [InlineData("update certificates.k8s.io certificatesigningrequests/approval; approve certificates.k8s.io signers kubernetes.io/kube-apiserver-client", "E01 Critical", "R26 Critical")]
    [InlineData("create certificates.k8s.io certificatesigningrequests; sign certificates.k8s.io signers kubernetes.io/*", "E01 Critical", "R27 Critical")]
    [InlineData("create certificates.k8s.io certificatesigningrequests; sign certificates.k8s.io signers", "E01 Critical", "R27 Critical")]
    [InlineData("create core persistentvolumes", "R28 High")]
    [InlineData("patch core nodes", "R29 High")]
    [InlineData("create core pods/eviction; patch core pods/status", "R30 Medium", "R31 Medium")]
    [InlineData("update core services/status", "R31 Medium")]
    [InlineData("create discovery.k8s.io endpointslices", "R32 Medium")]
    [InlineData("update networking.k8s.io networkpolicies", "R33 Medium")]
    [InlineData("update core configmaps", "R34 High")]
    [InlineData("patch core namespaces", "R35 Medium")]
    [InlineData("delete core namespaces", "R36 High")]
    [InlineData("deletecollection batch jobs", "R36 High")]
    [InlineData("delete core events", "R37 Low")]
    [InlineData("create apiextensions.k8s.io customresourcedefinitions", "R38 Medium")]
    [InlineData("create apiregistration.k8s.io apiservices", "E01 Critical", "R39 Critical")]
    [InlineData("create storage.k8s.io storageclasses", "R40 Medium")]
    [InlineData("create core resourcequotas", "R41 Low")]
    [InlineData("use policy podsecuritypolicies privileged", "R42 High")]
    [InlineData("get /metrics", "R47 Medium")]
    [InlineData("get paths", "R47 Medium")]
    [InlineData("update ramauthenticator.k8s.alibabacloud ramidentitymappings", "E01 Critical", "R60 Critical")]
    public void AnAbilityForTheWholeCluster_IsFound_AndNothingElse(string rules, params string[] expected) =>
        new FindingsBed().Give(rules).Short().Order(StringComparer.Ordinal).ShouldBe(expected);

    [Theory]
    [InlineData("get,list,watch core pods,pods/log,configmaps,services")]
    [InlineData("get core secrets tls-certificate")]
    [InlineData("list core secret")]
    [InlineData("get apps secrets")]
    [InlineData("create core pods/log")]
    [InlineData("update core configmaps settings")]
    [InlineData("create core pods/eviction")]
    [InlineData("approve certificates.k8s.io signers")]
    [InlineData("bind rbac.authorization.k8s.io clusterroles view")]
    [InlineData("update certificates.k8s.io certificatesigningrequests/approval; approve certificates.k8s.io signers kubernetes.io/kube-apiserver-client-kubelet")]
    [InlineData("create certificates.k8s.io certificatesigningrequests; sign certificates.k8s.io signers kubernetes.io/kubelet-serving")]
    [InlineData("get /healthz")]
    [InlineData("list core nodes")]
    public void WhatIsHarmless_IsNotFound(string rules) => new FindingsBed().Give(rules).Find().Where(f => f.Rule.Family != FindingFamily.Object).ShouldBeEmpty();

    [Theory]
    [InlineData("* * *", "team-a", "R01 High team-a")]
    [InlineData("list core secrets", "team-a", "R06 Medium team-a")]
    [InlineData("list core secrets", "kube-system", "R06 Critical kube-system")]
    [InlineData("list core *", "kube-system", "R05 Critical kube-system")]
    [InlineData("create core serviceaccounts/token", "kube-system", "R17 Critical kube-system")]
    [InlineData("update core configmaps coredns", "kube-system", "R34 High kube-system")]
    [InlineData("patch core namespaces", "team-a", "R35 Low team-a")]
    public void InANamespace_ItCountsLess_ExceptWhereComponentsRun(string rules, string ns, string expected) => new FindingsBed().Give(rules, ns).Short().ShouldContain(expected);

    [Theory]
    [InlineData("get core nodes/proxy")]
    [InlineData("create core namespaces")]
    [InlineData("create core persistentvolumes")]
    [InlineData("impersonate core users")]
    [InlineData("update core configmaps")]
    [InlineData("deletecollection core pods")]
    [InlineData("get /metrics")]
    public void WhatANamespaceDoesNotHave_IsNotFoundThere(string rules) => new FindingsBed().Give(rules, "team-a").Find().ShouldBeEmpty();

    [Fact]
    public void TwoBindingsTogether_CompleteAPattern_AndBothAreEvidence()
    {
        var finding = new FindingsBed().Give("create core secrets").Give("get core secrets", "team-a").Find().Single(f => f.Rule.Id == "R07");

        finding.Namespace.ShouldBe("team-a");
        finding.Evidence.Select(c => c.Binding!.Key.Kind).ShouldBe([RbacKind.ClusterRoleBinding, RbacKind.RoleBinding], ignoreOrder: true);
    }

    [Fact]
    public void AGroupsPart_CountsForItsMembers_ButIsToldOfTheGroup()
    {
        var bed = new FindingsBed().Role("reader", "get core secrets").Bind("reader", "", FindingsBed.Group(RbacNames.AckUsers)).Give("create core secrets");

        var found = bed.Find().Where(f => f.Rule.Id is "R06" or "R07").Select(f => (f.Rule.Id, f.Subject!.Value.Name));

        found.ShouldBe([("R06", RbacNames.AckUsers), ("R07", FindingsBed.Person)]);
    }

    [Fact]
    public void WhatCountsEverywhere_IsNotRepeatedInNamespaces() =>
        new FindingsBed().Give("list core secrets").Give("list core secrets", "team-a").Short().ShouldBe(["R06 High"]);

    [Fact]
    public void AServiceAccountNamedAsUser_IsThatServiceAccount() =>
        new FindingsBed().Role("reader", "get core secrets").Bind("reader", "", FindingsBed.User("system:serviceaccount:team-a:ci"))
            .Find().Select(f => f.Subject).ShouldBe([FindingsBed.Account("team-a", "ci")]);

    // The rules that are one question each must say what the evaluator says, for any cluster.
    [Theory]
    [InlineData("R06", "get,list,watch", "", "secrets", "")]
    [InlineData("R08", "update,patch", "", "secrets", "")]
    [InlineData("R09", "create", "", "pods", "")]
    [InlineData("R12", "get,create", "", "pods", "exec")]
    public void OnRandomClusters_ARuleSaysWhatTheEvaluatorSays(string rule, string verbs, string apiGroup, string resource, string subresource) => RbacLaws.Hold(
        (_, cluster) =>
        {
            var snapshot = cluster.ToSnapshot();
            var found = FindingsAnalysis.Find(new FindingsInput(snapshot)).Where(f => f.Rule.Id == rule || Includes(f.Rule.Id, rule)).Where(f => f.Subject?.Kind == RbacSubjectKind.User).Select(f => (f.Subject!.Value.Name, f.Namespace)).ToHashSet();
            foreach (var name in snapshot.UserNames.Where(n => !RbacNames.TrySplitServiceAccount(n, out var _, out var _)))
            {
                foreach (var ns in snapshot.Namespaces.Append(""))
                {
                    // Own bindings only: what a group gives is told of the group.
                    var isAllowed = verbs.Split(',').Any(v => snapshot.Decide(RbacUser.Exactly(name), AccessQuestion.Of(v, apiGroup, resource, ns, subresource: subresource)).IsAllowed);
                    var isGroups = verbs.Split(',').Any(v => snapshot.Decide(RbacUser.Exactly("nobody", RbacNames.Authenticated, RbacNames.AckUsers), AccessQuestion.Of(v, apiGroup, resource, ns, subresource: subresource)).IsAllowed);
                    if (isAllowed && !isGroups)
                        (found.Contains((name, ns)) || found.Contains((name, ""))).ShouldBeTrue($"{name} in '{ns}'");
                    if (!isAllowed)
                        found.ShouldNotContain((name, ns));
                }
            }
        },
        new RandomRbacOptions { OnlyValid = false, Roles = 12, Bindings = 24 },
        150);

    private static bool Includes(string by, string rule) => by == "R01" || (by == "R05" && rule == "R06");
}
