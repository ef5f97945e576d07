using AckAuthConsole.Emulator.Gateway;
using AckAuthConsole.Emulator.Policies;
using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Tests.Policies;

public sealed class RamAuthorizerTests
{
    private const string UserId = "200000000000000001";
    private const string RoleId = "300000000000000001";
    private static readonly DateTimeOffset s_now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly Dictionary<string, string> s_noConditions = new(StringComparer.OrdinalIgnoreCase);

    private readonly EmulatorState _state = new();

    public RamAuthorizerTests()
    {
        _state.AddUser(new() { UserId = UserId, UserName = "alice" });
        _state.AddRole(new() { RoleId = RoleId, RoleName = "reader", AssumeRolePolicyDocument = "{}" });
        _state.AddGroup(new() { GroupId = "400000000000000001", GroupName = "readers", Members = { [UserId] = s_now } });
    }

    [Fact]
    public void Decide_Account_MayDoEverything() =>
        new RamAuthorizer(_state).Decide(new AccountCaller(), "cs:Anything", "*", s_noConditions).Allowed.ShouldBeTrue();

    [Fact]
    public void Decide_Nobody_MayDoNothing() =>
        new RamAuthorizer(_state).Decide(new AnonymousCaller(), "cs:Anything", "*", s_noConditions).Allowed.ShouldBeFalse();

    [Fact]
    public void Decide_UserWithoutPolicies_IsDeniedImplicitly()
    {
        var decision = new RamAuthorizer(_state).Decide(new UserCaller(UserId, "alice"), "cs:DescribeRegions", "*", s_noConditions);

        decision.ShouldBe(new RamDecision(false, "AccountLevelIdentityBasedPolicy", "ImplicitDeny"));
    }

    [Fact]
    public void Decide_User_GetsWhatItsGroupsGet()
    {
        Give(PrincipalKind.Group, "400000000000000001", "group-reads", """{"Version":"1","Statement":[{"Effect":"Allow","Action":"cs:Describe*","Resource":"*"}]}""");

        new RamAuthorizer(_state).Decide(new UserCaller(UserId, "alice"), "cs:DescribeRegions", "*", s_noConditions).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void Decide_DenyOfAGroup_WinsOverOwnAllow()
    {
        Give(PrincipalKind.User, UserId, "all", """{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
        Give(PrincipalKind.Group, "400000000000000001", "no-cs", """{"Version":"1","Statement":[{"Effect":"Deny","Action":"cs:*","Resource":"*"}]}""");

        var decision = new RamAuthorizer(_state).Decide(new UserCaller(UserId, "alice"), "cs:DescribeRegions", "*", s_noConditions);

        decision.ShouldBe(new RamDecision(false, "AccountLevelIdentityBasedPolicy", "ExplicitDeny"));
    }

    [Theory]
    [InlineData(null, true, "")]
    [InlineData("cs:Describe*", true, "")]
    [InlineData("ram:*", false, "SessionPolicy")]
    public void Decide_RoleSession_IsNarrowedByItsSessionPolicy(string? sessionAction, bool allowed, string policyType)
    {
        Give(PrincipalKind.Role, RoleId, "reads", """{"Version":"1","Statement":[{"Effect":"Allow","Action":"cs:*","Resource":"*"}]}""");
        var policy = sessionAction is null ? null : $$"""{"Version":"1","Statement":[{"Effect":"Allow","Action":"{{sessionAction}}","Resource":"*"}]}""";

        var decision = new RamAuthorizer(_state).Decide(new RoleSessionCaller(RoleId, "reader", "s", policy), "cs:DescribeRegions", "*", s_noConditions);

        decision.Allowed.ShouldBe(allowed);
        if (!allowed)
        {
            decision.PolicyType.ShouldBe(policyType);
        }
    }

    [Fact]
    public void DecideFor_SeesUsersRolesAccountAndNobodyElse()
    {
        Give(PrincipalKind.User, UserId, "reads", """{"Version":"1","Statement":[{"Effect":"Allow","Action":"cs:*","Resource":"acs:cs:*:*:cluster/c1"}]}""");
        var authorizer = new RamAuthorizer(_state);

        authorizer.DecideFor(_state, UserId, "cs:DescribeClusterDetail", "acs:cs:cn-hangzhou:1:cluster/c1").Allowed.ShouldBeTrue();
        authorizer.DecideFor(_state, UserId, "cs:DescribeClusterDetail", "acs:cs:cn-hangzhou:1:cluster/c2").Allowed.ShouldBeFalse();
        authorizer.DecideFor(_state, RoleId, "cs:DescribeClusterDetail", "acs:cs:cn-hangzhou:1:cluster/c1").Allowed.ShouldBeFalse();
        authorizer.DecideFor(_state, EmulatorState.AccountId, "cs:DescribeClusterDetail", "*").Allowed.ShouldBeTrue();
        authorizer.DecideFor(_state, "299999999999999999", "cs:DescribeClusterDetail", "*").Allowed.ShouldBeFalse();
    }

    [Theory]
    [InlineData("RAM", "acs:ram::1000000000000001:root", true)]
    [InlineData("RAM", "acs:ram::1000000000000001:ROOT", true)]
    [InlineData("RAM", "acs:ram::1000000000000001:user/alice", false)]
    [InlineData("Service", "acs:ram::1000000000000001:root", false)]
    public void TrustAllows_OnlyNamedPrincipals(string kind, string principal, bool expected) =>
        new RamAuthorizer(_state).TrustAllows(
            """{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"RAM":["acs:ram::1000000000000001:root"]}}]}""",
            kind,
            [principal],
            s_noConditions).ShouldBe(expected);

    private void Give(PrincipalKind kind, string id, string name, string document)
    {
        _state.AddPolicy(RamPolicy.Create(RamPolicy.Custom, name, document, s_now));
        _state.Attach(new(kind, id, RamPolicy.Custom, name, s_now)).ShouldBeTrue();
    }
}
