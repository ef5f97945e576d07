using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Roles;

namespace AckAuthConsole.Core.Tests.Rbac.Roles;

public sealed class ClusterRolesTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task PublishedRules_AreNotEdited_AndOthersAre()
    {
        _console.Rbac.Put(
            Sample.C1,
            new RbacRole { Key = RbacKey.ClusterRole("cs:ops"), Rules = PredefinedRoleRules.Of(PredefinedRole.OperationsEngineer)!.Value },
            new RbacRole { Key = RbacKey.ClusterRole("cs:ns:dev"), Rules = [.. PredefinedRoleRules.Of(PredefinedRole.Developer)!.Value.Skip(1)] },
            new RbacRole { Key = RbacKey.ClusterRole("cs:admin"), Rules = [FakeClusterRbac.Rule("get", "core", "pods")] });

        var marks = (await ListAsync(new RoleQuery())).Rows.ToDictionary(r => r.Key.Name, r => r.Marks);
        var developer = (await _console.Get<IClusterRoles>().GetAsync(Sample.Auditor, Sample.C1, RbacKey.ClusterRole("cs:ns:dev"), CancellationToken.None)).Value;

        marks["cs:ops"].ShouldBe(RoleMarks.None);
        marks["cs:ns:dev"].ShouldBe(RoleMarks.Edited);
        marks["cs:admin"].ShouldBe(RoleMarks.ObsoleteAdministrator);
        developer.MoreThanPublished.ShouldBeEmpty();
        developer.LessThanPublished.ShouldHaveSingleItem().Resources.ShouldContain("pods/exec");
    }

    [Fact]
    public async Task AcksComeFirst_ThenCustomOnes_AndFiltersHold()
    {
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.Role("mse-aliyunserviceroleformse-clusterrole"), FakeClusterRbac.Role("team-reader"), FakeClusterRbac.Role("system:discovery") with { Metadata = Bootstrap });
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("b", "team-reader", FakeClusterRbac.User("x")));

        var all = await ListAsync(new RoleQuery());
        var unused = await ListAsync(new RoleQuery { UnusedOnly = true, Origin = RoleOrigin.Custom });
        var service = await ListAsync(new RoleQuery { Origin = RoleOrigin.Service });
        var page = await ListAsync(new RoleQuery { Offset = 1, Size = 2 });

        all.Rows[0].Key.Name.ShouldBe("cs:admin");
        all.Rows[^1].Key.Name.ShouldBe("system:discovery");
        unused.Rows.Select(r => r.Key.Name).ShouldNotContain("team-reader");
        service.Rows.ShouldHaveSingleItem().Key.Name.ShouldBe("mse-aliyunserviceroleformse-clusterrole");
        (page.Rows.Length, page.Matching, page.Total).ShouldBe((2, all.Matching, all.Total));
        (await ListAsync(new RoleQuery { Search = "TEAM" })).Rows.ShouldHaveSingleItem().Holders.ShouldBe(1);
    }

    [Fact]
    public async Task Aggregation_IsShownOnBothSides()
    {
        var labels = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("to-view", "true");
        _console.Rbac.Put(
            Sample.C1,
            FakeClusterRbac.Role("all-views") with { Aggregation = new AggregationRule([new LabelSelector(labels, [])]) },
            FakeClusterRbac.Role("part", FakeClusterRbac.Rule("get", "core", "secrets")) with { Metadata = new RbacMetadata { Labels = labels } });

        var whole = (await _console.Get<IClusterRoles>().GetAsync(Sample.Auditor, Sample.C1, RbacKey.ClusterRole("all-views"), CancellationToken.None)).Value;
        var part = (await _console.Get<IClusterRoles>().GetAsync(Sample.Auditor, Sample.C1, RbacKey.ClusterRole("part"), CancellationToken.None)).Value;

        (whole.Row.Marks, string.Join(',', whole.FilledFrom)).ShouldBe((RoleMarks.Aggregated, "part"));
        (part.Row.Marks, string.Join(',', part.FlowsInto)).ShouldBe((RoleMarks.Aggregates, "all-views"));
    }

    [Fact]
    public async Task Comparison_IsByWhatRulesAllow()
    {
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.Role("one", FakeClusterRbac.Rule("get,list", "core", "pods"), FakeClusterRbac.Rule("get", "core", "secrets")));
        _console.Rbac.Put(Sample.C2, FakeClusterRbac.Role("other", FakeClusterRbac.Rule("list", "core", "pods"), FakeClusterRbac.Rule("get", "core", "pods"), FakeClusterRbac.Rule("get", "core", "nodes")));

        var result = (await _console.Get<IClusterRoles>().CompareAsync(Sample.Auditor, Sample.C1, RbacKey.ClusterRole("one"), Sample.C2, RbacKey.ClusterRole("other"), CancellationToken.None)).Value;

        result.OnlyLeft.ShouldHaveSingleItem().Resources.ShouldBe(["secrets"]);
        result.OnlyRight.ShouldHaveSingleItem().Resources.ShouldBe(["nodes"]);
        result.Both.ShouldHaveSingleItem().Resources.ShouldBe(["pods"]);
    }

    [Fact]
    public void Templates_GiveNoPower_AndNoSecrets()
    {
        foreach (var template in RoleTemplates.All)
        {
            var highlights = AccessHighlights.Of(template.For(["web"]));
            highlights.ShouldNotContain(h => h <= AccessHighlight.WriteSecrets, template.Id);
            template.For(["web"]).SelectMany(r => r.ResourceNames).ShouldNotContain(RoleTemplates.NamePlace);
        }
    }

    [Fact]
    public async Task WhatIsNotThere_IsNotFound_AndMembersAreRefused()
    {
        var roles = _console.Get<IClusterRoles>();

        (await roles.GetAsync(Sample.Auditor, Sample.C1, RbacKey.ClusterRole("none"), CancellationToken.None)).Failure!.Code.ShouldBe("not-found.clusterrole");
        (await roles.GetAsync(Sample.Auditor, ClusterId.Parse("c9"), RbacKey.ClusterRole("view"), CancellationToken.None)).Failure!.Code.ShouldBe("not-found.cluster");
        (await roles.ListAsync(Sample.Member, Sample.C1, new RoleQuery(), CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        (await roles.GetManifestAsync(Sample.Member, Sample.C1, RbacKey.ClusterRole("view"), CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
    }

    private static RbacMetadata Bootstrap => new() { Labels = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(RoleOrigins.BootstrapLabel, "rbac-defaults") };

    private async Task<RoleListView> ListAsync(RoleQuery query) => (await _console.Get<IClusterRoles>().ListAsync(Sample.Auditor, Sample.C1, query, CancellationToken.None)).Value;
}
