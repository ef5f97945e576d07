using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;

namespace AckAuthConsole.Core.Tests.Rbac.Subjects;

public sealed class AckBindingsTests
{
    private const string Uid = "200000000000000004";

    [Theory]
    [InlineData("", "200000000000000004-clusterrolebinding", "cs:ops", "c1|ops")]
    [InlineData("", "200000000000000004-cluster-admin-clusterrolebinding", "cluster-admin", "c1|custom:cluster-admin")]
    [InlineData("", "200000000000000004-view-clusterrolebinding", "view", "c1|custom:view")]
    [InlineData("team-a", "200000000000000004-team-a-rolebinding", "cs:ns:dev", "c1/team-a|dev")]
    [InlineData("team-a", "200000000000000004-secret-reader-team-a-rolebinding", "secret-reader", "c1/team-a|custom:secret-reader")]
    public void ABindingOfAck_IsItsGrant(string ns, string name, string role, string grant)
    {
        AckBindings.TryRead(Sample.C1, Binding(ns, name, role, FakeClusterRbac.User(Uid + "-1673419473")), out var id, out var read).ShouldBeTrue();

        (id!.Value, read!.Text).ShouldBe((Uid, grant));
    }

    [Fact]
    public void WhatIsBoundByHand_IsNoGrant()
    {
        var user = FakeClusterRbac.User(Uid);
        RbacBinding[] byHand =
        [
            Binding("", "read-pod-global", "cs:ops", user),
            Binding("", "200000000000000005-clusterrolebinding", "cs:ops", user),
            Binding("", "200000000000000004-clusterrolebinding", "cs:ops", user, FakeClusterRbac.User("jane")),
            Binding("", "200000000000000004-clusterrolebinding", "cs:ops", new RbacSubject(RbacSubjectKind.ServiceAccount, Uid, "default")),
            Binding("kube-system", "200000000000000004-heapster-rolebinding", "heapster", user),
            Binding("team-a", "200000000000000004-team-a-rolebinding", "x", user) with { RoleRef = RbacKey.Role("team-a", "x") },
        ];

        byHand.Where(b => AckBindings.TryRead(Sample.C1, b, out _, out _)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("12345", "12345")]
    [InlineData("12345-1676970192", "12345")]
    [InlineData("12345-", null)]
    [InlineData("-1", null)]
    [InlineData("foobar", null)]
    [InlineData("12345-12a", null)]
    [InlineData("12345-1-2", null)]
    [InlineData("", null)]
    public void AUserNameOfAck_HoldsTheId(string name, string? id)
    {
        AckUserName.TryParse(name, out var parsed).ShouldBe(id is not null);
        parsed?.Value.ShouldBe(id);
    }

    private static RbacBinding Binding(string ns, string name, string role, params RbacSubject[] subjects) =>
        ns.Length == 0 ? FakeClusterRbac.ClusterBinding(name, role, subjects) : FakeClusterRbac.Binding(ns, name, RbacKey.ClusterRole(role), subjects);
}
