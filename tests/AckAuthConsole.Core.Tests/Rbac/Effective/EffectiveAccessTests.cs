using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Rbac.Effective;

public sealed class EffectiveAccessTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task Access_IsTheUnionOfEveryUserNameAndGroup()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1/team-a", "dev"));
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("by-hand", "view", FakeClusterRbac.User(Sample.Alice.Id.Value)));
        _console.Rbac.Put(Sample.C1, FakeClusterRbac.ClusterBinding("everybody", "cs:restricted", new RbacSubject(RbacSubjectKind.Group, RbacNames.AckUsers)));

        var view = (await AskAsync(Sample.Admin, "team-a")).Value;

        view.UserNames.ShouldBe([Sample.Alice.Id.Value, Sample.Alice.Id.Value + "-1673419473"]);
        view.Held.Rules.Select(r => r.Chain.Role!.Key.Name).ShouldBe(["view", "cs:restricted", "cs:ns:dev"], ignoreOrder: true);
        view.Bindings.Length.ShouldBe(3);
        view.Highlights.ShouldContain(AccessHighlight.WriteSecrets);
        view.OwnNamespaces.ShouldBe(["team-a"]);
        view.Namespaces.ShouldContain("kube-system");
    }

    [Fact]
    public async Task TheWholeCluster_CountsNoRoleBinding()
    {
        _console.Permissions[Sample.Alice] = Sample.Set(Sample.Held("c1/team-a", "dev"));

        var view = (await AskAsync(Sample.Admin, null)).Value;

        view.Held.Rules.ShouldBeEmpty();
        view.Matrix.Rows.ShouldBeEmpty();
        view.OwnNamespaces.ShouldBe(["team-a"]);
    }

    [Fact]
    public async Task AMember_SeesOnlyHimself_AndOnlyHisNamespaces()
    {
        _console.Permissions[Sample.Member.Principal!] = Sample.Set(Sample.Held("c1/team-a", "dev"));

        var own = await _console.Get<IEffectiveAccess>().GetAsync(Sample.Member, new EffectiveAccessQuery(Sample.Member.Principal!, Sample.C1, null), CancellationToken.None);
        var other = await AskAsync(Sample.Member, null);

        own.Value.Namespaces.ShouldBe(["team-a"]);
        other.Failure!.Code.ShouldBe("console.own-only");
        _console.Trail.Entries.ShouldContain(e => e.Record.Action == AuditActions.AccessRefused && e.Record.Actor.Name == Sample.Member.Name);
    }

    [Fact]
    public async Task AnUnreachableCluster_IsAFailureWithItsReason_AndAnOldReadIsMarked()
    {
        _console.Rbac.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);
        var never = await AskAsync(Sample.Admin, null);
        _console.Rbac.Unreachable.Clear();
        _console.Clock.Advance(TimeSpan.FromMinutes(5));
        await AskAsync(Sample.Admin, null);
        _console.Rbac.Unreachable[Sample.C1] = new Failure.Unavailable(Dependency.Cluster);
        _console.Clock.Advance(TimeSpan.FromMinutes(5));

        var later = await AskAsync(Sample.Admin, null);

        never.Failure!.Code.ShouldBe("cluster.unreachable");
        later.Value.Failure!.Code.ShouldBe("cluster.unreachable");
    }

    private Task<Result<EffectiveAccessView>> AskAsync(ConsoleIdentity actor, string? ns) =>
        _console.Get<IEffectiveAccess>().GetAsync(actor, new EffectiveAccessQuery(Sample.Alice, Sample.C1, ns is null ? null : NamespaceName.Parse(ns)), CancellationToken.None);
}
