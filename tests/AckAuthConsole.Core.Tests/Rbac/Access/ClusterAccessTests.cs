using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Tests.Rbac.Access;

public sealed class ClusterAccessTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task UserNamesOfOneIdentity_AreOneHolder_WithThePersonBehindThem()
    {
        var id = Sample.Alice.Id.Value;
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("one", "view", FakeClusterRbac.User(id)), FakeClusterRbac.Binding("team-a", "two", RbacKey.ClusterRole("edit"), FakeClusterRbac.User(id + "-1673419473")));

        var holder = (await ListAsync()).Holders.Single(h => h.Who.Id?.Value == id);

        holder.Who.Principal!.Name.ShouldBe("alice");
        holder.Grants.Select(g => (g.Namespace, g.Role.Name)).ShouldBe([("", "view"), ("team-a", "edit")]);
    }

    [Fact]
    public async Task Origins_AreToldApart()
    {
        var id = Sample.Alice.Id.Value;
        _console.Rbac.Put(
            Sample.C1,
            FakeClusterRbac.ClusterBinding($"{id}-clusterrolebinding", "cs:ops", FakeClusterRbac.User(id)),
            FakeClusterRbac.ClusterBinding("by-hand", "view", FakeClusterRbac.User(id)),
            FakeClusterRbac.ClusterBinding($"{Sample.AccountId}-cluster-admin-clusterrolebinding", "cluster-admin", FakeClusterRbac.User(Sample.AccountId)),
            FakeClusterRbac.ClusterBinding("mse-aliyunserviceroleformse-clusterrolebinding", "view", FakeClusterRbac.User("300000000000000009")),
            FakeClusterRbac.ClusterBinding("cluster-admin", "cluster-admin", new RbacSubject(RbacSubjectKind.Group, RbacNames.Masters)) with { Metadata = Labelled });

        var grants = (await ListAsync(new ClusterAccessQuery { Size = 200 })).Holders.SelectMany(h => h.Grants).ToDictionary(g => g.Binding.Name, g => g.Origin);
        var system = (await ListAsync(new ClusterAccessQuery { Kind = HolderKind.System })).Holders.SelectMany(h => h.Grants).Single();

        grants.ShouldBe(
            new Dictionary<string, BindingOrigin>
            {
                [$"{id}-clusterrolebinding"] = BindingOrigin.AckGrant,
                ["by-hand"] = BindingOrigin.ByHand,
                [$"{Sample.AccountId}-cluster-admin-clusterrolebinding"] = BindingOrigin.Owner,
                ["mse-aliyunserviceroleformse-clusterrolebinding"] = BindingOrigin.Service,
            },
            ignoreOrder: true);
        system.Origin.ShouldBe(BindingOrigin.KubernetesDefault);
    }

    [Theory]
    [InlineData("*", false, BindingOrigin.AllClusters)]
    [InlineData("c1", false, BindingOrigin.AckGrant)]
    [InlineData("c1", true, BindingOrigin.Owner)]
    public async Task ABindingOfAck_IsWhatThePermissionApiSays(string scope, bool isOwner, BindingOrigin expected)
    {
        var (id, role) = (Sample.Alice.Id.Value, isOwner ? "cluster-admin" : "ops");
        _console.Inventory.Put([new StoredPermissions(Sample.Alice, Sample.Set(Sample.Held(scope, role, isOwner)), _console.Clock.GetUtcNow())]);
        _console.Rbac.Put(Sample.C1, isOwner
            ? FakeClusterRbac.ClusterBinding($"{id}-cluster-admin-clusterrolebinding", "cluster-admin", FakeClusterRbac.User(id))
            : FakeClusterRbac.ClusterBinding($"{id}-clusterrolebinding", "cs:ops", FakeClusterRbac.User(id)));

        (await ListAsync()).Holders.SelectMany(h => h.Grants).ShouldHaveSingleItem().Origin.ShouldBe(expected);
    }

    [Fact]
    public async Task Filters_LeaveWhatMatches()
    {
        _console.Rbac.Put(
            Sample.C1,
            FakeClusterRbac.ClusterBinding("a", "cluster-admin", FakeClusterRbac.User(Sample.Alice.Id.Value)),
            FakeClusterRbac.Binding("team-a", "b", RbacKey.ClusterRole("view"), FakeClusterRbac.User(Sample.Bob.Id.Value)),
            FakeClusterRbac.Binding("team-b", "c", RbacKey.ClusterRole("view"), new RbacSubject(RbacSubjectKind.ServiceAccount, "runner")),
            FakeClusterRbac.ClusterBinding("d", "view", new RbacSubject(RbacSubjectKind.Group, RbacNames.Authenticated), FakeClusterRbac.User("299999999999999999")));

        (await NamesAsync(new ClusterAccessQuery { Namespace = NamespaceName.Parse("team-a") })).ShouldBe(["alice", "bob", "299999999999999999", RbacNames.Authenticated], ignoreOrder: true);
        (await NamesAsync(new ClusterAccessQuery { AdministrativeOnly = true })).ShouldBe(["alice"]);
        (await NamesAsync(new ClusterAccessQuery { Kind = HolderKind.ServiceAccounts })).ShouldBe(["runner"]);
        (await NamesAsync(new ClusterAccessQuery { Kind = HolderKind.Groups })).ShouldBe([RbacNames.Authenticated]);
        (await NamesAsync(new ClusterAccessQuery { Kind = HolderKind.Deleted })).ShouldBe(["299999999999999999"]);
        (await NamesAsync(new ClusterAccessQuery { Search = "ALI" })).ShouldBe(["alice"]);
        (await NamesAsync(new ClusterAccessQuery { Search = "team-b" })).ShouldBe(["runner"]);
    }

    [Fact]
    public async Task AServiceAccountWithoutNamespace_BelongsToTheBindings_AndAMissingRoleIsMarked()
    {
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.Binding("team-b", "c", RbacKey.Role("team-b", "gone"), new RbacSubject(RbacSubjectKind.ServiceAccount, "runner")));

        var holder = (await ListAsync()).Holders.ShouldHaveSingleItem();

        holder.Who.Subject.Namespace.ShouldBe("team-b");
        holder.Who.Kind.ShouldBe(SubjectIdentityKind.ServiceAccount);
        holder.Grants.ShouldHaveSingleItem().RoleExists.ShouldBeFalse();
    }

    [Fact]
    public async Task EveryCluster_IsOnePart_AlsoOneThatDoesNotAnswer()
    {
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("a", "cluster-admin", FakeClusterRbac.User(Sample.Alice.Id.Value)));
        _console.Rbac.Unreachable[Sample.C2] = new Failure.Unavailable(Dependency.Cluster);

        var parts = new List<FleetAccessPart>();
        await foreach (var part in _console.Get<IClusterAccess>().ListEverywhereAsync(Sample.Auditor, new ClusterAccessQuery { AdministrativeOnly = true }, CancellationToken.None))
            parts.Add(part.Value);

        parts.Count.ShouldBe(2);
        parts.ShouldAllBe(p => p.Clusters == 2);
        parts.Single(p => p.Cluster.Id == Sample.C1).Holders.ShouldHaveSingleItem().Who.Name.ShouldBe("alice");
        parts.Single(p => p.Cluster.Id == Sample.C2).Failure!.Code.ShouldBe("cluster.unreachable");
    }

    [Fact]
    public async Task Members_AreRefused_AndThatIsRecorded()
    {
        var one = await _console.Get<IClusterAccess>().ListAsync(Sample.Member, Sample.C1, new ClusterAccessQuery(), CancellationToken.None);
        await foreach (var part in _console.Get<IClusterAccess>().ListEverywhereAsync(Sample.Member, new ClusterAccessQuery(), CancellationToken.None))
            part.Failure!.Code.ShouldBe("console.auditor-required");
        var follow = await _console.Get<IFollowClusters>().FollowAsync(Sample.Member, Sample.C1, () => { }, CancellationToken.None);

        one.Failure!.Code.ShouldBe("console.auditor-required");
        follow.Failure!.Code.ShouldBe("console.auditor-required");
        _console.Trail.Records.Count(r => r.Action == AuditActions.AccessRefused).ShouldBe(2);
        _console.Rbac.Reads.ShouldBeEmpty();
    }

    [Fact]
    public async Task Gaps_AndTheAddress_AreInTheState()
    {
        _console.Rbac.Gaps.Add(new RbacGap(RbacKind.RoleBinding, "secret", new Failure.Forbidden("kubernetes.forbidden")));
        _console.Endpoints.Known[Sample.C1] = new ClusterEndpoint("10.0.0.1:6443", true, new Failure.Unavailable(Dependency.Cluster));

        var state = (await ListAsync()).State;

        state.Gaps.ShouldHaveSingleItem().Namespace.ShouldBe("secret");
        state.Endpoint!.IsPrivate.ShouldBeTrue();
    }

    private static RbacMetadata Labelled => new() { Labels = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(RoleOrigins.BootstrapLabel, "rbac-defaults") };

    private async Task<ClusterAccessView> ListAsync(ClusterAccessQuery? query = null) =>
        (await _console.Get<IClusterAccess>().ListAsync(Sample.Auditor, Sample.C1, query ?? new ClusterAccessQuery(), CancellationToken.None)).Value;

    private async Task<IEnumerable<string>> NamesAsync(ClusterAccessQuery query)
    {
        _console.Clock.Advance(TimeSpan.FromMinutes(5));
        return (await ListAsync(query)).Holders.Select(h => h.Who.Name);
    }
}
