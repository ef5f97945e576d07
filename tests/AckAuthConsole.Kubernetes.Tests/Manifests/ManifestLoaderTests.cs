using System.Text;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Manifests;

namespace AckAuthConsole.Kubernetes.Tests.Manifests;

public sealed class ManifestLoaderTests
{
    private const string Role = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: cs:ns:dev
          labels: {team: a}
        rules:
        - apiGroups: ["", apps]
          resources: [pods, deployments/scale]
          verbs: ["*"]
        - nonResourceURLs: [/healthz*]
          verbs: [get]
        """;

    [Fact]
    public void ManyDocuments_Lists_AndJson_AreAllRead()
    {
        var content = Load(Role + "\n---\n# nothing\n---\n" + """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: rbac.authorization.k8s.io/v1
              kind: RoleBinding
              metadata: {name: b, namespace: team-a}
              roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cs:ns:dev}
              subjects:
              - {kind: User, apiGroup: rbac.authorization.k8s.io, name: "200000000000000004-1673419473"}
              - {kind: ServiceAccount, name: builder}
            - {apiVersion: v1, kind: Namespace, metadata: {name: empty}}
            """, """
            {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"ClusterRoleBindingList","items":[{"metadata":{"name":"all"},"roleRef":{"kind":"ClusterRole","name":"view"},"subjects":[{"kind":"Group","name":"system:authenticated"}]}]}
            {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"builder","namespace":"team-b"}}
            """);

        content.Faults.ShouldBeEmpty();
        content.Roles.ShouldHaveSingleItem().Rules[0].Resources.ShouldBe(["pods", "deployments/scale"]);
        content.Bindings.Select(b => b.Key.ToString()).ShouldBe(["RoleBinding/team-a/b", "ClusterRoleBinding/all"]);
        content.Bindings[0].Subjects.ShouldBe([new RbacSubject(RbacSubjectKind.User, "200000000000000004-1673419473"), new RbacSubject(RbacSubjectKind.ServiceAccount, "builder")]);
        content.Namespaces.ShouldBe(["empty", "team-a", "team-b"]);
        content.ServiceAccounts.ShouldBe([("team-b", "builder")]);
    }

    [Theory]
    [InlineData("a: [", 1, "Syntax")]
    [InlineData("apiVersion: v1\nkind: Namespace\nmetadata:\n\tname: x", 4, "Syntax")]
    [InlineData("kind: ClusterRole", 1, "FieldValueRequired")]
    [InlineData("- a\n- b", 1, "Type")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoles\nmetadata: {name: x}", 2, "FieldValueNotSupported")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: x}\nkind: Role", 4, "Duplicate")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\n  annotations: {a: true}", 5, "Type")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: x}\nrules:\n- verbs: [get, no]\n  apiGroups: ['']\n  resources: [pods]", 5, "Type")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: x}\nrules:\n- verbs: get\n  apiGroups: ['']\n  resources: [pods]", 5, "Type")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: x}\nrules:\n- ", 5, "Type")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: x}\nroleRef: {kind: ClusterRole, name: x}\nsubjects:\n- kind: User\n  name: a\n- ~", 8, "Type")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: 0x1F}", 3, "Type")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: 1_000}", 3, "Type")]
    [InlineData("{\"kind\": \"ClusterRole\" \"x\"}", 1, "Syntax")]
    [InlineData("{\n\"kind\": \"ClusterRole\",\n\"kind\": \"Role\"}", 3, "Duplicate")]
    public void WhatIsWrong_IsNamedWithItsPlace(string text, int line, string reason)
    {
        var fault = Load(text).Faults.ShouldHaveSingleItem();

        (fault.File, fault.Document, fault.Line, fault.Reason).ShouldBe(("file0", 1, line, reason));
        fault.Column.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void BrokenRules_AreToldInTheWordsOfTheApiServer_AllAtOnce()
    {
        var content = Load("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: {name: a/b, namespace: team-a}
            rules:
            - apiGroups: [""]
              resources: [pods]
            - verbs: [get]
              nonResourceURLs: [/metrics]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: b}
            roleRef: {kind: Role, name: x}
            subjects: [{kind: ServiceAccount, name: s}, {kind: Robot, name: r}]
            """);

        content.Roles.ShouldBeEmpty();
        content.Faults.Select(f => $"{f.Document} {f.Line} {f.Path}: {f.Message}").ShouldBe(
        [
            "1 3 metadata.name: Invalid value: \"a/b\": may not contain '/'",
            "1 5 rules[0].verbs: Required value: verbs must contain at least one value",
            "1 8 rules[1].nonResourceURLs: Invalid value: []string{\"/metrics\"}: namespaced rules cannot apply to non-resource URLs",
            "2 13 roleRef.kind: Unsupported value: \"Role\": supported values: \"ClusterRole\"",
            "2 14 subjects[0].namespace: Required value",
            "2 14 subjects[1].kind: Unsupported value: \"Robot\": supported values: \"Group\", \"ServiceAccount\", \"User\"",
        ]);
    }

    [Fact]
    public void AnOldApiVersion_AndADouble_AreWarnedOf()
    {
        var content = Load(Role.Replace("/v1", "/v1beta1", StringComparison.Ordinal) + "\n---\n" + Role);

        content.Faults.ShouldBeEmpty();
        content.Warnings.Select(w => w.Message).ShouldBe(["rbac.authorization.k8s.io/v1beta1 is no longer served (since Kubernetes 1.22); read as rbac.authorization.k8s.io/v1", "ClusterRole/cs:ns:dev is there more than once; the last one counts"]);
    }

    [Fact]
    public void Anchors_AreFollowed_ButCannotExplode()
    {
        var shared = Load("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: x}
            rules:
            - &read
              verbs: &verbs [get, list]
              apiGroups: [""]
              resources: [pods]
            - <<: *read
              resources: [secrets]
            """).Roles;
        var bomb = new StringBuilder("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: x}\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var level = 1; level < 12; level++)
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 10))}]\n");

        shared.ShouldBeEmpty();
        Load(bomb.ToString()).Faults.ShouldHaveSingleItem().Message.ShouldBe("the aliases of this document repeat too much");
    }

    [Fact]
    public void Workloads_ThatOneReachesFromOutside_AreKnown_WhereverThatStands()
    {
        const string service = "kind: Service\napiVersion: v1\nmetadata: {name: NAME, namespace: a}\nspec: {type: TYPE, selector: {app: NAME}EXTRA}\n---\n";
        const string deployment = "kind: Deployment\napiVersion: apps/v1\nmetadata: {name: NAME, namespace: SPACE}\nspec: {template: {metadata: {labels: {app: NAME}}, spec: {containers: [{name: cEXTRA}]}}}\n---\n";
        static string Fill(string text, string name, string other, string extra = "") => text.Replace("NAME", name, StringComparison.Ordinal).Replace("TYPE", other, StringComparison.Ordinal).Replace("SPACE", other, StringComparison.Ordinal).Replace("EXTRA", extra, StringComparison.Ordinal);

        var content = Load(
            "kind: Job\napiVersion: batch/v1\nmetadata: {name: job, namespace: a}\nspec: {template: {metadata: {labels: {app: before}}, spec: {containers: []}}}\n---\n"
            + "kind: Pod\napiVersion: v1\nmetadata: {name: first, namespace: a}\nspec: {initContainers: [{name: c, ports: [{hostPort: 80}]}]}\n---\n" + Fill(service, "before", "NodePort") + Fill(deployment, "before", "a") + Fill(deployment, "after", "a") + Fill(deployment, "after", "b") + Fill(deployment, "routed", "a") + Fill(deployment, "default", "a")
            + Fill(deployment, "external", "a") + Fill(deployment, "inner", "a") + Fill(deployment, "port", "a", ", ports: [{hostPort: 80}]") + Fill(service, "after", "LoadBalancer") + Fill(service, "routed", "ClusterIP")
            + Fill(service, "default", "ClusterIP") + Fill(service, "inner", "ClusterIP") + Fill(service, "external", "ClusterIP", ", externalIPs: [192.0.2.1]")
            + "kind: Ingress\napiVersion: networking.k8s.io/v1\nmetadata: {name: i, namespace: a}\nspec: {defaultBackend: {service: {name: default}}, rules: [{http: {paths: [{backend: {service: {name: routed}}}, {backend: {resource: {kind: Bucket}}}]}}]}");

        content.Faults.ShouldBeEmpty();
        content.Workloads.Where(w => w.FacesNetwork).Select(w => $"{w.Namespace}/{w.Name}").ShouldBe(["a/job", "a/first", "a/before", "a/after", "a/routed", "a/default", "a/external", "a/port"]);
    }

    [Fact]
    public void Workloads_AreReadWithTheirServiceAccounts()
    {
        var content = Load("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: agent, namespace: kube-system}
            spec: {template: {spec: {serviceAccountName: agent, hostNetwork: true, containers: [{name: a, image: i}]}}}
            ---
            apiVersion: batch/v1
            kind: CronJob
            metadata: {name: backup, namespace: data}
            spec: {jobTemplate: {spec: {template: {spec: {automountServiceAccountToken: false, containers: [{name: a, image: i, securityContext: {privileged: true}}]}}}}}
            """);

        content.Workloads.Select(w => (w.Namespace, w.Kind, w.Name, w.ServiceAccount, w.MountsToken, w.RunsOnEveryNode, w.IsPrivileged)).ShouldBe(
        [
            ("kube-system", "DaemonSet", "agent", "agent", true, true, true),
            ("data", "CronJob", "backup", "default", false, false, true),
        ]);
    }

    [Fact]
    public void ListsWithEmptyItems_OfWhatIsNotAboutPermissions_DoNotStopTheReading()
    {
        var content = Load("""
            apiVersion: networking.k8s.io/v1
            kind: Ingress
            metadata: {name: i, namespace: a}
            spec:
              rules:
              -
              - http:
                  paths:
                  -
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: p, namespace: a}
            spec:
              initContainers:
              -
              containers:
              -
              - name: c
                ports:
                -
              volumes:
              -
            """);

        content.Faults.ShouldBeEmpty();
        content.Workloads.ShouldHaveSingleItem().ShouldSatisfyAllConditions(w => w.FacesNetwork.ShouldBeFalse(), w => w.IsPrivileged.ShouldBeFalse());
    }

    [Theory]
    [InlineData("0x50", true)]
    [InlineData("0b1010000", true)]
    [InlineData("0120", true)]
    [InlineData("+80", true)]
    [InlineData("8_0", true)]
    [InlineData("-0x0", false)]
    public void Numbers_AreReadAsYamlWritesThem(string port, bool isOpen) =>
        Load($"kind: Pod\napiVersion: v1\nmetadata: {{name: p, namespace: a}}\nspec: {{containers: [{{name: c, ports: [{{hostPort: {port}}}]}}]}}").Workloads.ShouldHaveSingleItem().FacesNetwork.ShouldBe(isOpen);

    private static ManifestContent Load(params string[] texts)
    {
        var loader = new ManifestLoader();
        for (var index = 0; index < texts.Length; index++)
            loader.Add($"file{index}", Encoding.UTF8.GetBytes(texts[index]));
        return loader.Content;
    }
}
