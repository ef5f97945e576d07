using System.Text.RegularExpressions;
using AckAuthConsole.EndToEnd.Tests.Pages;
using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>A role is written in the code editor: with suggestions from the cluster, faults at their place, and a plain field where there is no editor.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class YamlEditorTests(ConsoleFixture fixture) : ConsoleTest(fixture)
{
    private const string Edge = $"/clusters/{DemoAccount.EdgeBeijing}";
    private const string NewRole = $"{Edge}/roles/new?from=system:discovery";

    private const string Role = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: team
          labels:
            team: "a: b"
        rules:
        - apiGroups: ["", apps]
          resources:
            - pods # theirs
            - deployments
          verbs:
          - get
          - 'list'
        - nonResourceURLs: [ "/metrics",
            /version ]
          verbs: [get]
        """;

    [Fact]
    public Task ARule_IsWrittenWithSuggestions_AndReviewed() => VisitAsync(async visitor =>
    {
        using var cluster = await Fixture.AtClusterAsync(DemoAccount.EdgeBeijing);
        var editor = await OpenAsync(visitor, NewRole);
        var keys = visitor.Page.Keyboard;

        // Not with suggestions open: Monaco's own list then names a row that axe does not find.
        await visitor.CheckAccessibilityAsync("code editor");
        await editor.GoToEndAsync();
        await keys.TypeAsync("- apiG");
        await editor.TakeAsync("apiGroups");
        await keys.TypeAsync("[app");
        await editor.TakeAsync("apps");
        await keys.TypeAsync("]");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("resources: [dep");
        await editor.TakeAsync("deployments");
        await keys.TypeAsync("]");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("verbs: [");
        await Expect(editor.Suggestions.First).ToContainTextAsync("get");
        await editor.TakeAsync("get");

        // The editor closes a bracket only when it had the time to look at the lines before; one that is there is not doubled.
        await keys.TypeAsync("]");
        await Expect(editor.Faults).ToHaveCountAsync(0);

        await ReviewButton(visitor).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("Reason").FillAsync("Written by hand");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Result" })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator(".results .outcome-succeeded").First).ToBeVisibleAsync();
        var rules = (await cluster.GetAsync("/apis/rbac.authorization.k8s.io/v1/clusterroles/system-discovery-copy"))!["rules"]!.AsArray();
        rules[^1]!["resources"]!.ToJsonString().ShouldBe("""["deployments"]""");
        rules[^1]!["verbs"]!.ToJsonString().ShouldBe("""["get"]""");
    });

    [Fact]
    public Task AFault_IsMarkedAtItsPlace_AndNothingTypedIsLost_InChineseAndDark() => VisitAsync(async visitor =>
    {
        await visitor.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visitor.SignInAsAsync("platform-admin", $"/culture?culture=zh-Hans&returnUrl={Uri.EscapeDataString(NewRole)}");
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "YAML" }).ClickAsync();
        var editor = new YamlEditorField(visitor.Page, "清单");
        await editor.ReadyAsync();

        await editor.GoToEndAsync();
        await visitor.Page.Keyboard.TypeAsync("- apiGroups: [apps");
        await Expect(editor.Faults.First).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("清单存在以下问题：")).ToBeVisibleAsync();
        await Expect(visitor.Page.GetByText("rules[1].verbs")).ToBeVisibleAsync();
        await visitor.Page.Keyboard.PressAsync("Escape");
        await Expect(editor.Suggestions).ToHaveCountAsync(0);
        await visitor.CheckAccessibilityAsync("faults, dark, zh");

        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "纯文本框" }).ClickAsync();
        (await editor.Plain.InputValueAsync()).ShouldContain("- apiGroups: [apps]");
        await editor.Plain.FillAsync((await editor.Plain.InputValueAsync()).Replace("- apiGroups: [apps]", "", StringComparison.Ordinal));
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "代码编辑器" }).ClickAsync();
        await editor.ReadyAsync();
        await Expect(editor.Lines).Not.ToContainTextAsync("[apps]");
        await Expect(editor.Faults).ToHaveCountAsync(0);
    });

    [Fact]
    public Task AnItemThatIsNotWrittenYet_IsAFault_AndAQuotedWordHasItsSuggestions() => VisitAsync(async visitor =>
    {
        var editor = await OpenAsync(visitor, NewRole);
        var keys = visitor.Page.Keyboard;

        await editor.GoToEndAsync();
        await keys.TypeAsync("-");
        await Expect(visitor.Page.GetByText("rules[1]: ")).ToBeVisibleAsync();
        await Expect(editor.Suggestions).ToHaveCountAsync(0);
        await keys.TypeAsync(" ");
        await editor.TakeAsync("apiGroups");
        await keys.TypeAsync("[\"app");
        await editor.TakeAsync("apps");
        await keys.TypeAsync("]");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("resources: ['deplo");
        await editor.TakeAsync("deployments");
        await keys.TypeAsync("]");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("verbs: [get]");

        await Expect(editor.Faults).ToHaveCountAsync(0);
        await Expect(editor.Plain).ToHaveValueAsync(new Regex("\\[apps\\]\n  resources: \\[deployments\\]"));
    });

    [Fact]
    public Task WhatIsTypedWhileTheConsoleAnswers_Stays() => VisitAsync(async visitor =>
    {
        var editor = await OpenAsync(visitor, NewRole);
        await editor.GoToEndAsync();
        var network = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 600, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });

        // A pause after each part, so that the answer to one comes while the next is typed.
        foreach (var part in new[] { "- apiGroups: [", "apps]\n", "resources: [deployments", "]\n", "verbs: [get, list]" })
        {
            await visitor.Page.Keyboard.TypeAsync(part, new() { Delay = 40 });
            await visitor.Page.WaitForTimeoutAsync(450);
        }

        await ReviewButton(visitor).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToBeVisibleAsync();
        await Expect(visitor.Page.Locator("main")).ToContainTextAsync("deployments");
    });

    [Fact]
    public Task ATextThatIsTooLong_IsSaid_NotCut() => VisitAsync(async visitor =>
    {
        const int Most = 500_000;
        var editor = await OpenAsync(visitor, NewRole);
        await editor.GoToEndAsync();
        await editor.PasteAsync(string.Concat(Enumerable.Repeat($"# {new string('中', 98)}\n", Most / 100)));

        await Expect(visitor.Page.GetByText("The text is longer than 500,000 characters")).ToBeVisibleAsync();
        await ReviewButton(visitor).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToHaveCountAsync(0);
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Plain text field" }).ClickAsync();
        (await editor.Plain.InputValueAsync()).Length.ShouldBeGreaterThan(Most);

        // The longest that fits is taken, in three bytes a character.
        await editor.Plain.EvaluateAsync($"field => {{ field.value = field.value.slice(0, {Most}); field.dispatchEvent(new Event('change', {{ bubbles: true }})); }}");
        await Expect(visitor.Page.GetByText("The text is longer than")).ToHaveCountAsync(0);
        await ReviewButton(visitor).ClickAsync();
        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToBeVisibleAsync();
    });

    [Fact]
    public Task AHover_SaysWhatTheClusterHas_AndIsSilentWhereItCannotKnow() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", "/");
        const string script = """
            async ([text, word, isWhole]) => {
              const { meaningAt, suggestionsAt } = await import('/editor/role-help.js');
              const help = { fields: { rules: 'The rules.' }, texts: { unknown: 'no such', verbs: 'verbs', namespaced: 'namespaced', clusterScoped: 'cluster', core: 'core', all: 'all' },
                resources: [{ group: 'x.example', name: 'a_b', namespaced: true, verbs: ['get'] }], isWhole };
              const at = text.indexOf(word), line = text.slice(0, at).split('\n').length - 1;
              return meaningAt(text, line, at - text.lastIndexOf('\n', at) - 1, help)?.text ?? '';
            }
            """;
        async Task<string> MeaningAsync(string rest, string word, bool isWhole = true) =>
            await visitor.Page.EvaluateAsync<string>(script, new object[] { "rules:\n- apiGroups: [\"\"]\n  resources: [" + rest + "]\n- apiGroups: [x.example]\n  resources: [a_b]\ntoString: x", word, isWhole });

        (await MeaningAsync("podz", "podz")).ShouldBe("no such");
        (await MeaningAsync("podz", "podz", isWhole: false)).ShouldBeEmpty();
        (await MeaningAsync("nodes/metrics", "nodes/metrics")).ShouldBeEmpty();
        (await MeaningAsync("'*/finalizers'", "'*/finalizers'")).ShouldBeEmpty();
        (await MeaningAsync("x", "a_b")).ShouldBe("a\\_b \\(x.example\\): namespaced. verbs: get");
        (await MeaningAsync("x", "rules")).ShouldBe("The rules.");
        (await MeaningAsync("x", "toString")).ShouldBeEmpty();
    });

    [Fact]
    public Task WithoutTheEditorsFiles_ThePlainFieldDoesIt() => VisitAsync(async visitor =>
    {
        await visitor.Page.RouteAsync("**/_content/BlazorMonaco/**", route => route.AbortAsync());
        await visitor.SignInAsAsync("platform-admin", NewRole);
        await visitor.Shell.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "YAML" }).ClickAsync();

        await Expect(visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Code editor" })).ToBeVisibleAsync();
        await visitor.Page.GetByLabel("Manifest").FillAsync("kind: Nothing");
        await visitor.Page.GetByLabel("Manifest").BlurAsync();
        await Expect(visitor.Page.GetByText("supported values: \"rbac.authorization.k8s.io/v1\"")).ToBeVisibleAsync();
        visitor.ForgetErrors();
    });

    [Fact]
    public Task TheFormsFields_AreKnownAtEveryPlace() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", "/");
        const string script = """
            async ([text, line, column]) => {
              const { placeOf, nodesOf } = await import('/editor/yaml-tree.js');
              if (line < 0) return nodesOf(text).filter(n => !n.isKey).map(n => `${n.path.join('.')}=${n.value}@${n.line}:${n.from}-${n.to}`).join(' | ');
              const place = placeOf(text, line, column);
              return `${place.path.join('.')} ${place.mode} '${place.word}'`;
            }
            """;
        async Task<string> AtAsync(string text, int line, int column) => await visitor.Page.EvaluateAsync<string>(script, new object[] { text, line, column });

        (await AtAsync(Role, -1, 0)).ShouldBe(string.Join(
            " | ",
            "apiVersion=rbac.authorization.k8s.io/v1@0:12-40", "kind=ClusterRole@1:6-17", "metadata.name=team@3:8-12", "metadata.labels.team=a: b@5:10-16",
            "rules.0.apiGroups.0=@7:14-16", "rules.0.apiGroups.1=apps@7:18-22", "rules.0.resources.0=pods@9:6-10", "rules.0.resources.1=deployments@10:6-17",
            "rules.0.verbs.0=get@12:4-7", "rules.0.verbs.1=list@13:4-10", "rules.1.nonResourceURLs.0=/metrics@14:21-31", "rules.1.nonResourceURLs.1=/version@15:4-12", "rules.1.verbs.0=get@16:10-13"));

        // Text with | where the cursor is.
        foreach (var (written, expected) in new[]
        {
            ("ki|", " key 'ki'"),
            ("kind: Cl|", "kind value 'Cl'"),
            ("metadata:\n  na|", "metadata key 'na'"),
            ("metadata:\n  name: x\nru|", " key 'ru'"),
            ("rules:\n-|", " none ''"),
            ("rules:\n- verbs:\n  -|", " none ''"),
            ("rules:\n- |", "rules item ''"),
            ("name : |", "name value ''"),
            ("rules:\n- verbs: [get, li|]", "rules.0.verbs item 'li'"),
            ("rules:\n- verbs: [get,\n    wa|", "rules.0.verbs item 'wa'"),
            ("rules:\n- verbs: [get]\n  re|", "rules.0 key 're'"),
            ("rules:\n- verbs: [get]\n- re|", "rules item 're'"),
            ("rules:\n- verbs:\n  - get\n  - |", "rules.0.verbs item ''"),
            ("rules:\n  - verbs:\n      - get\n    resources:\n      - po|", "rules.0.resources item 'po'"),
            ("rules:\n- verbs:\n    |", "rules.0.verbs key ''"),
            ("rules:\n- verbs: # all |", " none ''"),
            ("metadata:\n  annotations:\n    note: |-\n      kind: x\n      ki|", " none ''"),
            ("metadata:\n  annotations:\n    note: >\n      kind: x\n  la|", "metadata key 'la'"),
            ("# kind|", " none ''"),
            ("kind: ClusterRole\r\nmetadata:\r\n  na|", "metadata key 'na'"),
            ("---\nkind: A\n---\nki|", " key 'ki'"),
            ("\"kind\": |", "kind value ''"),
            ("{\"kind\": |", " key '{\"kind\": '"),
        })
        {
            var cursor = written.LastIndexOf('|');
            var text = written.Remove(cursor, 1);
            var before = text[..cursor];
            var line = before.Count(c => c == '\n');
            (await AtAsync(text, line, cursor - (before.LastIndexOf('\n') + 1))).ShouldBe(expected, written);
        }
    });

    private static async Task<YamlEditorField> OpenAsync(Visitor visitor, string path)
    {
        await visitor.SignInAsAsync("platform-admin", path);
        await visitor.Shell.ReadyAsync();
        await visitor.Page.GetByRole(AriaRole.Button, new() { Name = "YAML" }).ClickAsync();
        var editor = new YamlEditorField(visitor.Page, "Manifest");
        await editor.ReadyAsync();
        return editor;
    }

    private static ILocator ReviewButton(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Button, new() { Name = "Review changes" });
}
