using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace AckAuthConsole.Core.Tests.RamPolicies;

public sealed class PolicyEvaluatorTests
{
    private static readonly string[] s_actions = ["cs:DescribeClusterDetail", "cs:GetClusterById", "cs:GrantPermissions", "ram:GetUser"];
    private static readonly string[] s_resources = ["acs:cs:cn-hangzhou:1:cluster/c1", "acs:cs:cn-beijing:1:cluster/c2"];

    [Fact]
    public void Wildcard_MatchesExactlyWhatTheSameRegularExpressionMatches() => Properties.Hold(
        from pattern in Gen.Elements('a', 'B', '*', '?', '.', '/').ListOf()
        from text in Gen.Elements('a', 'b', 'A', 'B', '.', '/', '*').ListOf()
        from ignoreCase in Gen.Elements(true, false)
        select (pattern: string.Concat(pattern), text: string.Concat(text), ignoreCase),
        c =>
        {
            var regex = "^" + Regex.Escape(c.pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "\\z";
            var options = RegexOptions.Singleline | RegexOptions.CultureInvariant | (c.ignoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
            Wildcard.Matches(c.pattern, c.text, c.ignoreCase).ShouldBe(Regex.IsMatch(c.text, regex, options));
        },
        tests: 2000);

    [Fact]
    public void AddingADeny_NeverWidens() => Properties.Hold(Cases("Deny"), c =>
        Rank(Decide([.. c.Policies, c.Extra], c)).ShouldBeLessThanOrEqualTo(Rank(Decide(c.Policies, c))), tests: 1000);

    [Fact]
    public void AddingAnAllow_NeverNarrows() => Properties.Hold(Cases("Allow"), c =>
        Rank(Decide([.. c.Policies, c.Extra], c)).ShouldBeGreaterThanOrEqualTo(Rank(Decide(c.Policies, c))), tests: 1000);

    [Fact]
    public void OrderOfPolicies_DoesNotMatter() => Properties.Hold(Cases("Deny"), c =>
        Decide(c.Policies.Reverse().ToList(), c).ShouldBe(Decide(c.Policies, c)));

    [Fact]
    public void APolicyThatIsNotUnderstood_LeavesItOpen()
    {
        var odd = new AttachedPolicy("odd", false, "not json");
        var allow = new AttachedPolicy("all", true, FakeRamPolicyGateway.ReadAll);

        PolicyEvaluator.Decide([odd], ["cs:GetClusterById"], "x").ShouldBe(RamDecision.Conditional);
        PolicyEvaluator.Decide([odd, allow], ["cs:GetClusterById"], "x").ShouldBe(RamDecision.Conditional);
        PolicyEvaluator.Decide([allow], ["cs:GetClusterById"], "x").ShouldBe(RamDecision.Allowed);
        PolicyEvaluator.Decide([], ["cs:GetClusterById"], "x").ShouldBe(RamDecision.Denied);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"Version":"1"}""")]
    [InlineData("""{"Statement":[{"Effect":"allow","Action":"*","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":[1],"Resource":"*"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*"}]}""")]
    public void Document_ThatIsNone_IsNull(string json) => PolicyDocument.TryParse(json).ShouldBeNull();

    [Fact]
    public void NotAction_CoversEverythingElse()
    {
        var policy = new AttachedPolicy("p", false, """{"Version":"1","Statement":{"Effect":"Allow","NotAction":"cs:Get*","Resource":["*"]}}""");

        PolicyEvaluator.Decide([policy], ["cs:GetClusterById"], "x").ShouldBe(RamDecision.Denied);
        PolicyEvaluator.Decide([policy], ["ram:GetUser"], "x").ShouldBe(RamDecision.Allowed);
    }

    [Fact]
    public void ClusterReadAccess_CountsEitherNameOfTheOperation_ForTheClusterOnly()
    {
        var one = new AttachedPolicy("p", false, """{"Version":"1","Statement":[{"Effect":"Allow","Action":"cs:GetClusterById","Resource":"acs:cs:*:*:cluster/c1"}]}""");

        ClusterReadAccess.Decide([one], Sample.AccountId, Sample.Cluster("c1")).ShouldBe(RamDecision.Allowed);
        ClusterReadAccess.Decide([one], Sample.AccountId, Sample.Cluster("c2")).ShouldBe(RamDecision.Denied);
        ClusterReadAccess.DecideEverywhere([one], Sample.AccountId).ShouldBe(RamDecision.Denied);
    }

    private static Gen<Case> Cases(string effectOfExtra) =>
        from policies in Policy(Gen.Elements("Allow", "Deny")).ListOf()
        from extra in Policy(Gen.Constant(effectOfExtra))
        from action in Gen.Elements(s_actions)
        from resource in Gen.Elements(s_resources)
        select new Case([.. policies.Take(4)], extra, action, resource);

    private static Gen<AttachedPolicy> Policy(Gen<string> effects) =>
        from effect in effects
        from field in Gen.Frequency((4, Gen.Constant("Action")), (1, Gen.Constant("NotAction")))
        from action in Gen.Elements("*", "cs:*", "cs:Get*", "CS:describe*", "ram:*", "cs:GrantPermissions")
        from resource in Gen.Elements("*", "acs:cs:*:*:cluster/c1", "acs:cs:cn-beijing:*")
        from conditional in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        select new AttachedPolicy("p", false, JsonSerializer.Serialize(new Dictionary<string, object>
        {
            ["Version"] = "1",
            ["Statement"] = new[]
            {
                new Dictionary<string, object>
                {
                    ["Effect"] = effect,
                    [field] = action,
                    ["Resource"] = resource,
                    ["Condition"] = conditional ? new Dictionary<string, object> { ["Bool"] = new Dictionary<string, string> { ["acs:MFAPresent"] = "true" } } : new Dictionary<string, object>(),
                },
            },
        }));

    private static RamDecision Decide(IReadOnlyList<AttachedPolicy> policies, Case c) => PolicyEvaluator.Decide(policies, [c.Action], c.Resource);

    private static int Rank(RamDecision decision) => decision switch { RamDecision.Denied => 0, RamDecision.Conditional => 1, _ => 2 };

    private sealed record Case(IReadOnlyList<AttachedPolicy> Policies, AttachedPolicy Extra, string Action, string Resource);
}
