using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;

namespace AckAuthConsole.Core.Tests.Rbac.Effects;

public sealed class RuleRemainderTests
{
    [Theory]
    [InlineData("get,list core pods", "get core pods", "list core pods")]
    [InlineData("get core pods,secrets", "get core secrets", "get core pods")]
    [InlineData("get core pods", "* * *", "")]
    [InlineData("* core pods", "get,list,watch,create,update,patch,delete,deletecollection core pods", "* core pods")]
    [InlineData("get core pods/log", "get core pods", "get core pods/log")]
    [InlineData("update apps deployments/scale", "update apps */scale", "")]
    [InlineData("get core pods,configmaps", "", "get core configmaps,pods")]
    public void Rest_IsWhatTheOthersDoNotAllow(string rules, string others, string rest) =>
        string.Join("; ", RuleRemainder.Of(Rules(rules), Rules(others)).Select(r => $"{Words(r.Verbs)} {Words(r.ApiGroups)} {Words(r.Resources)}")).ShouldBe(rest);

    [Fact]
    public void ANameIsCoveredByNoNames_ButNotTheOtherWayRound()
    {
        var all = FakeClusterRbac.Rule("get", "core", "secrets");
        var named = all with { ResourceNames = ["a", "b"] };

        RuleRemainder.Of([named], [all]).ShouldBeEmpty();
        RuleRemainder.Of([all], [named]).ShouldBe([all]);
        RuleRemainder.Of([named], [all with { ResourceNames = ["a"] }]).ShouldHaveSingleItem().ResourceNames.ShouldBe(["b"]);
    }

    [Fact]
    public void Paths_AreComparedAsPaths()
    {
        var rest = RuleRemainder.Of([new RbacRule { Verbs = ["get"], NonResourceUrls = ["/api/*", "/metrics"] }], [new RbacRule { Verbs = ["get"], NonResourceUrls = ["/api*"] }]);

        rest.ShouldHaveSingleItem().NonResourceUrls.ShouldBe(["/metrics"]);
    }

    private static IEnumerable<RbacRule> Rules(string text) =>
        text.Length == 0 ? [] : text.Split(';').Select(r => r.Split(' ')).Select(w => FakeClusterRbac.Rule(w[0], w[1], w[2]));

    private static string Words(IEnumerable<string> words) => string.Join(',', words.Select(w => w.Length == 0 ? "core" : w));
}
