using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Web.Features.EffectiveAccess;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Tests.Features.EffectiveAccess;

public sealed class AccessGraphTests
{
    private static readonly AccessGraphWords s_words = new(new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider().GetRequiredService<IStringLocalizer<EffectiveAccessText>>());

    [Fact]
    public void Graph_LeadsFromTheIdentityToTheResources()
    {
        var graph = AccessGraph.Of(Sample.View(), s_words);

        graph.Edges.Select(e => $"{e.From.Text} -> {e.To.Text}").ShouldBe(
        [
            "team-a-dev-1 -> 200000000000000004-1673419473",
            "200000000000000004-1673419473 -> 200000000000000004-team-a-rolebinding",
            "200000000000000004-team-a-rolebinding -> cs:ns:dev",
            "cs:ns:dev -> pods, pods/exec, secrets",
            "team-a-dev-1 -> 200000000000000004",
            "200000000000000004 -> dangling",
            "dangling -> ghost",
            "team-a-dev-1 -> system:authenticated",
            "system:authenticated -> system:discovery",
            "system:discovery -> discovery",
            "discovery -> /healthz",
        ], ignoreOrder: true);
        graph.Nodes.Single(n => n.Text == "ghost").IsMissing.ShouldBeTrue();
        graph.HiddenBindings.ShouldBe(0);
    }

    [Fact]
    public void NoTwoBoxes_Overlap_AndAllAreInsideTheDrawing()
    {
        var graph = AccessGraph.Of(Many(40), s_words);

        graph.Nodes.Select(n => (n.X, n.Y)).Distinct().Count().ShouldBe(graph.Nodes.Count);
        foreach (var column in graph.Nodes.GroupBy(n => n.X))
            column.OrderBy(n => n.Y).Zip(column.OrderBy(n => n.Y).Skip(1)).ShouldAllBe(p => p.Second.Y - p.First.Y >= AccessGraph.NodeHeight);
        graph.Nodes.ShouldAllBe(n => n.X >= 0 && n.Y >= 0 && n.X + AccessGraph.NodeWidth <= graph.Width && n.Y + AccessGraph.NodeHeight <= graph.Height);
    }

    [Fact]
    public void WhatDoesNotFit_IsCounted_AndOnesOwnBindingsComeFirst()
    {
        var graph = AccessGraph.Of(Many(40), s_words);

        graph.HiddenBindings.ShouldBe(41 - AccessGraph.MaxBindings);
        graph.Nodes.ShouldNotContain(n => n.Text == "system:discovery");
    }

    [Fact]
    public void LongNames_AreShortenedInTheMiddle() => new AccessGraphNode("x", 0, new string('a', 20) + new string('b', 20), "").Line.ShouldBe(new string('a', 13) + "…" + new string('b', 13));

    private static Core.Rbac.Effective.EffectiveAccessView Many(int own)
    {
        var view = Sample.View();
        var binding = view.Bindings.First(b => b.Subject.Kind == RbacSubjectKind.User);
        return view with
        {
            Bindings =
            [
                view.Bindings.First(b => b.Subject.Kind == RbacSubjectKind.Group),
                .. Enumerable.Range(0, own).Select(i => (binding.Binding with { Key = binding.Binding.Key with { Name = $"binding-{i}" }, RoleRef = RbacKey.ClusterRole($"role-{i}") }, binding.Subject)),
            ],
        };
    }
}
