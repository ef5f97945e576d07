namespace AckAuthConsole.Core.Tests.Directory;

public sealed class ViewPrincipalTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task APrincipal_IsReadFresh_AndTheInventoryLearnsIt()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1", "dev"));

        var view = (await ViewAsync(Sample.Auditor, Sample.Alice)).Value;

        (view.Principal.Name, view.CanChange, view.SeesEveryCluster).ShouldBe(("alice", false, true));
        view.Permissions.ShouldBe(_console.Permissions[Sample.Alice]);
        _console.Inventory.Current.Permissions[Sample.Alice].Permissions.ShouldBe(view.Permissions);
        (await ViewAsync(Sample.Admin, Sample.Alice)).Value.CanChange.ShouldBeTrue();
    }

    [Fact]
    public async Task AMember_SeesHimself_AndIsRefusedOthers_OnRecord()
    {
        (await ViewAsync(Sample.Member, Sample.Member.Principal!)).Value.CanChange.ShouldBeFalse();
        (await ViewAsync(Sample.Member, Sample.Alice)).Failure!.Code.ShouldBe("console.own-only");
        _console.Trail.Records.ShouldHaveSingleItem().Target!.Name.ShouldBe("ram-user:201");
    }

    [Fact]
    public async Task SomebodyUnknown_IsShownWhenHeHoldsSomething_ElseNotFound()
    {
        (await ViewAsync(Sample.Auditor, Sample.User("999"))).Failure.ShouldBe(new Failure.NotFound("ram-user", "999"));
        (await ViewAsync(Sample.Auditor, Sample.Role("999"))).Failure.ShouldBe(new Failure.NotFound("ram-role", "999"));

        _console.Permissions[Sample.User("999")] = Sample.Set(Sample.Held("c1", "dev"));
        (await ViewAsync(Sample.Auditor, Sample.User("999"))).Value.Principal.Presence.ShouldBe(PrincipalPresence.NotSeenInRam);
    }

    [Fact]
    public async Task ACloudThatThrottles_IsAFailure()
    {
        _console.Permissions.OnRead = _ => new Failure.Throttled();

        (await ViewAsync(Sample.Auditor, Sample.Alice)).Failure.ShouldBeOfType<Failure.Throttled>();
    }

    [Fact]
    public async Task Clusters_AreForEveryone_HealthAndNumbersForReaders()
    {
        var browse = _console.Get<IBrowseClusters>();
        _console.Inventory.Observe(Sample.Alice, Sample.Set(Sample.Held("*", "dev"), Sample.Held("c1", "view")), _console.Clock.GetUtcNow());
        _console.Inventory.Observe(Sample.Bob, Sample.Set(Sample.Held("c1/a", "dev"), Sample.Held("c1", "view")), _console.Clock.GetUtcNow());
        _console.Catalog.Unreachable[Sample.C2] = new Failure.Unavailable(Dependency.Cluster);

        (await browse.ListNamespacesAsync(Sample.Auditor, Sample.C1, CancellationToken.None)).Value.ShouldContain("team-a");
        (await browse.ListNamespacesAsync(Sample.Auditor, Sample.C2, CancellationToken.None)).Failure!.Code.ShouldBe("cluster.unreachable");
        (await browse.ListNamespacesAsync(Sample.Auditor, ClusterId.Parse("c9"), CancellationToken.None)).Failure!.Code.ShouldBe("not-found.cluster");
        (await browse.ListNamespacesAsync(Sample.Member, Sample.C1, CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        var rows = (await browse.ListAsync(Sample.Auditor, CancellationToken.None)).Value.Items;
        var names = (await browse.ListAsync(Sample.Member, CancellationToken.None)).Value.Items;

        rows.Select(r => (r.Cluster.Id.Value, r.IsReachable, r.PrincipalCount)).ShouldBe([("c2", false, 1), ("c1", true, 2)]);
        names.ShouldAllBe(r => r.IsReachable == null && r.PrincipalCount == null && r.Failure == null);
    }

    private Task<Result<PrincipalView>> ViewAsync(ConsoleIdentity actor, PrincipalRef principal) => _console.Get<IViewPrincipal>().GetAsync(actor, principal, CancellationToken.None);
}
