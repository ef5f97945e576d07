using AckAuthConsole.Emulator.Kubernetes.Rbac;
using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Tests.Kubernetes.Rbac;

public sealed class AckBindingsTests
{
    private const string Uid = "200000000000000007";

    private readonly EmulatorState _state = new();
    private readonly Cluster _cluster = new() { ClusterId = "c1", Name = "one", RegionId = "cn-hangzhou", CreatorId = EmulatorState.AccountId, Namespaces = ["default", "team-a"] };

    [Fact]
    public void Grant_OfEachKind_IsTheBindingThatTheReferenceDescribes()
    {
        Grants(
            new() { Uid = Uid, ClusterId = "c1", RoleName = "ops" },
            new() { Uid = Uid, ClusterId = "c1", RoleName = "view", IsCustom = true },
            new() { Uid = Uid, ClusterId = "c1", Scope = GrantScope.Namespace, Namespace = "team-a", RoleName = "dev" },
            new() { Uid = Uid, ClusterId = "c1", Scope = GrantScope.Namespace, Namespace = "team-a", RoleName = "deployer", IsCustom = true },
            new() { Uid = Uid, ClusterId = "c2", RoleName = "admin" },
            new() { Uid = Uid, ClusterId = "c1", Scope = GrantScope.Namespace, Namespace = "not-there", RoleName = "dev" });

        Names().ShouldBe(
        [
            $"ClusterRoleBinding /{Uid}-clusterrolebinding cs:ops",
            $"ClusterRoleBinding /{Uid}-view-clusterrolebinding view",
            $"RoleBinding team-a/{Uid}-team-a-rolebinding cs:ns:dev",
            $"RoleBinding team-a/{Uid}-deployer-team-a-rolebinding deployer",
        ]);
    }

    [Fact]
    public void Grant_OfAllClusters_LooksLikeAnyOther()
    {
        Grants(new Grant { Uid = Uid, Scope = GrantScope.AllClusters, RoleName = "restricted" });

        Names().ShouldBe([$"ClusterRoleBinding /{Uid}-clusterrolebinding cs:restricted"]);
    }

    [Fact]
    public void Grant_OfTwoPredefinedRolesInOnePlace_TakesTwoNames()
    {
        Grants(new() { Uid = Uid, Scope = GrantScope.AllClusters, RoleName = "ops" }, new() { Uid = Uid, ClusterId = "c1", RoleName = "restricted" });

        Names().ShouldBe([$"ClusterRoleBinding /{Uid}-clusterrolebinding cs:restricted", $"ClusterRoleBinding /{Uid}-cs:ops-clusterrolebinding cs:ops"]);
    }

    [Fact]
    public void Owner_AndAccount_HoldClusterAdmin()
    {
        Grants(new Grant { Uid = Uid, ClusterId = "c1", RoleName = "admin", IsOwner = true });

        AckBindings.Of(_state, _cluster).Select(Text).ShouldBe(
        [
            $"ClusterRoleBinding /{EmulatorState.AccountId}-cluster-admin-clusterrolebinding cluster-admin",
            $"ClusterRoleBinding /{Uid}-cluster-admin-clusterrolebinding cluster-admin",
        ]);
    }

    [Fact]
    public void Subject_CarriesTheSuffixOfTheKubeconfigInForce()
    {
        Grants(new Grant { Uid = Uid, ClusterId = "c1", RoleName = "ops" });
        Subject().ShouldBe(Uid);

        var held = new KubeconfigState { ClusterId = "c1", Uid = Uid, Suffix = 1673419473 };
        _state.Kubeconfigs.Add(held);
        Subject().ShouldBe($"{Uid}-1673419473");

        held.Removed = true;
        Subject().ShouldBe(Uid);

        string Subject() => AckBindings.Of(_state, _cluster, _state.Grants.Current(Uid)).Single().Subject;
    }

    [Fact]
    public void Service_NamesItsBindingAfterItsRole()
    {
        Grants(new Grant { Uid = "300000000000000001", ClusterId = "c1", RoleName = "mse-aliyunserviceroleformse-clusterrole", IsCustom = true });

        AckBindings.Of(_state, _cluster, _state.Grants.Current("300000000000000001")).Single().Name.ShouldBe("mse-aliyunserviceroleformse-clusterrolebinding");
    }

    [Fact]
    public void DemoClusters_HaveSoundObjects_AndSomethingToFind()
    {
        var state = new EmulatorState();
        Seeder.Fill(state, "demo", new DateTimeOffset(2026, 1, 15, 8, 30, 0, TimeSpan.Zero));

        foreach (var cluster in state.Clusters)
        {
            var objects = ClusterObjects.Of(state, cluster).ToList();
            foreach (var json in objects)
            {
                RbacDefaults.Apply(json);
                RbacValidation.Validate(json).ShouldBeEmpty(json.ToJsonString());
                var ns = (string?)json["metadata"]!["namespace"];
                if (ns is not null) cluster.Namespaces.ShouldContain(ns, json.ToJsonString());
                json.ToJsonString().ShouldNotContain("{\"name\":\"{", Case.Sensitive, "a placeholder that nobody stands behind");
            }

            objects.ShouldContain(json => (string)json["kind"]! == "ClusterRoleBinding" && ((string)json["metadata"]!["name"]!).EndsWith("-cluster-admin-clusterrolebinding", StringComparison.Ordinal));
        }

        Name(DemoClusters.ProdHangzhou, "ci-runner-admin").ShouldBeTrue();
        Name(DemoClusters.ProdShanghai, "read-pod-global").ShouldBeTrue();

        bool Name(string clusterId, string name) => ClusterObjects.Of(state, state.FindCluster(clusterId)!).Any(json => (string)json["metadata"]!["name"]! == name);
    }

    private void Grants(params IReadOnlyList<Grant> grants) => _state.Grants.Replace(grants[0].Uid, grants, DateTimeOffset.UnixEpoch);

    private List<string> Names() => [.. AckBindings.Of(_state, _cluster, _state.Grants.Current(Uid)).Select(Text)];

    private static string Text(AckBinding binding) => $"{binding.Kind} {binding.Namespace}/{binding.Name} {binding.RoleName}";
}
