using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Inventory;

public sealed class InventoryWalkerTests : IDisposable
{
    private static readonly PrincipalRef s_gone = Sample.User("777");

    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task AWalk_KnowsEveryone_AndStoresIt()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));

        await WalkAsync();

        var status = _console.Inventory.Status;
        (status.IsComplete, status.IsWalking, status.PrincipalsRead, status.PrincipalsTotal, status.WalkDone).ShouldBe((true, false, 6, 6, 6));
        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.ShouldBe(_console.Permissions[Sample.Alice]);
        _console.Store.Permissions.Count.ShouldBe(6);
        _console.Store.Directory!.Clusters.Count.ShouldBe(2);
        _console.Store.WalkCompletedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task AnOutage_DeletesNobody_NeitherTheLivingNorTheDeleted()
    {
        Delete(s_gone, "ghost");
        _console.Permissions[s_gone] = Sample.Set(Sample.Held("c1", "dev"));
        await WalkAsync();
        _console.Directory.UsersFailure = new Failure.Unavailable(Dependency.Cloud);
        _console.Catalog.RegionsFailure = new Failure.Unavailable(Dependency.Cloud);
        _console.Catalog.Holders.Clear();

        await WalkAsync();

        var snapshot = _console.Inventory.Current;
        snapshot.Items.Length.ShouldBe(7);
        snapshot.Find(Sample.Bob)!.Principal.Presence.ShouldBe(PrincipalPresence.Present);
        snapshot.Find(s_gone)!.Principal.Presence.ShouldBe(PrincipalPresence.NotSeenInRam);
        snapshot.Permissions.ShouldContainKey(s_gone);
        snapshot.Clusters.Length.ShouldBe(2);
        _console.Inventory.Status.Gaps.Select(g => g.What).ShouldBe(["ram-users", "regions"], ignoreOrder: true);
        _console.Inventory.Status.IsComplete.ShouldBeFalse();
    }

    [Fact]
    public async Task ARegionThatCannotBeListed_KeepsItsClusters_AndIsAGap()
    {
        _console.Catalog.RegionFailures["cn-beijing"] = new Failure.Throttled();

        await WalkAsync();

        _console.Inventory.Current.Clusters.Length.ShouldBe(2);
        _console.Inventory.Status.Gaps.ShouldContain(g => g.What == "region" && g.Name == "cn-beijing");
    }

    [Fact]
    public async Task AClusterThatCannotBeReached_IsAGap_AndUnhealthy()
    {
        _console.Catalog.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);
        _console.Rbac.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        await WalkAsync();

        _console.Inventory.Current.Health[Sample.C1].Failure!.Code.ShouldBe("cluster.unreachable");
        _console.Inventory.Current.Health[Sample.C2].Failure.ShouldBeNull();
        _console.Inventory.Status.Gaps.Select(g => g.What).ShouldBe(["cluster", "kubeconfigs"], ignoreOrder: true);
    }

    [Fact]
    public async Task PermissionsThatCannotBeRead_AreAGap_AndKeepWhatWasKnown()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("*", "dev"));
        await WalkAsync();
        _console.Permissions.OnRead = p => p == Sample.Alice ? new Failure.Throttled() : null;

        await WalkAsync();

        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.Items.Length.ShouldBe(1);
        _console.Inventory.Status.Gaps.ShouldHaveSingleItem().What.ShouldBe("permissions");
    }

    [Fact]
    public async Task ADeletedIdentity_ComesFromKubeconfigs_WithItsNameFromTheRecycleBin()
    {
        Delete(s_gone, "");
        _console.Directory.Deleted.Add(Sample.Named(s_gone, "ghost", "Ghost G"));

        await WalkAsync();

        var found = _console.Inventory.Current.Find(s_gone)!.Principal;
        (found.Name, found.DisplayName, found.Presence).ShouldBe(("ghost", "Ghost G", PrincipalPresence.NotSeenInRam));
    }

    [Fact]
    public async Task AUserWhomRamDeletes_KeepsTheLastNameKnown_AndComesBackWhenRestored()
    {
        await WalkAsync();
        var bob = _console.Directory.Users.Single(u => u.Ref == Sample.Bob);
        _console.Directory.Users.Remove(bob);
        Delete(Sample.Bob, "");

        await WalkAsync();
        var deleted = _console.Inventory.Current.Find(Sample.Bob)!.Principal;
        _console.Directory.Users.Add(bob);
        await WalkAsync();

        (deleted.Name, deleted.Presence).ShouldBe(("bob", PrincipalPresence.NotSeenInRam));
        _console.Inventory.Current.Find(Sample.Bob)!.Principal.Presence.ShouldBe(PrincipalPresence.Present);
    }

    [Fact]
    public async Task AChangeDuringAWalk_IsNotOverwrittenByWhatTheWalkReadBefore()
    {
        var changed = Sample.Set(Sample.Held("c1", "ops"));
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("*", "dev"));
        _console.Permissions.WhileReading = principal =>
        {
            // The walk has looked already; now the change is made, seen and told, before the walk's answer arrives.
            if (principal == Sample.Alice)
            {
                _console.Clock.Advance(TimeSpan.FromSeconds(1));
                _console.Inventory.Observe(Sample.Alice, changed, _console.Clock.GetUtcNow());
                _console.Clock.Advance(TimeSpan.FromSeconds(1));
            }

            return Task.CompletedTask;
        };

        await WalkAsync();

        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.ShouldBe(changed);
    }

    [Fact]
    public async Task TheFirstWalk_DoesNotClaimThatClustersDoNotExist_BeforeItHasListedThem()
    {
        using var fresh = new TestConsole();
        fresh.Inventory.Replace(new StoredDirectory(fresh.Clock.GetUtcNow(), [], [], new Dictionary<string, string>(), new Dictionary<string, string>()), isPreliminary: true);
        Result<Plan>? planned = null;
        fresh.Catalog.WhileListingClusters = async () => planned ??= await fresh.TryPlanAsync(Sample.Alice, Sample.Grant("c1", "dev"));

        await fresh.Walker.WalkAsync(CancellationToken.None);

        planned!.Value.Value.Parts[0].Refusal.ShouldBeNull();
        fresh.Inventory.Status.DirectoryReadAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task AStoreThatFails_LosesNothingInMemory_AndWhatWasStoredIsTakenUp()
    {
        await WalkAsync();
        using var next = new TestConsole();
        next.Store.Directory = _console.Store.Directory;
        await next.Walker.LoadAsync(CancellationToken.None);
        next.Inventory.Current.Items.Length.ShouldBe(6);

        next.Store.Failure = new Failure.Unavailable(Dependency.DatabaseFull);
        await next.Walker.WalkAsync(CancellationToken.None);

        next.Inventory.Status.PrincipalsRead.ShouldBe(6);
    }

    [Fact]
    public async Task WhatBindingsTell_IsNotAskedOnceMorePerPerson()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "ops"), Sample.Held("c1/team-a", "dev"), Sample.Held("c2", "view"));

        await WalkAsync();

        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.ShouldBe(_console.Permissions[Sample.Alice]);
        _console.Inventory.Current.Permissions[Sample.Bob].Permissions.Items.ShouldBeEmpty();
        _console.Permissions.Reads.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("*", "admin", false)]
    [InlineData("*", "view", false)]
    [InlineData("c1", "cluster-admin", true)]
    public async Task WhatBindingsCannotTell_IsAskedAboutThoseFew(string scope, string role, bool isOwner)
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held(scope, role, isOwner));

        await WalkAsync();
        await WalkAsync();

        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.ShouldBe(_console.Permissions[Sample.Alice]);
        _console.Permissions.Reads.ShouldHaveSingleItem().ShouldBe(KeyValuePair.Create(Sample.Alice, 2));
    }

    [Fact]
    public async Task AGrantThatWasForAllClusters_IsAskedAboutUntilItIsSurelyGone()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("*", "dev"));
        await WalkAsync();
        _console.Permissions[Sample.Alice] = ObservedPermissionSet.Empty;

        await WalkAsync();
        await WalkAsync();

        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.Items.ShouldBeEmpty();
        _console.Permissions.Reads[Sample.Alice].ShouldBe(2);
    }

    [Fact]
    public async Task AClusterThatCannotBeRead_HasEveryoneAskedAbout_ButNotAtEveryWalk()
    {
        _console.Rbac.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));
        _console.Permissions[Sample.Bob] = Sample.Set(Sample.Held("c2/team-a", "dev"));

        await WalkAsync();
        var first = _console.Permissions.Reads.Values.Sum();
        await WalkAsync();
        var second = _console.Permissions.Reads.Values.Sum() - first;
        _console.Clock.Advance(TimeSpan.FromHours(7));
        await WalkAsync();
        var third = _console.Permissions.Reads.Values.Sum() - first - second;

        (first, second, third).ShouldBe((6, 1, 6));
        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.ShouldBe(_console.Permissions[Sample.Alice]);
        _console.Inventory.Status.Gaps.ShouldHaveSingleItem().What.ShouldBe("bindings");
        _console.Inventory.Current.Health[Sample.C1].Failure.ShouldBeNull();
    }

    [Fact]
    public async Task BindingsThatCouldOnlyPartlyBeRead_ProveNobodysAbsence()
    {
        _console.Rbac.Gaps.Add(new RbacGap(RbacKind.RoleBinding, "team-a", new Failure.Forbidden("cloud.rbac-denied")));

        await WalkAsync();

        _console.Permissions.Reads.Count.ShouldBe(6);
        _console.Inventory.Status.Gaps.Select(g => (g.What, g.Name)).ShouldBe([("bindings", "cluster-c1"), ("bindings", "cluster-c2")], ignoreOrder: true);
    }

    [Fact]
    public async Task BindingsMadeByHand_AreNoGrants_AndADeletedHolderComesToLight()
    {
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("made-by-hand", "view", FakeClusterRbac.User(Sample.Bob.Id.Value)));
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("2777-clusterrolebinding", "cs:ops", FakeClusterRbac.User("2777-1673419473")));

        await WalkAsync();

        var gone = _console.Inventory.Current.Find(Sample.User("2777"))!;
        gone.Principal.Presence.ShouldBe(PrincipalPresence.NotSeenInRam);
        _console.Inventory.Current.Permissions[gone.Principal.Ref].Permissions.ShouldBe(Sample.Set(Sample.Held("c1", "ops")));
        _console.Inventory.Current.Permissions[Sample.Bob].Permissions.Items.ShouldBeEmpty();
    }

    private Task WalkAsync() => _console.Walker.WalkAsync(CancellationToken.None);

    private void Delete(PrincipalRef principal, string name) =>
        _console.Catalog.Holders[Sample.C1] = [new KubeconfigHolder(principal, principal.Id.Value, name, "", true, "Unexpired", null)];
}
