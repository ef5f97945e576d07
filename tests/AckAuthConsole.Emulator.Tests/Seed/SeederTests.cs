using System.Text.Json;
using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.Seed;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Tests.Seed;

public sealed class SeederTests
{
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Theory]
    [InlineData(1, "platform-admin")]
    [InlineData(2, "security-auditor")]
    [InlineData(3, "team-a-lead")]
    [InlineData(4, "team-a-dev-1")]
    [InlineData(40, "ack-auth-console")]
    public void Demo_NamedUser_HasItsFixedId(int number, string name) =>
        Filled("demo").FindUser(name)!.UserId.ShouldBe($"2{number:D17}");

    [Fact]
    public void Demo_Account_HasThePromisedNumbers()
    {
        var state = Filled("demo");

        state.AccountAlias.ShouldBe("ackdemo");
        state.Users.Count.ShouldBe(40);
        state.Roles.Count.ShouldBe(15);
        state.Clusters.Count.ShouldBe(5);
        state.Clusters.Select(cluster => cluster.RegionId).Distinct().Count().ShouldBe(4);
        state.Users.Count(user => user.Status == "freeze").ShouldBe(1);
        state.DeletedIdentities.Values.Count(deleted => !deleted.IsRole).ShouldBe(3);
        state.Users.Select(user => user.DisplayName).ShouldContain(name => name.Any(c => c > 0x4e00));
    }

    [Fact]
    public void Demo_LastCluster_RunsButCannotBeReached()
    {
        var clusters = Filled("demo").Clusters;

        clusters[^1].Reachable.ShouldBeFalse();
        clusters[^1].State.ShouldBe("running");
        clusters.SkipLast(1).ShouldAllBe(cluster => cluster.Reachable);
        clusters.OrderBy(cluster => cluster.Name, StringComparer.Ordinal).Last().ShouldBe(clusters[^1]);
    }

    [Fact]
    public void Demo_OneCluster_WasCreatedByAUserWhoIsNoAdministrator()
    {
        var state = Filled("demo");
        var creator = state.FindUser("li.na")!;

        state.Clusters.ShouldContain(cluster => cluster.CreatorId == creator.UserId);
        state.Grants.Current(creator.UserId).ShouldHaveSingleItem().IsOwner.ShouldBeTrue();
    }

    [Fact]
    public void Demo_Grants_AreOfEveryKind()
    {
        var state = Filled("demo");
        var grants = state.Grants.Uids.SelectMany(state.Grants.Current).ToList();

        foreach (var role in (string[])["admin", "admin-view", "ops", "dev", "restricted"])
        {
            grants.ShouldContain(grant => grant.RoleName == role && !grant.IsCustom && grant.Scope == GrantScope.Cluster, role);
        }

        grants.ShouldContain(grant => grant.Scope == GrantScope.AllClusters && grant.RoleName == "restricted");
        grants.ShouldContain(grant => grant.Scope == GrantScope.AllClusters && grant.RoleName == "ops");
        grants.ShouldContain(grant => grant.Scope == GrantScope.Namespace && grant.IsCustom);
        grants.ShouldContain(grant => grant.Scope == GrantScope.Cluster && grant.IsCustom && grant.RoleName == "cluster-admin");
        grants.ShouldContain(grant => grant.IsOwner && grant.Uid == EmulatorState.AccountId);
        grants.ShouldContain(grant => grant.IsRamRole);
        grants.ShouldContain(grant => state.DeletedIdentities.ContainsKey(grant.Uid));
        state.Users.Count(user => state.Grants.Current(user.UserId).Count == 0).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Demo_Grants_NameOnlyClustersNamespacesAndRolesThatExist()
    {
        var state = Filled("demo");
        foreach (var grant in state.Grants.Uids.SelectMany(state.Grants.Current).Where(grant => grant.Scope != GrantScope.AllClusters))
        {
            var cluster = state.FindCluster(grant.ClusterId).ShouldNotBeNull();
            if (grant.Scope == GrantScope.Namespace)
            {
                cluster.Namespaces.ShouldContain(grant.Namespace);
            }

            if (grant.IsCustom)
            {
                cluster.ClusterRoles.ShouldContain(grant.RoleName);
            }
        }
    }

    [Fact]
    public void Demo_TeamADev2_LacksReadAccessInRam()
    {
        var state = Filled("demo");
        var authorizer = new RamAuthorizer(state);
        var resource = $"acs:cs:cn-hangzhou:{EmulatorState.AccountId}:cluster/{DemoClusters.ProdHangzhou}";

        authorizer.DecideFor(state, state.FindUser("team-a-dev-2")!.UserId, "cs:DescribeClusterDetail", resource).Allowed.ShouldBeFalse();
        authorizer.DecideFor(state, state.FindUser("team-a-dev-1")!.UserId, "cs:DescribeClusterDetail", resource).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void Demo_ConsoleIdentity_MayManagePermissionsButNothingElse()
    {
        var state = Filled("demo");
        var authorizer = new RamAuthorizer(state);
        var uid = state.FindUser("ack-auth-console")!.UserId;

        authorizer.DecideFor(state, uid, "cs:UpdateUserPermissions", "*").Allowed.ShouldBeTrue();
        authorizer.DecideFor(state, uid, "ram:AttachPolicyToUser", "acs:ram::system:policy/AliyunCSReadOnlyAccess").Allowed.ShouldBeTrue();
        authorizer.DecideFor(state, uid, "ram:AttachPolicyToUser", "acs:ram::system:policy/AdministratorAccess").Allowed.ShouldBeFalse();
        authorizer.DecideFor(state, uid, "cs:DeleteCluster", "*").Allowed.ShouldBeFalse();
        authorizer.DecideFor(state, uid, "ram:CreateUser", "*").Allowed.ShouldBeFalse();
        state.Grants.Current(uid).ShouldHaveSingleItem().ShouldBe(new Grant { Uid = uid, Scope = GrantScope.AllClusters, RoleName = "admin" });
    }

    [Fact]
    public void Demo_Roles_HaveSoundTrustPolicies()
    {
        foreach (var role in Filled("demo").Roles)
        {
            PolicyDocument.TryParseTrust(role.AssumeRolePolicyDocument, out _, out var error).ShouldBeTrue($"{role.RoleName}: {error}");
        }
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("scale:users=20,roles=10,clusters=5,namespaces=10,grants=100")]
    public void Seed_Policies_AreSoundAndSmallEnough(string seed)
    {
        foreach (var policy in Filled(seed).Policies)
        {
            PolicyDocument.TryParse(policy.DefaultDocument, out _, out var error).ShouldBeTrue($"{policy.PolicyName}: {error}");
            policy.DefaultDocument.Length.ShouldBeLessThanOrEqualTo(PolicyDocument.MaxLength);
        }
    }

    [Fact]
    public void Demo_DeletedIdentities_LeaveKubeconfigsBehind()
    {
        var state = Filled("demo");

        foreach (var deleted in state.DeletedIdentities.Keys)
        {
            state.Kubeconfigs.ShouldContain(kubeconfig => kubeconfig.Uid == deleted && !kubeconfig.Removed);
        }
    }

    [Fact]
    public void Empty_Account_HasSystemPoliciesOnly()
    {
        var state = Filled("empty");

        state.Users.ShouldBeEmpty();
        state.Roles.ShouldBeEmpty();
        state.Clusters.ShouldBeEmpty();
        state.FindPolicy("System", "AliyunCSReadOnlyAccess").ShouldNotBeNull();
        state.FindPolicy("System", "AliyunRAMReadOnlyAccess")!.DefaultVersion.ShouldBe("v3");
    }

    [Fact]
    public void Scale_SameNumbers_GiveTheSameAccount()
    {
        const string Seed = "scale:users=200,roles=40,clusters=10,namespaces=8,grants=500";

        Fingerprint(Filled(Seed)).ShouldBe(Fingerprint(Filled(Seed)));
        Fingerprint(Filled(Seed)).ShouldNotBe(Fingerprint(Filled("scale:users=200,roles=40,clusters=10,namespaces=8,grants=501")));
    }

    [Fact]
    public void Scale_Numbers_AreMet()
    {
        var state = Filled("scale:users=200,roles=40,clusters=10,namespaces=8,grants=500");

        state.Users.Count.ShouldBe(200);
        state.Roles.Count.ShouldBe(40);
        state.Clusters.Count.ShouldBe(10);
        state.Clusters.ShouldAllBe(cluster => cluster.Namespaces.Count == 8 && cluster.ClusterId.Length == 33);
        // 10 owner entries, 10 of the auditor, one each of the administrator and the console.
        state.Grants.Uids.Sum(uid => state.Grants.Current(uid).Count).ShouldBe(522);
        state.FindUser("ack-auth-console")!.UserId.ShouldBe("200000000000000003");
    }

    [Fact]
    public void Scale_BiggestAccount_HoldsOnePredefinedRolePerScope()
    {
        var state = Filled("scale:users=5000,roles=1000,clusters=200,namespaces=50,grants=20000");

        state.Users.Count.ShouldBe(5000);
        foreach (var uid in state.Grants.Uids)
        {
            var predefined = state.Grants.Current(uid).Where(grant => !grant.IsCustom).Select(grant => (grant.ClusterId, grant.Namespace)).ToList();
            predefined.Distinct().Count().ShouldBe(predefined.Count);
        }
    }

    [Theory]
    [InlineData("demos", "The seed \"demos\" is not known. Allowed: demo, empty, scale:users=<3-5000>")]
    [InlineData("scale:people=3", "\"people=3\" is not understood")]
    [InlineData("scale:users", "\"users\" is not understood")]
    [InlineData("scale:users=2", "\"users\" must be from 3 to 5000, not \"2\"")]
    [InlineData("scale:users=-5", "\"users\" must be from 3 to 5000, not \"-5\"")]
    [InlineData("scale:clusters=many", "\"clusters\" must be from 1 to 500, not \"many\"")]
    [InlineData("scale:users=5,users=6", "\"users\" is given twice")]
    [InlineData("scale:users=3,roles=1,clusters=1,namespaces=4,grants=100", "100 grants do not fit")]
    public void Fill_WrongSeed_SaysWhatIsAllowed(string seed, string expected)
    {
        var error = Should.Throw<ArgumentException>(() => Filled(seed));

        error.Message.ShouldContain(expected);
        error.Message.ShouldContain("Allowed: ");
    }

    private static EmulatorState Filled(string seed)
    {
        var state = new EmulatorState();
        Seeder.Fill(state, seed, s_now);
        return state;
    }

    private static string Fingerprint(EmulatorState state) =>
        JsonSerializer.Serialize(new { state.Users, state.Roles, state.Clusters, state.Kubeconfigs, Grants = state.Grants.Uids.Select(state.Grants.Current) });
}
