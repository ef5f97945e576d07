using System.Xml.Linq;
using AckAuthConsole.Cli.Tests.Support;

namespace AckAuthConsole.Cli.Tests;

public sealed class ExpectationTests : IDisposable
{
    private readonly CommandRun _run = new();
    private readonly string _manifests;

    public ExpectationTests() => _manifests = _run.Write("rbac.yaml", """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: Role
        metadata: {name: reader, namespace: team-a}
        rules: [{apiGroups: [""], resources: [pods, pods/log], verbs: [get]}]
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: reader, namespace: team-a}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
        subjects: [{kind: Group, apiGroup: rbac.authorization.k8s.io, name: devs}, {kind: ServiceAccount, name: ci, namespace: build}]
        """);

    public void Dispose() => _run.Dispose();

    [Fact]
    public async Task WhatHolds_Passes_AndWhatDoesNot_SaysWhy()
    {
        var cases = _run.Write("cases.yaml", """
            cases:
            - name: developers read logs
              as: jane
              groups: [devs]
              can: get pods
              subresource: log
              namespace: team-a
              allowed: true
            - as: jane
              can: get pods
              namespace: team-a
              allowed: false
            - who-can: get pods
              namespace: team-a
              subjects: [Group/devs, ServiceAccount/build/ci]
            - name: nobody deletes
              who-can: delete pods
              all-namespaces: true
              subjects: []
            """);
        var (exit, output, error) = await TestAsync(cases);
        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("ok      developers read logs");
        output.ShouldEndWith("4 passed, 0 failed\n");

        var failing = _run.Write("failing.yaml", """
            cases:
            - as: jane
              groups: [devs]
              can: get pods
              namespace: team-a
              allowed: false
            - who-can: get pods
              namespace: team-a
              subjects: [Group/devs, User/john]
            """);
        (exit, output, _) = await TestAsync(failing);
        exit.ShouldBe(1);
        output.ShouldContain("FAILED  jane get pods (" + failing + ":2): expected to be refused, but is allowed: RBAC: allowed by RoleBinding");
        output.ShouldContain("also ServiceAccount/build/ci, not User/john");

        var junit = XElement.Parse((await TestAsync(failing, "-o", "junit")).Output);
        (junit.Attribute("tests")!.Value, junit.Attribute("failures")!.Value, junit.Elements("testcase").Count(t => t.Element("failure") is not null)).ShouldBe(("2", "2", 2));
    }

    [Theory]
    [InlineData("cases:\n- {as: jane, can: get pods, alowed: true}", ":2: \"alowed\" is not known here; known: name, as, groups, can, namespace, subresource, allowed")]
    [InlineData("cases:\n- {as: jane, can: get pods}", ":2: \"allowed\" is missing")]
    [InlineData("cases:\n- {as: jane, can: pods, allowed: true}", ":2: a question is VERB RESOURCE[/NAME] or VERB /PATH")]
    [InlineData("cases:\n- {as: jane, can: get pods, allowed: \"yes\"}", ":2: \"allowed\" is true or false")]
    [InlineData("cases:\n- {who-can: get pods, subjects: [jane]}", ":2: \"jane\" is no subject: User/NAME, Group/NAME or ServiceAccount/NAMESPACE/NAME")]
    [InlineData("cases:\n- {who-can: get pods}", ":2: \"subjects\" is missing")]
    [InlineData("cases:\n- text", ":2: a case is a mapping")]
    [InlineData("case: []", ":1: \"case\" is not known here; known: cases")]
    [InlineData("cases: []", "there is no case")]
    [InlineData("cases: [", "While parsing a node")]
    public async Task WhatIsWrongInAFile_IsToldWithItsLine(string text, string expected)
    {
        var file = _run.Write("cases.yaml", text);

        var (exit, output, error) = await TestAsync(file);

        (exit, output).ShouldBe((2, ""));
        error.ShouldStartWith(file + ":");
        error.ShouldContain(expected);
    }

    [Fact]
    public async Task AMissingFile_IsTold() => (await TestAsync("nowhere.yaml")).Exit.ShouldBe(2);

    private Task<(int Exit, string Output, string Error)> TestAsync(string cases, params string[] more) => CommandRun.RunAsync(["test", cases, "-f", _manifests, .. more]);
}
