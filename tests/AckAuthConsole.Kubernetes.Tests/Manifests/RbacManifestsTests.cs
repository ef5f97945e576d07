using System.Text;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Manifests;
using Xunit.Abstractions;

namespace AckAuthConsole.Kubernetes.Tests.Manifests;

public sealed class RbacManifestsTests(ITestOutputHelper output)
{
    private const string Yaml = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: secret-reader
          annotations:
            inner.service.alibabacloud.com/user-customized: "true"
            note: |-
              two
              lines
          resourceVersion: "812"
          uid: u-1
        rules:
        - apiGroups:
          - ""
          resources:
          - secrets
          verbs:
          - get
        x-unknown:
          kept: 1
        """;

    private static readonly IRbacManifests s_manifests = new RbacManifests();

    /// <summary>Texts with a fault, and where it stands.</summary>
    public static TheoryData<string, int, int> Faults => new()
    {
        { "kind: [", 1, 8 },
        { "- a", 1, 1 },
        { "kind: ClusterRole\napiVersion: v1", 2, 13 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: Pod", 2, 7 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\nrules:\n- verbs: true", 6, 10 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\nrules:\n- verbs: [get]\n- apiGroups: ['']\n  resources: [pods]", 7, 3 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: a/b\nrules: []", 4, 9 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\nrules:\n- ", 6, 2 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\nrules:\n- verbs:\n  - get\n  -\n", 8, 4 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\nrules: [{verbs: [~]}]", 5, 18 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\naggregationRule:\n  clusterRoleSelectors:\n  - ", 7, 4 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\naggregationRule:\n  clusterRoleSelectors:\n  - matchExpressions:\n    - ", 8, 6 },
        { "apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: x\n  namespace: a\nroleRef: {kind: Role, name: x}\nsubjects:\n- ", 8, 2 },
        { "kind: ClusterRole\nrules:\n- apiGroups: [app\nresources: [dep", 3, 14 },
        { "", 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AFault_IsFoundInItsText(string text, int line, int column)
    {
        var read = s_manifests.Parse(text);
        var faults = read.IsSuccess ? s_manifests.Validate(read.Value) : ((Failure.Invalid)read.Failure).Fields;

        faults.ShouldNotBeEmpty();
        s_manifests.Locate(text, faults)[^1].ShouldBe(line == 0 ? null : new TextPlace(line, column), faults[^1].ToString());
    }

    /// <summary>Fields that somebody has not filled in yet.</summary>
    [Theory]
    [InlineData("rules:")]
    [InlineData("rules:\n- verbs:")]
    [InlineData("rules:\n- verbs: [get]\n  nonResourceURLs: [/a]\n  resources:")]
    [InlineData("aggregationRule:")]
    [InlineData("aggregationRule:\n  clusterRoleSelectors:")]
    [InlineData("aggregationRule:\n  clusterRoleSelectors:\n  - matchLabels:")]
    [InlineData("aggregationRule:\n  clusterRoleSelectors:\n  - matchLabels:\n      a:")]
    [InlineData("aggregationRule:\n  clusterRoleSelectors:\n  - matchExpressions:\n    - key:")]
    [InlineData("aggregationRule:\n  clusterRoleSelectors:\n  - matchExpressions:\n    - key: a\n      operator: Exists\n      values:")]
    [InlineData("labels:\n  a:")]
    public void WhatIsHalfWritten_IsRead(string rest)
    {
        var read = s_manifests.Parse("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: x\n  labels:\n    a:\n" + rest);

        read.IsSuccess.ShouldBeTrue();
        s_manifests.Validate(read.Value).ShouldAllBe(f => f.Field.StartsWith("rules", StringComparison.Ordinal) || f.Field.StartsWith("aggregationRule", StringComparison.Ordinal));
        s_manifests.Parse(s_manifests.ToYaml(read.Value)).IsSuccess.ShouldBeTrue();
    }

    /// <summary>Every text that stands in the editor for a moment while somebody writes, and many that nobody meant.</summary>
    [Fact]
    public void WhateverIsWritten_IsReadOrRefusedWithAReason()
    {
        const string flow = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: 'x', labels: {a: \"b\"}, annotations: {n: \"line\\n\"}}\nrules: &all\n- {apiGroups: [\"\", apps], resources: [pods, 'deployments'], verbs: [get, ~, *all]}\n- nonResourceURLs: [/a, /b] # x\n  verbs: !!str get\n  ? a\n  : |-\n    b\n";
        const string json = "{\"apiVersion\": \"rbac.authorization.k8s.io/v1\", \"kind\": \"RoleBinding\", \"metadata\": {\"name\": \"x\", \"namespace\": \"a\"}, \"roleRef\": {\"kind\": \"Role\", \"name\": \"x\"}, \"subjects\": [{\"kind\": \"User\", \"name\": \"u\"}, null]}";
        const string marks = "-:,[]{}'\"#&*!|>%@`~?\t \n\\/=<.0a中\u0000\ufeff\ud800";
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        string[] sources = [Yaml, flow, json];
        var texts = sources.SelectMany(s => Enumerable.Range(0, s.Length + 1).Select(length => s[..length])).ToList();
        for (var count = 0; count < 20_000; count++)
        {
            var text = new StringBuilder(texts[random.Next(texts.Count)]);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length + 1);
                if (at < text.Length && random.Next(2) == 0)
                    text.Remove(at, Math.Min(random.Next(1, 6), text.Length - at));
                else
                    text.Insert(at, marks[random.Next(marks.Length)]);
            }

            texts.Add(text.ToString());
        }

        foreach (var text in texts)
        {
            var read = Should.NotThrow(() => s_manifests.Parse(text), text);
            var faults = read.IsSuccess ? Should.NotThrow(() => s_manifests.Validate(read.Value), text) : ((Failure.Invalid)read.Failure).Fields;
            if (!read.IsSuccess)
                faults.ShouldNotBeEmpty(text);
            Should.NotThrow(() => s_manifests.Locate(text, faults), text);
        }
    }

    [Fact]
    public void WhatWasRead_IsWrittenAsItWas()
    {
        var manifest = s_manifests.Parse(Yaml).Value;

        s_manifests.ToYaml(manifest).ShouldBe(Yaml + "\n");
        manifest.Role!.Metadata.ResourceVersion.ShouldBe("812");
        s_manifests.ToYaml(s_manifests.Parse(s_manifests.ToYaml(manifest)).Value).ShouldBe(Yaml + "\n");
    }

    [Fact]
    public void ManagedFields_AreLeftOut()
    {
        var manifest = s_manifests.Parse(Yaml.Replace("  uid: u-1", "  uid: u-1\n  managedFields: [{manager: kubectl}]", StringComparison.Ordinal)).Value;

        manifest.Json.ShouldNotContain("managedFields");
    }

    [Fact]
    public void AnEditedRole_KeepsWhatTheConsoleDoesNotUnderstand()
    {
        var original = s_manifests.Parse(Yaml).Value;
        var edited = original.Role! with { Rules = [], Metadata = original.Metadata with { Labels = original.Metadata.Labels.Add("team", "a") } };

        var yaml = s_manifests.ToYaml(s_manifests.Of(edited, original));

        yaml.ShouldContain("x-unknown:\n  kept: 1");
        yaml.ShouldContain("rules: []");
        yaml.ShouldContain("  labels:\n    team: a");
    }

    [Fact]
    public void ABinding_IsWrittenWithEveryGroupThatKubernetesWants()
    {
        var binding = new RbacBinding
        {
            Key = RbacKey.RoleBinding("team-a", "b"),
            RoleRef = RbacKey.ClusterRole("view"),
            Subjects = [new RbacSubject(RbacSubjectKind.User, "200000000000000004"), new RbacSubject(RbacSubjectKind.ServiceAccount, "builder", "ci")],
        };

        s_manifests.ToYaml(s_manifests.Of(binding)).ShouldBe("""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata:
              name: b
              namespace: team-a
            roleRef:
              apiGroup: rbac.authorization.k8s.io
              kind: ClusterRole
              name: view
            subjects:
            - apiGroup: rbac.authorization.k8s.io
              kind: User
              name: "200000000000000004"
            - kind: ServiceAccount
              name: builder
              namespace: ci

            """);
    }

    [Theory]
    [InlineData("", "", "the text is empty")]
    [InlineData("a: [", "line", "")]
    [InlineData("apiVersion: v1\nkind: Secret", "apiVersion", "Unsupported value: \"v1\": supported values: \"rbac.authorization.k8s.io/v1\"")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: Roles", "kind", "Unsupported value")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nrules: {}", "rules", "line 3, column 8: an object is not allowed here")]
    [InlineData("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\n---\na: 1", "line 4, column 1", "second document")]
    public void WhatCannotBeRead_NamesThePlace(string text, string field, string message)
    {
        var failure = s_manifests.Parse(text).Failure.ShouldBeOfType<Failure.Invalid>();

        failure.Code.ShouldBe("manifest.invalid");
        failure.Fields.ShouldHaveSingleItem().Field.ShouldStartWith(field);
        failure.Fields[0].Message.ShouldContain(message);
    }

    [Fact]
    public void Validation_SaysWhatTheApiServerWouldSay()
    {
        var manifest = s_manifests.Parse("apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: {name: '..'}\nrules: [{verbs: [get]}]\naggregationRule: {clusterRoleSelectors: []}").Value;

        s_manifests.Validate(manifest).Select(f => $"{f.Field}: {f.Message}").ShouldBe(
        [
            "metadata.name: Invalid value: \"..\": may not be '..'",
            "rules[0].apiGroups: Required value: resource rules must supply at least one api group",
            "rules[0].resources: Required value: resource rules must supply at least one resource",
            "aggregationRule.clusterRoleSelectors: Required value: at least one clusterRoleSelector required if aggregationRule is non-nil",
        ]);
    }

    [Theory]
    [InlineData("yes")]
    [InlineData("12")]
    [InlineData("1e3")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("2024-05-01T02:03:04Z")]
    [InlineData("a: b")]
    [InlineData("- x")]
    [InlineData("*")]
    [InlineData("#x")]
    [InlineData(" leading")]
    [InlineData("中文 \"quoted\" \\ back")]
    [InlineData("line\nbreak\n")]
    public void EveryText_SurvivesTheWayThroughYaml(string text)
    {
        var role = new RbacRole { Key = RbacKey.ClusterRole("x"), Rules = [new RbacRule { Verbs = [text], ApiGroups = [""], Resources = [text] }] };

        s_manifests.Parse(s_manifests.ToYaml(s_manifests.Of(role))).Value.Role!.Rules.ShouldBe(role.Rules);
    }
}
