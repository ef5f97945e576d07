using AckAuthConsole.Cli.Tests.Support;

namespace AckAuthConsole.Cli.Tests;

public sealed class CanITests : IDisposable
{
    private const string Manifests = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reader}
        rules:
        - {apiGroups: [""], resources: [pods, pods/log], verbs: [get, list]}
        - {apiGroups: [apps], resources: [deployments], resourceNames: [web], verbs: [patch]}
        - {nonResourceURLs: [/healthz*], verbs: [get]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: b, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
        subjects: [{kind: User, name: jane}, {kind: ServiceAccount, name: builder}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: everybody}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ghost}
        subjects: [{kind: Group, name: "system:authenticated"}]
        """;

    private readonly CommandRun _run = new();

    public CanITests() => _run.Write("rbac.yaml", Manifests);

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("get po/web-0 -n team-a --as jane", 0, "yes\nRBAC: allowed by RoleBinding \"b/team-a\" of ClusterRole \"reader\" to User \"jane\"\n")]
    [InlineData("get pods --subresource log -n team-a --as system:serviceaccount:team-a:builder", 0, "yes\nRBAC: allowed by RoleBinding \"b/team-a\" of ClusterRole \"reader\" to ServiceAccount \"builder/team-a\"\n")]
    [InlineData("patch deploy/web -n team-a --as jane", 0, "yes\nRBAC: allowed by RoleBinding \"b/team-a\" of ClusterRole \"reader\" to User \"jane\"\n")]
    [InlineData("patch deployments.apps/other -n team-a --as jane", 1, "no\nRBAC: clusterrole.rbac.authorization.k8s.io \"ghost\" not found\n")]
    [InlineData("get pods --as jane", 1, "no\nRBAC: clusterrole.rbac.authorization.k8s.io \"ghost\" not found\n")]
    [InlineData("get /healthz --as jane", 1, "no\nRBAC: clusterrole.rbac.authorization.k8s.io \"ghost\" not found\n")]
    [InlineData("delete nodes --as root --as-group system:masters", 0, "yes\n")]
    public async Task Question_IsAnswered_WithTheReason(string question, int exit, string output) =>
        (await CommandRun.RunAsync(["can-i", .. question.Split(' '), "-f", _run.Folder])).ShouldBe((exit, output, ""));

    [Fact]
    public async Task Reviews_ComeBackInOrder_WithTheirStatus_AndEverythingElse()
    {
        var reviews = _run.Write("reviews.jsonl", """
            {"apiVersion":"authorization.k8s.io/v1","kind":"SubjectAccessReview","metadata":{"x":1},"spec":{"user":"jane","resourceAttributes":{"namespace":"team-a","verb":"get","resource":"pods"}}}
            {"kind":"SubjectAccessReview","spec":{"user":"jane","groups":["system:authenticated"],"nonResourceAttributes":{"path":"/x","verb":"get"}}}
            """);

        var (exit, output, error) = await CommandRun.RunAsync("can-i", "--reviews", reviews, "-f", Path.Combine(_run.Folder, "rbac.yaml"));

        (exit, error).ShouldBe((0, ""));
        output.Split('\n')[0].ShouldContain("\"metadata\":{\"x\":1}");
        output.Split('\n')[0].ShouldContain("\"status\":{\"allowed\":true,\"reason\":\"RBAC: allowed by RoleBinding");
        output.Split('\n')[1].ShouldContain("\"status\":{\"allowed\":false,\"reason\":\"RBAC: clusterrole.rbac.authorization.k8s.io");
    }

    [Theory]
    [InlineData("""{"status":{"allowed":true},"kind":"SubjectAccessReview","spec":{"user":"x","nonResourceAttributes":{"verb":"get","path":"/"}}}""", """{"kind":"SubjectAccessReview","spec":{"user":"x","nonResourceAttributes":{"verb":"get","path":"/"}},"status":{"allowed":false}}""")]
    [InlineData("""{"kind":"SubjectAccessReview", "status" : {"a":[1,{}]} , "spec":{"user":"x","nonResourceAttributes":{"verb":"get","path":"/"}} }""", """{"kind":"SubjectAccessReview" , "spec":{"user":"x","nonResourceAttributes":{"verb":"get","path":"/"}},"status":{"allowed":false}}""")]
    [InlineData("""{"kind":"SubjectAccessReview","spec":{"user":"x","groups":null,"extra":{"a":["b"]},"resourceAttributes":null,"nonResourceAttributes":{"verb":"get","path":"/"}},"status":null}""", """{"kind":"SubjectAccessReview","spec":{"user":"x","groups":null,"extra":{"a":["b"]},"resourceAttributes":null,"nonResourceAttributes":{"verb":"get","path":"/"}},"status":{"allowed":false}}""")]
    [InlineData("""{"kind":"SubjectAccessReview","spec":{"groups":["g"],"resourceAttributes":{"verb":"get","resource":"pods","version":"v1"}},"note":"ü 中"}""", """{"kind":"SubjectAccessReview","spec":{"groups":["g"],"resourceAttributes":{"verb":"get","resource":"pods","version":"v1"}},"note":"ü 中","status":{"allowed":false}}""")]
    public async Task AReview_ComesOutAsItCameIn_ButForItsStatus(string line, string expected)
    {
        var manifests = _run.Write("nobody.yaml", "{apiVersion: v1, kind: Namespace, metadata: {name: a}}");

        (await CommandRun.RunAsync("can-i", "--reviews", _run.Write("one.jsonl", line), "-f", manifests)).ShouldBe((0, expected + "\n", ""));
    }

    [Theory]
    [InlineData("[]", "not a SubjectAccessReview object")]
    [InlineData("""{"kind":"SubjectAccessReview"} x""", "not a readable")]
    [InlineData("""{"kind":"Pod"}""", "not a SubjectAccessReview object")]
    [InlineData("""{"kind":"SubjectAccessReview","apiVersion":"authorization.k8s.io/v2"}""", "only authorization.k8s.io/v1 is known")]
    [InlineData("""{"kind":"SubjectAccessReview"}""", "spec is missing")]
    [InlineData("""{"kind":"SubjectAccessReview","spec":{"resourceAttributes":{}}}""", "at least one of user or groups")]
    [InlineData("""{"kind":"SubjectAccessReview","spec":{"user":"x","resourceAttributes":{},"nonResourceAttributes":{}}}""", "exactly one of")]
    [InlineData("""{"kind":"SubjectAccessReview","spec":{"user":1}}""", "not a readable")]
    [InlineData("""{"kind":"SubjectAccessReview","spec":{"user":"x","groups":"y"}}""", "spec.groups is a list")]
    [InlineData("""{"kind":"SubjectAccessReview","spec":{"user":"x"}""", "not a readable")]
    public async Task WhatIsNoReview_IsToldWithItsLine(string line, string expected)
    {
        var (exit, output, error) = await CommandRun.RunAsync("can-i", "--reviews", _run.Write("one.jsonl", "\n" + line + "\n"), "-f", _run.Folder);

        (exit, output).ShouldBe((2, ""));
        error.ShouldContain("one.jsonl:2: ");
        error.ShouldContain(expected);
    }

    [Fact]
    public async Task BadReviews_AreNamedByLine_AndTheOthersAnswered()
    {
        var reviews = _run.Write("reviews.jsonl", "{\"kind\":\"SubjectAccessReview\",\"spec\":{\"user\":\"jane\",\"user\":\"bob\"}}\n{\"kind\":\"SubjectAccessReview\",\"spec\":{\"user\":\"jane\"}}\n{\"kind\":\"SubjectAccessReview\",\"spec\":{\"user\":\"jane\",\"resourceAttributes\":{\"verb\":\"get\",\"resource\":\"pods\"}}}\n");

        var (exit, output, error) = await CommandRun.RunAsync("can-i", "--reviews", reviews, "-f", Path.Combine(_run.Folder, "rbac.yaml"));

        exit.ShouldBe(2);
        output.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("\"allowed\":false");
        error.ShouldContain("reviews.jsonl:1: ");
        error.ShouldContain("reviews.jsonl:2: spec: exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }

    [Fact]
    public async Task BadManifests_AreNamedWithFileLineAndDocument()
    {
        var file = _run.Write("bad.yaml", "---\nkind: ClusterRole\n");

        var (exit, _, error) = await CommandRun.RunAsync("can-i", "get", "pods", "--as", "jane", "-f", file);

        exit.ShouldBe(2);
        error.ShouldBe($"{file}:2:1: error in document 1: apiVersion: apiVersion is missing\n");
    }

    [Theory]
    [InlineData("can-i", "get", "pods", "-f", "x")]
    [InlineData("can-i", "get", "pods", "--as", "jane")]
    [InlineData("who-can", "get", "pods", "-f", "x", "-o", "xml")]
    [InlineData("can-i", "--reviews", "-", "-f", "-")]
    [InlineData("can-i", "get", "pods", "--as", "jane", "--reviews", "x", "-f", "y")]
    public async Task MissingOrWrongArguments_AreRefused(params string[] arguments) => (await CommandRun.RunAsync(arguments)).Exit.ShouldNotBe(0);

    [Fact]
    public async Task AFolderWithoutManifests_IsNoAnswer()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_run.Folder, "empty")).FullName;

        var (exit, output, error) = await CommandRun.RunAsync("can-i", "get", "pods", "--as", "jane", "-f", folder);

        (exit, output).ShouldBe((2, ""));
        error.ShouldContain("holds no .yaml");
    }

    [Fact]
    public async Task AFileThatIsNotThere_IsSaid()
    {
        var (exit, _, error) = await CommandRun.RunAsync("can-i", "get", "pods", "--as", "jane", "-f", Path.Combine(_run.Folder, "nowhere.yaml"));

        exit.ShouldBe(2);
        error.ShouldContain("nowhere.yaml");
    }

    [Fact]
    public async Task WhoCan_ListsEverySubjectWithItsChain()
    {
        var (exit, table, _) = await CommandRun.RunAsync("who-can", "list", "pods", "-n", "team-a", "-f", _run.Folder);
        var (_, json, _) = await CommandRun.RunAsync("who-can", "list", "pods", "-n", "team-a", "-f", _run.Folder, "-o", "json");

        exit.ShouldBe(0);
        table.ShouldBe("""
            KIND            SUBJECT         BINDING               ROLE
            User            jane            RoleBinding/team-a/b  ClusterRole/reader
            ServiceAccount  team-a:builder  RoleBinding/team-a/b  ClusterRole/reader

            """);
        json.ShouldStartWith("""{"subjects":[{"kind":"User","name":"jane","namespace":"","chains":[{"binding":"RoleBinding/team-a/b","role":"ClusterRole/reader","rule":0}]}""");
    }
}
