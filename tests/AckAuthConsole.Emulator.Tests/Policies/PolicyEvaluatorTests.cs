using System.Text.RegularExpressions;
using AckAuthConsole.Emulator.Policies;

namespace AckAuthConsole.Emulator.Tests.Policies;

public sealed class PolicyEvaluatorTests
{
    private const string Cluster = "acs:cs:cn-hangzhou:1000000000000001:cluster/c1";
    private static readonly Dictionary<string, string> s_noContext = new(StringComparer.OrdinalIgnoreCase);

    [Theory]
    [InlineData("*", "", true)]
    [InlineData("*", "cs:GetClusters", true)]
    [InlineData("cs:Get*", "cs:GetClusters", true)]
    [InlineData("cs:get*", "cs:GetClusters", true)]
    [InlineData("cs:Get*", "cs:DescribeRegions", false)]
    [InlineData("cs:*Permission?", "cs:DescribeUserPermissions", true)]
    [InlineData("cs:*Permission?", "cs:DescribeUserPermission", false)]
    [InlineData("a*b*c", "aXbYbZc", true)]
    [InlineData("a*b*c", "aXbYbZ", false)]
    [InlineData("?", "", false)]
    [InlineData("**", "x", true)]
    public void Wildcard_Pattern_CoversWholeText(string pattern, string text, bool expected) =>
        Wildcard.IsMatch(pattern, text, ignoreCase: true).ShouldBe(expected);

    [Fact]
    public void Wildcard_AnyPattern_AgreesWithARegularExpression()
    {
        var random = new Random(20150501);
        for (var round = 0; round < 3000; round++)
        {
            var pattern = Any("ab*?", 8);
            var text = Any("ab", 8);
            var expression = "^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", ".", StringComparison.Ordinal) + "$";

            Wildcard.IsMatch(pattern, text, ignoreCase: false).ShouldBe(Regex.IsMatch(text, expression), $"{pattern} on {text}");
        }

        string Any(string letters, int longest) => new([.. Enumerable.Range(0, random.Next(longest + 1)).Select(_ => letters[random.Next(letters.Length)])]);
    }

    [Fact]
    public void Wildcard_ManyStars_StaysQuick() =>
        Wildcard.IsMatch(string.Concat(Enumerable.Repeat("*a", 400)) + "b", new string('a', 4000), ignoreCase: false).ShouldBeFalse();

    [Theory]
    [InlineData("""{"Effect":"Allow","Action":"cs:*","Resource":"*"}""", "cs:DescribeClusterDetail", Cluster, "Allowed")]
    [InlineData("""{"Effect":"Allow","Action":["cs:Get*","CS:describe*"],"Resource":["*"]}""", "cs:DescribeClusterDetail", Cluster, "Allowed")]
    [InlineData("""{"Effect":"Allow","Action":"cs:Get*","Resource":"*"}""", "cs:DescribeClusterDetail", Cluster, "ImplicitDeny")]
    [InlineData("""{"Effect":"Allow","Action":"cs:*","Resource":"acs:cs:*:*:cluster/c1"}""", "cs:DescribeClusterDetail", Cluster, "Allowed")]
    [InlineData("""{"Effect":"Allow","Action":"cs:*","Resource":"acs:cs:::cluster/c1"}""", "cs:DescribeClusterDetail", Cluster, "Allowed")]
    [InlineData("""{"Effect":"Allow","Action":"cs:*","Resource":"acs:cs:*:*:cluster/C1"}""", "cs:DescribeClusterDetail", Cluster, "ImplicitDeny")]
    [InlineData("""{"Effect":"Allow","Action":"cs:*","Resource":"acs:cs:*:*:cluster/c2"}""", "cs:DescribeClusterDetail", Cluster, "ImplicitDeny")]
    [InlineData("""{"Effect":"Allow","Action":"cs:*","Resource":"acs:cs:*:*:cluster/c1"}""", "cs:DescribeRegions", "*", "ImplicitDeny")]
    [InlineData("""{"Effect":"Allow","NotAction":"cs:Delete*","Resource":"*"}""", "cs:DescribeRegions", "*", "Allowed")]
    [InlineData("""{"Effect":"Allow","NotAction":"cs:Delete*","Resource":"*"}""", "cs:DeleteCluster", Cluster, "ImplicitDeny")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"cs:Grant*","Resource":"*"}""", "cs:GrantPermission", "*", "ExplicitDeny")]
    [InlineData("""{"Effect":"Deny","Action":"cs:Grant*","Resource":"*"},{"Effect":"Allow","Action":"*","Resource":"*"}""", "cs:GrantPermission", "*", "ExplicitDeny")]
    [InlineData("""{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"*","Resource":"acs:cs:*:*:cluster/c9"}""", "cs:DescribeClusterDetail", Cluster, "Allowed")]
    public void Evaluate_Statements_FollowTheRules(string statements, string action, string resource, string expected) =>
        PolicyEvaluator.Evaluate([Parse(statements)], action, resource, s_noContext).ToString().ShouldBe(expected);

    [Fact]
    public void Evaluate_DenyInAnotherPolicy_Wins()
    {
        var allow = Parse("""{"Effect":"Allow","Action":"*","Resource":"*"}""");
        var deny = Parse("""{"Effect":"Deny","Action":"ram:*","Resource":"*"}""");

        PolicyEvaluator.Evaluate([allow, deny], "ram:GetUser", "*", s_noContext).ShouldBe(PolicyDecision.ExplicitDeny);
        PolicyEvaluator.Evaluate([allow, deny], "cs:GetClusters", "*", s_noContext).ShouldBe(PolicyDecision.Allowed);
    }

    [Theory]
    [InlineData("Allowed", "Allowed", "Allowed")]
    [InlineData("Allowed", "ImplicitDeny", "ImplicitDeny")]
    [InlineData("ImplicitDeny", "Allowed", "ImplicitDeny")]
    [InlineData("Allowed", "ExplicitDeny", "ExplicitDeny")]
    public void Intersect_RoleAndSession_NeedsBoth(string role, string session, string expected) =>
        PolicyEvaluator.Intersect(Enum.Parse<PolicyDecision>(role), Enum.Parse<PolicyDecision>(session)).ToString().ShouldBe(expected);

    [Theory]
    [InlineData("StringEquals", "\"a\"", "a", true)]
    [InlineData("StringEquals", "\"A\"", "a", false)]
    [InlineData("StringEquals", "[\"x\",\"a\"]", "a", true)]
    [InlineData("StringEquals", "\"a*\"", "ab", false)]
    [InlineData("StringEquals", "\"a\"", null, false)]
    [InlineData("StringNotEquals", "\"a\"", "b", true)]
    [InlineData("StringNotEquals", "[\"a\",\"b\"]", "b", false)]
    [InlineData("StringNotEquals", "\"a\"", null, true)]
    [InlineData("StringEqualsIgnoreCase", "\"A\"", "a", true)]
    [InlineData("StringNotEqualsIgnoreCase", "\"A\"", "a", false)]
    [InlineData("StringLike", "\"system:serviceaccount:*:builder\"", "system:serviceaccount:ci:builder", true)]
    [InlineData("StringLike", "\"A*\"", "ab", false)]
    [InlineData("StringNotLike", "\"a*\"", "ab", false)]
    [InlineData("StringNotLike", "\"a*\"", "ba", true)]
    [InlineData("NumericEquals", "\"15\"", "15.0", true)]
    [InlineData("NumericNotEquals", "15", "16", true)]
    [InlineData("NumericLessThan", "60", "15", true)]
    [InlineData("NumericLessThan", "60", "60", false)]
    [InlineData("NumericLessThanEquals", "60", "60", true)]
    [InlineData("NumericGreaterThan", "60", "61", true)]
    [InlineData("NumericGreaterThanEquals", "60", "59", false)]
    [InlineData("NumericEquals", "\"x\"", "1", false)]
    [InlineData("DateEquals", "\"2026-01-02T03:04:05Z\"", "2026-01-02T11:04:05+08:00", true)]
    [InlineData("DateNotEquals", "\"2026-01-02T03:04:05Z\"", "2026-01-02T03:04:05Z", false)]
    [InlineData("DateLessThan", "\"2026-01-02T03:04:05Z\"", "2026-01-01T00:00:00Z", true)]
    [InlineData("DateLessThanEquals", "\"2026-01-02T03:04:05Z\"", "2026-01-02T03:04:05Z", true)]
    [InlineData("DateGreaterThan", "\"2026-01-02T03:04:05Z\"", "2026-01-02T03:04:06Z", true)]
    [InlineData("DateGreaterThanEquals", "\"2026-01-02T03:04:05Z\"", "2025-01-02T03:04:06Z", false)]
    [InlineData("Bool", "true", "True", true)]
    [InlineData("Bool", "\"false\"", "true", false)]
    [InlineData("Bool", "true", null, false)]
    [InlineData("IpAddress", "\"203.0.113.0/24\"", "203.0.113.77", true)]
    [InlineData("IpAddress", "\"203.0.113.9/24\"", "203.0.113.77", true)]
    [InlineData("IpAddress", "\"203.0.113.0/24\"", "::ffff:203.0.113.77", true)]
    [InlineData("IpAddress", "\"203.0.113.7\"", "203.0.113.7", true)]
    [InlineData("IpAddress", "\"203.0.113.0/99\"", "203.0.113.7", false)]
    [InlineData("IpAddress", "\"2001:db8::/32\"", "2001:db8::1", true)]
    [InlineData("NotIpAddress", "[\"203.0.113.0/24\",\"198.51.100.0/24\"]", "198.51.100.1", false)]
    [InlineData("NotIpAddress", "\"203.0.113.0/24\"", "192.0.2.1", true)]
    public void Evaluate_Condition_DecidesWhetherTheStatementCounts(string name, string value, string? actual, bool expected)
    {
        var policy = Parse($$$$"""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"{{{{name}}}}":{"acs:Key":{{{{value}}}}}}}""");
        var context = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (actual is not null)
        {
            context["acs:key"] = actual;
        }

        PolicyEvaluator.Evaluate([policy], "cs:X", "*", context).ShouldBe(expected ? PolicyDecision.Allowed : PolicyDecision.ImplicitDeny);
    }

    [Fact]
    public void Evaluate_SeveralConditions_AllMustHold()
    {
        var policy = Parse("""{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Bool":{"acs:SecureTransport":"true"},"StringEquals":{"acs:A":"1","acs:B":"2"}}}""");
        var complete = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["acs:SecureTransport"] = "true", ["acs:A"] = "1", ["acs:B"] = "2" };

        PolicyEvaluator.Evaluate([policy], "cs:X", "*", complete).ShouldBe(PolicyDecision.Allowed);
        complete.Remove("acs:B");
        PolicyEvaluator.Evaluate([policy], "cs:X", "*", complete).ShouldBe(PolicyDecision.ImplicitDeny);
    }

    [Fact]
    public void SystemPolicies_All_AreWellFormed()
    {
        foreach (var policy in SystemPolicies.All)
        {
            PolicyDocument.TryParse(policy.Document, out _, out var error).ShouldBeTrue($"{policy.Name}: {error}");
        }
    }

    [Theory]
    [InlineData("AliyunCSReadOnlyAccess", "cs:DescribeClusterDetail", true)]
    [InlineData("AliyunCSReadOnlyAccess", "cs:GrantPermission", false)]
    [InlineData("AliyunCSFullAccess", "cs:CleanUserPermissions", true)]
    [InlineData("AliyunCSFullAccess", "ram:ListUsers", false)]
    [InlineData("AliyunRAMReadOnlyAccess", "ram:ListUsers", true)]
    [InlineData("AliyunRAMReadOnlyAccess", "ram:AttachPolicyToUser", false)]
    [InlineData("AdministratorAccess", "ram:AttachPolicyToUser", true)]
    [InlineData("ReadOnlyAccess", "cs:DescribeRegions", true)]
    public void SystemPolicies_Named_AllowWhatTheyPromise(string name, string action, bool expected)
    {
        var policy = PolicyDocument.Read(SystemPolicies.Find(name)!.Document)!;

        PolicyEvaluator.Evaluate([policy], action, "*", s_noContext).ShouldBe(expected ? PolicyDecision.Allowed : PolicyDecision.ImplicitDeny);
    }

    private static PolicyDocument Parse(string statements)
    {
        PolicyDocument.TryParse($$"""{"Version":"1","Statement":[{{statements}}]}""", out var document, out var error).ShouldBeTrue(error);
        return document!;
    }
}
