using System.Text.Json.Nodes;
using AckAuthConsole.Cli.Tests.Support;

namespace AckAuthConsole.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private const string Manifests = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reader}
        rules:
        - {apiGroups: [""], resources: [pods], verbs: [get, list]}
        - {apiGroups: [apps], resources: [deployments/scale], resourceNames: [web], verbs: [patch]}
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: secrets}
        rules: [{apiGroups: [""], resources: [secrets], verbs: [list]}]
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
        ---
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: id}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: secrets}
        subjects: [{kind: User, name: "200000000000000004-1700000000"}]
        """;

    private readonly CommandRun _run = new();
    private readonly string _file;

    public CommandTests() => _file = _run.Write("rbac.yaml", Manifests);

    public void Dispose() => _run.Dispose();

    [Theory]
    [InlineData("lookup jane", 0, "*  ClusterRole/ghost (missing)  everybody  Group system:authenticated\nteam-a  ClusterRole/reader  b  User jane")]
    [InlineData("lookup system:serviceaccount:team-a:builder", 0, "*  ClusterRole/ghost (missing)  everybody  Group system:authenticated\nteam-a  ClusterRole/reader  b  ServiceAccount team-a:builder")]
    [InlineData("lookup ServiceAccount/team-a/builder", 0, "*  ClusterRole/ghost (missing)  everybody  Group system:authenticated\nteam-a  ClusterRole/reader  b  ServiceAccount team-a:builder")]
    [InlineData("lookup Group/system:authenticated", 0, "*  ClusterRole/ghost (missing)  everybody  Group system:authenticated")]
    [InlineData("lookup 200000000000000004", 0, "*  ClusterRole/ghost (missing)  everybody  Group system:authenticated\n*  ClusterRole/secrets  id  User 200000000000000004-1700000000")]
    [InlineData("lookup Group/nobody", 1, "")]
    [InlineData("rules jane -n team-a", 0, "team-a  get,list  pods  RoleBinding/team-a/b\nteam-a  patch  deployments.apps/scale [web]  RoleBinding/team-a/b")]
    [InlineData("rules jane", 1, "")]
    [InlineData("rules root --as-group system:masters", 0, "*  *  *  Group system:masters")]
    [InlineData("who-can list Secret", 0, "User  200000000000000004-1700000000  ClusterRoleBinding/id  ClusterRole/secrets")]
    [InlineData("who-can get Pod -A", 0, "User  jane  RoleBinding/team-a/b  ClusterRole/reader\nServiceAccount  team-a:builder  RoleBinding/team-a/b  ClusterRole/reader")]
    [InlineData("who-can patch deployments/web --subresource scale --api-group apps -A", 0, "User  jane  RoleBinding/team-a/b  ClusterRole/reader\nServiceAccount  team-a:builder  RoleBinding/team-a/b  ClusterRole/reader")]
    public async Task Tables_HaveARowForEachAnswer(string line, int exit, string rows)
    {
        var (code, output, _) = await CommandRun.RunAsync([.. line.Split(' '), "-f", _file]);

        code.ShouldBe(exit);
        string.Join('\n', output.Trim().Split('\n')[1..].Select(r => System.Text.RegularExpressions.Regex.Replace(r, " {2,}", "  "))).ShouldBe(rows);
    }

    [Theory]
    [InlineData("lookup jane", "RoleBinding/team-a/b")]
    [InlineData("rules jane -n team-a", "deployments/scale")]
    [InlineData("who-can get pods -A", "jane")]
    [InlineData("findings", "ClusterRole/ghost")]
    public async Task Json_IsReadable(string line, string expected)
    {
        var (_, output, _) = await CommandRun.RunAsync([.. line.Split(' '), "-f", _file, "-o", "json"]);

        JsonNode.Parse(output).ShouldNotBeNull();
        output.ShouldContain(expected);
    }

    [Fact]
    public async Task ADifference_IsOfRights_NotOfHowTheyAreWritten()
    {
        var rewritten = Manifests.Replace("verbs: [get, list]", "verbs: [list, get]", StringComparison.Ordinal).Replace("name: b,", "name: other,", StringComparison.Ordinal);
        (await CommandRun.RunAsync("diff", _file, _run.Write("same.yaml", rewritten))).ShouldBe((0, "", ""));

        var changed = _run.Write("changed.yaml", Manifests.Replace("verbs: [get, list]", "verbs: [get, delete]", StringComparison.Ordinal).Replace("name: jane", "name: john", StringComparison.Ordinal));
        var (exit, output, _) = await CommandRun.RunAsync("diff", _file, changed);
        exit.ShouldBe(1);
        output.ShouldBe("""
            User jane
              in namespace team-a
                - get,list pods
                - patch deployments.apps/scale [web]
            User john
              in namespace team-a
                + delete,get pods
                + patch deployments.apps/scale [web]
            ServiceAccount team-a:builder
              in namespace team-a
                - list pods
                + delete pods

            """.ReplaceLineEndings("\n"));
        JsonNode.Parse((await CommandRun.RunAsync("diff", _file, changed, "-o", "json")).Output)!["subjects"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Findings_TellWhoAndWhat_AndTheExitCodeFollowsTheSeverity()
    {
        var (exit, output, error) = await CommandRun.RunAsync("findings", "-f", _file);

        (exit, error).ShouldBe((1, ""));
        output.ShouldContain("R06");
        output.ShouldContain("User 200000000000000004-1700000000");
        output.ShouldContain("R50");
        (await CommandRun.RunAsync("findings", "-f", _file, "--fail-on", "critical")).Exit.ShouldBe(0);
        (await CommandRun.RunAsync("findings", "-f", _file, "--rule", "r50", "--least", "high")).Output.ShouldBe("Nothing was found.\n");
        (await CommandRun.RunAsync("findings", "-f", _file, "--rule", "R99")).Error.ShouldContain("There is no rule R99");
    }

    [Fact]
    public async Task AnAuditLog_TellsWhatIsNotUsed_WhenItIsLongEnough()
    {
        static string Event(string user, string day) => $$$"""{"kind":"Event","verb":"get","user":{"username":"{{{user}}}"},"objectRef":{"resource":"pods","namespace":"team-a"},"stage":"ResponseComplete","requestReceivedTimestamp":"{{{day}}}T08:00:00.000000Z"}""" + "\n";
        var log = _run.Write("audit.log", Event("nobody", "2026-10-01") + Event("nobody", "2026-11-20"));

        var (_, output, error) = await CommandRun.RunAsync("findings", "-f", _file, "--audit", log, "--rule", "R59");

        error.ShouldBe("");
        output.ShouldContain("Rights that are not used: ClusterRole/");
        (await CommandRun.RunAsync("findings", "-f", _file, "--audit", log, "--unused-days", "60")).Error.ShouldBe("The audit log covers 50 days. Which rights were not used for 60 days cannot be said (R59); give more logs, or fewer days by --unused-days.\n");
        (await CommandRun.RunAsync("findings", "-f", _file, "--audit", log, "--unused-days", "0")).Error.ShouldContain("from 1 to 3650");

        var broken = _run.Write("broken.log", Event("nobody", "2026-10-01") + "{\"verb\":");
        var (exit, _, wrong) = await CommandRun.RunAsync("findings", "-f", _file, "--audit", broken);
        (exit, wrong).ShouldBe((2, $"{broken}:2: this is no audit event: verb: not the JSON that is expected, at byte 9\n"));
        (await CommandRun.RunAsync("findings", "-f", _file, "--audit", "missing.log")).Exit.ShouldBe(2);
    }

    [Fact]
    public async Task Sarif_NamesFileAndLine()
    {
        var (_, output, _) = await CommandRun.RunAsync("findings", "-f", _file, "-o", "sarif", "--rule", "R06");

        var run = JsonNode.Parse(output)!["runs"]![0]!;
        run["tool"]!["driver"]!["rules"]![0]!["id"]!.GetValue<string>().ShouldBe("R06");
        var result = run["results"]!.AsArray().ShouldHaveSingleItem()!;
        result["level"]!.GetValue<string>().ShouldBe("error");
        var location = result["locations"]![0]!["physicalLocation"]!;
        location["artifactLocation"]!["uri"]!.GetValue<string>().ShouldEndWith("/rbac.yaml");
        location["region"]!["startLine"]!.GetValue<int>().ShouldBe(Manifests.Split('\n').ToList().FindIndex(l => l.Contains("name: id}", StringComparison.Ordinal)) - 1);
        result["partialFingerprints"]!["finding/v1"]!.GetValue<string>().Length.ShouldBe(16);
    }

    [Fact]
    public async Task AggregatedRoles_AreFilledAsTheControllerWould_UnlessTheyHaveRules()
    {
        var file = _run.Write("aggregated.yaml", """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: all}
            aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: all}}]}
            rules: []
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: given}
            aggregationRule: {clusterRoleSelectors: [{matchLabels: {to: all}}]}
            rules: [{apiGroups: [""], resources: [nodes], verbs: [get]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRole
            metadata: {name: part, labels: {to: all}}
            rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: b}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: all}
            subjects: [{kind: User, name: jane}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: c}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: given}
            subjects: [{kind: User, name: john}]
            """);

        (await CommandRun.RunAsync("can-i", "get", "pods", "--as", "jane", "-f", file)).Exit.ShouldBe(0);
        (await CommandRun.RunAsync("can-i", "get", "nodes", "--as", "john", "-f", file)).Exit.ShouldBe(0);
        (await CommandRun.RunAsync("can-i", "get", "pods", "--as", "john", "-f", file)).Exit.ShouldBe(1);
    }

    [Theory]
    [InlineData("can-i get pods --as jane", "Say what to look at")]
    [InlineData("can-i get pods --as jane -f x --kubeconfig y", "not both")]
    [InlineData("can-i get pods --as jane -f x --context y", "--context needs --kubeconfig")]
    [InlineData("who-can get pods -n a -A -f x", "Give -n or -A, not both")]
    public async Task WrongArguments_AreToldInASentence(string line, string expected)
    {
        var (exit, _, error) = await CommandRun.RunAsync(line.Split(' '));

        exit.ShouldBe(2);
        error.ShouldContain(expected);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _ackauth ackauth")]
    [InlineData("zsh", "compdef _ackauth ackauth")]
    [InlineData("fish", "complete -c ackauth")]
    public async Task Completion_IsAScriptForTheShell(string shell, string expected) => (await CommandRun.RunAsync("completion", shell)).Output.ShouldContain(expected);

    [Fact]
    public async Task TheCommandKnowsWhatItCompletes() =>
        (await CommandRun.RunAsync("[suggest:8]", "can-i --")).Output.Split('\n').ShouldContain("--as-group");
}
