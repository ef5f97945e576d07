using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.ClusterRoles;
using AckAuthConsole.Web.Tests.Features.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Features.ClusterRoles;

public sealed class RoleEditorTests : PageTest
{
    private const string Yaml = """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata:
          name: reader
        x-kept: 1
        rules:
        - apiGroups: [""]
          resources: [pods]
          verbs: [get]
        """;

    private readonly FakeApiCatalog _catalog = new();
    private readonly BunitJSModuleInterop _editor;

    public RoleEditorTests()
    {
        Services.AddSingleton<IApiCatalog>(_catalog);
        var module = JSInterop.SetupModule("./js/yaml-editor.js");
        _editor = module.SetupModule(invocation => invocation.Identifier == "attach");
        _editor.Mode = JSRuntimeMode.Loose;
    }

    private IRbacManifests Manifests => Services.GetRequiredService<IRbacManifests>();

    [Fact]
    public void AFault_IsSaidBelow_MarkedAtItsPlace_AndKeepsWhatWasTyped()
    {
        var editor = Open();
        Button(editor, "YAML").Click();

        editor.Find("textarea").Change(Yaml.Replace("verbs: [get]", "verbs: []", StringComparison.Ordinal));

        editor.Find("#yaml-faults").TextContent.ShouldContain("rules[0].verbs");
        editor.Find("textarea").GetAttribute("aria-invalid").ShouldBe("true");
        editor.Find("textarea").GetAttribute("aria-describedby").ShouldBe("yaml-faults yaml-help");
        editor.Find("textarea").GetAttribute("value")!.ShouldContain("verbs: []");
        var marker = ((IReadOnlyList<YamlMarker>)_editor.Invocations["setMarkers"][^1].Arguments[0]!).ShouldHaveSingleItem();
        (marker.Line, marker.Column).ShouldBe((9, 10));

        Button(editor, "Review changes").Click();
        _editor.Invocations["reveal"].ShouldHaveSingleItem().Arguments.ShouldBe([9, 10]);
        Button(editor, "Form").Click();
        editor.FindAll("textarea").ShouldNotBeEmpty("what cannot be read is not thrown away");
    }

    [Fact]
    public void TheFormAndTheText_SayTheSame_AndWhatTheFormDoesNotKnowStays()
    {
        var editor = Open();

        editor.FindAll(".rule input")[0].Change("pods, pods/log");
        Button(editor, "YAML").Click();

        var text = editor.Find("textarea").GetAttribute("value")!;
        text.ShouldContain("- pods/log");
        text.ShouldContain("x-kept: 1");
        editor.Find("textarea").Change(text.Replace("- pods/log", "- services", StringComparison.Ordinal));
        Button(editor, "Form").Click();
        editor.FindAll(".rule input")[0].GetAttribute("value").ShouldBe("pods, services");
    }

    [Fact]
    public void AnotherName_IsNotAnEdit()
    {
        var editor = Open();
        Button(editor, "YAML").Click();

        editor.Find("textarea").Change(Yaml.Replace("name: reader", "name: other", StringComparison.Ordinal));

        editor.Find("#yaml-faults").TextContent.ShouldContain("the name cannot be changed");
    }

    [Fact]
    public void TheEditor_KnowsTheClustersResources_AndSaysWhenItDoesNot()
    {
        _catalog.Gap = new Failure.Unavailable(Dependency.Cluster);

        var editor = Open();
        Button(editor, "YAML").Click();

        editor.FindAll("datalist option").ShouldBeEmpty();
        editor.Find("#yaml-help").TextContent.ShouldContain("The cluster cannot be reached.");
        var help = editor.FindComponent<YamlEditor>().Instance.Help.ShouldNotBeNull();
        help.Resources.ShouldContain(r => r.Group == "shop.example.com" && r.Name == "carts");
        help.Fields["rules.*.verbs"].ShouldStartWith("What may be done");
        help.Fields.Values.ShouldAllBe(text => !text.StartsWith("Help_"));
        help.Texts.Values.ShouldAllBe(text => !text.StartsWith("Help_"));
    }

    [Fact]
    public void ATextThatIsTooLong_IsRefused_UntilItFits()
    {
        var editor = Open();
        Button(editor, "YAML").Click();

        editor.Find("[data-too-long]").Change("true");
        Button(editor, "Review changes").Click();

        editor.Find("#yaml-faults").TextContent.ShouldContain("longer than 500,000 characters");
        editor.Find("textarea").Change(new string('#', YamlEditor.MaxLength + 1));
        editor.Find("#yaml-faults").TextContent.ShouldContain("longer than 500,000 characters");
        editor.Find("[data-too-long]").Change("false");
        editor.Find("#yaml-faults").TextContent.Trim().ShouldBeEmpty();
    }

    [Fact]
    public void AnEmptyItem_IsAFaultAtItsPlace()
    {
        var editor = Open();
        Button(editor, "YAML").Click();

        editor.Find("textarea").Change(Yaml + "\n- ");

        editor.Find("#yaml-faults").TextContent.ShouldContain("rules[1]");
        ((IReadOnlyList<YamlMarker>)_editor.Invocations["setMarkers"][^1].Arguments[0]!).ShouldHaveSingleItem().Line.ShouldBe(10);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<RoleEditor> editor, string name) => editor.FindAll("button").Single(b => b.TextContent.Trim() == name);

    private IRenderedComponent<RoleEditor> Open()
    {
        var manifest = Manifests.Parse(Yaml).Value;
        return Render<RoleEditor>(p => p.Add(e => e.Cluster, ClusterId.Parse("c1")).Add(e => e.Original, manifest).Add(e => e.Start, manifest.Role!).Add(e => e.CancelHref, "/clusters/c1/roles"));
    }
}
