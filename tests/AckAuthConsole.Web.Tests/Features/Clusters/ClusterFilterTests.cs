using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Clusters;
using AckAuthConsole.Web.Tests.Features.Support;

namespace AckAuthConsole.Web.Tests.Features.Clusters;

public sealed class ClusterFilterTests
{
    private static readonly ClusterList s_list = Sample.ClusterList(
        Sample.Cluster("c3", "charlie", "cn-beijing", state: "stopped", version: "1.9.1", principals: 7),
        Sample.Cluster("c1", "Alpha", "cn-hangzhou", version: "1.32.1-aliyun.1", failure: new Failure.Unavailable(Dependency.Cluster)),
        Sample.Cluster("c2", "bravo", "cn-hangzhou", version: "1.30.0", principals: 40));

    public ClusterFilterTests() => Words.Speak("en");

    [Fact]
    public void Filter_WrittenToTheUrl_HasOnlyWhatDiffersFromTheUsual()
    {
        new ClusterFilter().ToQueryString().ShouldBe("");
        new ClusterFilter { Search = "a&b", OnlyUnreachable = true, Sort = ClusterSort.Region, Descending = true, Page = 2 }.ToQueryString()
            .ShouldBe("?q=a%26b&connection=unreachable&sort=Region&desc=1&page=2");
    }

    [Fact]
    public void BrokenValues_AreLeftOut() => ClusterFilter.Parse(null, "colour", "maybe", "-3", "x").ShouldBe(new ClusterFilter());

    [Theory]
    [InlineData(ClusterSort.Name, false, "Alpha bravo charlie")]
    [InlineData(ClusterSort.Name, true, "charlie bravo Alpha")]
    [InlineData(ClusterSort.Region, false, "charlie Alpha bravo")]
    [InlineData(ClusterSort.State, false, "Alpha bravo charlie")]
    [InlineData(ClusterSort.Version, false, "charlie bravo Alpha")]
    [InlineData(ClusterSort.Principals, false, "charlie bravo Alpha")]
    [InlineData(ClusterSort.Principals, true, "bravo charlie Alpha")]
    public void Order_IsWhatPeopleExpect(ClusterSort sort, bool descending, string names) =>
        Names(new ClusterFilter { Sort = sort, Descending = descending }).ShouldBe(names);

    [Theory]
    [InlineData("ALPHA", "Alpha")]
    [InlineData("hangzhou", "Alpha bravo")]
    [InlineData("China (Beijing)", "charlie")]
    [InlineData("c2", "bravo")]
    [InlineData("bravo beijing", "")]
    public void EveryWord_MustBeFoundSomewhere(string search, string names) => Names(new ClusterFilter { Search = search }).ShouldBe(names);

    [Fact]
    public void OnlyUnreachable_LeavesThoseThatCannotBeRead() => Names(new ClusterFilter { OnlyUnreachable = true }).ShouldBe("Alpha");

    [Fact]
    public void AClickOnTheSameColumn_TurnsTheOrderRound()
    {
        var once = new ClusterFilter { Page = 4 }.OrderedBy(ClusterSort.Region);

        once.ShouldBe(new ClusterFilter { Sort = ClusterSort.Region });
        once.OrderedBy(ClusterSort.Region).Descending.ShouldBeTrue();
    }

    private static string Names(ClusterFilter filter) => string.Join(' ', filter.Apply(s_list, new ClusterWords(Words.Of<ClustersText>()).State).Select(r => r.Cluster.Name));
}
