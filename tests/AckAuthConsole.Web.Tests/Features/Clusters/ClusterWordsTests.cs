using AckAuthConsole.Web.Features.Clusters;
using AckAuthConsole.Web.Tests.Features.Support;

namespace AckAuthConsole.Web.Tests.Features.Clusters;

public sealed class ClusterWordsTests
{
    private static readonly ClusterWords s_words = new(Words.Of<ClustersText>());

    [Theory]
    [InlineData("en", "running", "Running")]
    [InlineData("zh-Hans", "running", "运行中")]
    [InlineData("zh-Hans", "delete_failed", "删除失败")]
    [InlineData("en", "hibernating", "hibernating")]
    public void State_IsTheVendorsWordOrTheCloudsOwn(string culture, string state, string word)
    {
        Words.Speak(culture);

        s_words.State(state).ShouldBe(word);
    }

    [Theory]
    [InlineData("en", "ManagedKubernetes", "Default", "ack.pro.small", "ACK managed cluster, Pro")]
    [InlineData("en", "ManagedKubernetes", "Default", "ack.standard", "ACK managed cluster, basic")]
    [InlineData("zh-Hans", "ManagedKubernetes", "Default", "ack.pro.xlarge", "ACK 托管集群 Pro 版")]
    [InlineData("en", "ManagedKubernetes", "Edge", "", "ACK Edge cluster")]
    [InlineData("en", "ExternalKubernetes", "", "", "Registered cluster (ACK One)")]
    [InlineData("en", "Brand New", "X", "", "Brand New")]
    [InlineData("en", "", "", "", "Unknown")]
    public void Type_IsTheVendorsWordOrTheCloudsOwn(string culture, string type, string profile, string spec, string word)
    {
        Words.Speak(culture);

        s_words.Type(Sample.Production.Cluster with { Type = type, Profile = profile, Spec = spec }).ShouldBe(word);
    }

    [Fact]
    public void Region_IsNamedInThePagesLanguage()
    {
        var list = Sample.ClusterList();
        Words.Speak("zh-Hans");
        ClusterWords.Region(list, "cn-hangzhou").ShouldBe("华东1（杭州）");
        Words.Speak("en");
        ClusterWords.Region(list, "cn-hangzhou").ShouldBe("China (Hangzhou)");
        ClusterWords.Region(list, "moon-1").ShouldBe("moon-1");
    }
}
