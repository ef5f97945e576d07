using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Rbac.Live;

public sealed class ClusterSnapshotsTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TestConsole _console = new(new FakeClock());

    private IClusterSnapshots Snapshots => _console.Get<IClusterSnapshots>();

    private FakeClusterRbac Cluster => _console.Rbac;

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task AFirstQuestion_ReadsTheCluster_AndALaterOneTakesWhatIsKnown()
    {
        Cluster.Put(Sample.C1, FakeClusterRbac.Role("view", FakeClusterRbac.Rule("get", "core", "pods")));
        Cluster.Put(Sample.C1, FakeClusterRbac.ClusterBinding("b", "view", FakeClusterRbac.User("201")));
        Cluster.AddNamespace(Sample.C1, "payments");

        var first = await Snapshots.GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);
        var second = await Snapshots.GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);

        first.Value.Rbac.Decide(RbacUser.Authenticated("201"), AccessQuestion.Of("get", "", "pods", "team-a")).IsAllowed.ShouldBeTrue();
        first.Value.Rbac.Namespaces.ShouldContain("payments");
        second.Value.ShouldBeSameAs(first.Value);
        Cluster.Reads[Sample.C1].ShouldBe(1);
        _console.Inventory.Current.Health[Sample.C1].Failure.ShouldBeNull();
    }

    [Fact]
    public async Task RightAfterTheStart_TheListOfClustersIsWaitedFor()
    {
        using var console = new TestConsole(new FakeClock(), knowsDirectory: false);
        var asked = console.Get<IClusterSnapshots>().GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);
        asked.IsCompleted.ShouldBeFalse();

        await console.Walker.WalkAsync(CancellationToken.None);

        (await asked).Value.Cluster.Id.ShouldBe(Sample.C1);
    }

    [Fact]
    public async Task AListThatTakesTooLong_IsSaid_NotThatTheClusterIsMissing()
    {
        var clock = new FakeClock();
        using var console = new TestConsole(clock, knowsDirectory: false);
        var asked = console.Get<IClusterSnapshots>().GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);

        clock.Advance(TimeSpan.FromSeconds(16));

        (await asked).Failure!.Code.ShouldBe("inventory.listing");
    }

    [Fact]
    public async Task AClusterThatIsInNoList_IsMissingOnlyWhenEveryRegionWasListed()
    {
        (await Snapshots.GetAsync(ClusterId.Parse("c9"), TimeSpan.Zero, CancellationToken.None)).Failure!.Code.ShouldBe("not-found.cluster");
        _console.Catalog.RegionFailures["cn-beijing"] = new Failure.Throttled();

        await _console.Walker.WalkAsync(CancellationToken.None);

        (await Snapshots.GetAsync(ClusterId.Parse("c9"), TimeSpan.Zero, CancellationToken.None)).Failure.ShouldBeOfType<Failure.Throttled>();
    }

    [Fact]
    public async Task WhatIsOlderThanAllowed_IsReadAnew()
    {
        await Snapshots.GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);
        _console.Clock.Advance(TimeSpan.FromMinutes(2));

        var answer = await Snapshots.GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);

        answer.Value.ReadAt.ShouldBe(_console.Clock.GetUtcNow());
        Cluster.Reads[Sample.C1].ShouldBe(2);
    }

    [Fact]
    public async Task ManyWhoAskAtOnce_ShareOneRead_AndOneWhoLeavesDoesNotEndIt()
    {
        var hold = new TaskCompletionSource();
        Cluster.WhileReading = (_, _) => hold.Task;
        using var impatient = new CancellationTokenSource();

        var leaves = Snapshots.GetAsync(Sample.C1, TimeSpan.Zero, impatient.Token);
        var stays = Snapshots.GetAsync(Sample.C1, TimeSpan.Zero, CancellationToken.None);
        await impatient.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => leaves);
        hold.SetResult();

        (await stays).IsSuccess.ShouldBeTrue();
        Cluster.Reads[Sample.C1].ShouldBe(1);
    }

    [Fact]
    public async Task AClusterThatNeverAnswered_IsAFailure_AndIsLeftAloneForAWhile()
    {
        Cluster.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        var first = await Snapshots.GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);
        var second = await Snapshots.GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);
        var forced = await Snapshots.GetAsync(Sample.C1, TimeSpan.Zero, CancellationToken.None);

        new[] { first, second, forced }.ShouldAllBe(r => r.Failure is Failure.Unavailable);
        Cluster.Reads[Sample.C1].ShouldBe(2);
        _console.Inventory.Current.Health[Sample.C1].Failure!.Code.ShouldBe("cluster.unreachable");
    }

    [Fact]
    public async Task AnOutage_KeepsWhatWasKnown_AndSaysWhy()
    {
        Cluster.Put(Sample.C1, FakeClusterRbac.Role("view"));
        await Snapshots.GetAsync(Sample.C1, TimeSpan.FromMinutes(1), CancellationToken.None);
        Cluster.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        var answer = await Snapshots.GetAsync(Sample.C1, TimeSpan.Zero, CancellationToken.None);

        answer.Value.Failure!.Code.ShouldBe("cluster.unreachable");
        answer.Value.Rbac.FindRole(RbacKey.ClusterRole("view")).ShouldNotBeNull();
    }

    [Fact]
    public async Task AReadThatTakesTooLong_IsAStateWithItsReason()
    {
        var reached = new TaskCompletionSource();
        Cluster.WhileReading = async (_, token) =>
        {
            reached.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        };

        var answer = Snapshots.GetAsync(Sample.C1, TimeSpan.Zero, CancellationToken.None);
        await reached.Task.WaitAsync(s_patience);
        _console.Clock.Advance(TimeSpan.FromMinutes(3));

        var failure = (await answer).Failure.ShouldBeOfType<Failure.Unavailable>();
        (failure.Dependency, failure.Cause!.ErrorCode).ShouldBe((Dependency.Cluster, "Timeout"));
    }

    [Fact]
    public async Task AnUnknownCluster_IsNotFound() =>
        (await Snapshots.GetAsync(ClusterId.Parse("nowhere"), TimeSpan.Zero, CancellationToken.None)).Failure.ShouldBeOfType<Failure.NotFound>();

    [Fact]
    public async Task WhileSomebodyLooks_ChangesArriveByThemselves()
    {
        using var changed = new SemaphoreSlim(0);
        using var viewer = Snapshots.Watch(Sample.C1, () => changed.Release());
        await UntilAsync(() => Snapshots.Peek(Sample.C1) is { IsWatched: true } && Cluster.Watches == 1, changed);

        Cluster.Put(Sample.C1, FakeClusterRbac.Role("late"));
        await UntilAsync(() => Snapshots.Peek(Sample.C1)!.Rbac.FindRole(RbacKey.ClusterRole("late")) is not null, changed);
        _console.Clock.Advance(TimeSpan.FromHours(1));
        var answer = await Snapshots.GetAsync(Sample.C1, TimeSpan.FromSeconds(1), CancellationToken.None);

        answer.Value.Rbac.FindRole(RbacKey.ClusterRole("late")).ShouldNotBeNull();
        Cluster.Reads[Sample.C1].ShouldBe(1);
    }

    [Fact]
    public async Task AFreshReadBesideAWatch_LosesNoChange()
    {
        using var changed = new SemaphoreSlim(0);
        using var viewer = Snapshots.Watch(Sample.C1, () => changed.Release());
        await UntilAsync(() => Snapshots.Peek(Sample.C1) is { IsWatched: true } && Cluster.Watches == 1, changed);
        Cluster.WhileReading = (cluster, _) =>
        {
            // The read has looked; the watch brings this before the read's answer is taken over.
            Cluster.WhileReading = (_, _) => Task.CompletedTask;
            Cluster.Put(cluster, FakeClusterRbac.Role("in-between"));
            return Task.CompletedTask;
        };

        await Snapshots.GetAsync(Sample.C1, TimeSpan.Zero, CancellationToken.None);

        await UntilAsync(() => Snapshots.Peek(Sample.C1)!.Rbac.FindRole(RbacKey.ClusterRole("in-between")) is not null, changed);
    }

    [Fact]
    public async Task AWatchWhosePlaceWasForgotten_ReadsAnew()
    {
        using var changed = new SemaphoreSlim(0);
        using var viewer = Snapshots.Watch(Sample.C1, () => changed.Release());
        await UntilAsync(() => Snapshots.Peek(Sample.C1) is { IsWatched: true } && Cluster.Watches == 1, changed);

        Cluster.EndWatches(Sample.C1, new Failure.Conflict("kubernetes.expired"));

        await UntilAsync(() => Cluster.Reads[Sample.C1] == 2 && Snapshots.Peek(Sample.C1) is { IsWatched: true, Failure: null }, changed);
    }

    [Fact]
    public async Task AWatchThatBreaks_ShowsTheFailure_AndComesBack()
    {
        using var changed = new SemaphoreSlim(0);
        using var viewer = Snapshots.Watch(Sample.C1, () => changed.Release());
        await UntilAsync(() => Snapshots.Peek(Sample.C1) is { IsWatched: true } && Cluster.Watches == 1, changed);
        Cluster.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);

        Cluster.EndWatches(Sample.C1, new Failure.Unavailable(Dependency.Cluster));
        await UntilAsync(() => Snapshots.Peek(Sample.C1) is { IsWatched: false, Failure: not null }, changed);
        Cluster.Unreachable.Clear();

        await UntilAsync(() => Snapshots.Peek(Sample.C1) is { IsWatched: true, Failure: null }, changed);
    }

    [Fact]
    public async Task AWatch_EndsSomeTimeAfterTheLastViewerLeft()
    {
        using var changed = new SemaphoreSlim(0);
        var viewer = Snapshots.Watch(Sample.C1, () => changed.Release());
        await UntilAsync(() => Cluster.Watches == 1, changed);
        viewer.Dispose();

        Cluster.Watches.ShouldBe(1);
        await UntilAsync(() => Cluster.Watches == 0, changed);

        Snapshots.Peek(Sample.C1)!.IsWatched.ShouldBeFalse();
    }

    /// <summary>Lets time pass in small steps until a condition holds, which background work brings about.</summary>
    private async Task UntilAsync(Func<bool> condition, SemaphoreSlim changed)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            _console.Clock.Advance(TimeSpan.FromSeconds(1));
            await changed.WaitAsync(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }
}
