using AckAuthConsole.Core.Rbac.Bindings;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;

namespace AckAuthConsole.Core.Tests.Rbac.Bindings;

public sealed class ClusterBindingsTests : IDisposable
{
    private readonly TestConsole _console = new();

    public ClusterBindingsTests() => _console.Rbac.Put(
        Sample.C1,
        FakeClusterRbac.ClusterBinding("admins", "cluster-admin", FakeClusterRbac.User(Sample.Alice.Id.Value)),
        FakeClusterRbac.Binding("team-a", "dangling", RbacKey.Role("team-a", "gone"), FakeClusterRbac.User(Sample.Bob.Id.Value)),
        FakeClusterRbac.Binding("team-b", "runner", RbacKey.ClusterRole("edit"), new RbacSubject(RbacSubjectKind.ServiceAccount, "ci")),
        FakeClusterRbac.ClusterBinding("left", "view", FakeClusterRbac.User("299999999999999999")),
        FakeClusterRbac.ClusterBinding("empty", "view"));

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task Subjects_AreResolved_AndUselessOnesFound()
    {
        (await NamesAsync(new BindingQuery())).ShouldBe(["admins", "empty", "left", "dangling", "runner"]);
        (await NamesAsync(new BindingQuery { UselessOnly = true })).ShouldBe(["empty", "left", "dangling"]);
        (await NamesAsync(new BindingQuery { Namespace = NamespaceName.Parse("team-b") })).ShouldBe(["runner"]);
        (await NamesAsync(new BindingQuery { Search = "爱丽丝" })).ShouldBe(["admins"]);
        (await NamesAsync(new BindingQuery { Origin = BindingOrigin.Owner })).ShouldBeEmpty();
    }

    [Fact]
    public async Task One_IsShownWithItsNamespaceFilledIn()
    {
        var view = (await _console.Get<IClusterBindings>().GetAsync(Sample.Auditor, Sample.C1, RbacKey.RoleBinding("team-b", "runner"), CancellationToken.None)).Value;

        view.Row.Subjects.ShouldHaveSingleItem().Subject.Namespace.ShouldBe("team-b");
        (await _console.Get<IClusterBindings>().GetAsync(Sample.Auditor, Sample.C1, RbacKey.RoleBinding("team-b", "none"), CancellationToken.None)).Failure!.Code.ShouldBe("not-found.rolebinding");
        (await _console.Get<IClusterBindings>().ListAsync(Sample.Member, Sample.C1, new BindingQuery(), CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
    }

    private async Task<IEnumerable<string>> NamesAsync(BindingQuery query) =>
        (await _console.Get<IClusterBindings>().ListAsync(Sample.Auditor, Sample.C1, query, CancellationToken.None)).Value.Rows.Select(r => r.Binding.Key.Name);
}
