using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.Authorizations;
using Bunit;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class EffectViewTests : PageContext
{
    private static readonly RbacRule s_rule = new() { Verbs = ["get", "list"], ApiGroups = [""], Resources = ["secrets"] };

    [Theory]
    [InlineData("en", "In namespace team-a", "reads Secrets", "Everything that comes: 1 rules")]
    [InlineData("zh-Hans", "在命名空间 team-a 中", "读取保密字典（Secret）", "新增的全部规则：1 条")]
    public void Effect_IsToldInWords_WithEveryRuleOnDemand(string culture, string where, string what, string rules)
    {
        Use(culture);
        Answer(new ClusterEffect(Samples.Hangzhou, [new PlaceEffect("team-a", [AccessHighlight.ReadSecrets], [], [s_rule], [])], [], Samples.Now, true, null));

        var view = Open();

        view.Find(".where").TextContent.ShouldBe(where);
        view.Find(".place li").TextContent.ShouldContain(what);
        view.Find("details summary").TextContent.ShouldBe(rules);
        view.Find("details td code").TextContent.ShouldBe("secrets");
    }

    [Fact]
    public void ClusterThatCannotBeRead_SaysSo()
    {
        Answer(new ClusterEffect(Samples.Hangzhou, [], [], null, false, new Failure.Unavailable(Dependency.Cluster)));

        Open().Find(".cluster .notice.warn").TextContent.ShouldContain("cannot be said");
    }

    [Fact]
    public void MissingRole_And_PartialView_AreWarnedOf()
    {
        Answer(new ClusterEffect(Samples.Hangzhou, [], ["ghost"], Samples.Now, false, null));

        var text = Open().Find(".cluster").TextContent;

        text.ShouldContain("could not be read");
        text.ShouldContain("do not exist here");
        text.ShouldContain("ghost");
    }

    [Fact]
    public void NothingThatChanges_IsSaid()
    {
        Answer(new ClusterEffect(Samples.Hangzhou, [], [], Samples.Now, true, null));

        Open().Find(".cluster").TextContent.ShouldContain("Nothing changes in effect");
    }

    [Fact]
    public void Failure_CanBeTriedAgain()
    {
        Effects.Answer = _ => Task.FromResult<Result<PlanEffect>>(new Failure.Unavailable(Dependency.Database));
        var view = Open();
        Answer(new ClusterEffect(Samples.Hangzhou, [], [], Samples.Now, true, null));

        Button(view, "Try again").Click();

        view.Find(".cluster h4").TextContent.ShouldBe(Samples.Hangzhou.Name);
    }

    [Fact]
    public void LateAnswer_OfAnEarlierPart_IsIgnored()
    {
        var late = new TaskCompletionSource<Result<PlanEffect>>();
        Effects.Answer = _ => late.Task;
        var view = Open();
        Answer(new ClusterEffect(Samples.Beijing, [], [], Samples.Now, true, null));
        view.Render(p => p.Add(v => v.Part, Samples.GrantPlan().Parts[0]));

        late.SetResult(new PlanEffect([new ClusterEffect(Samples.Hangzhou, [], [], Samples.Now, true, null)], 0));

        view.WaitForAssertion(() => view.FindAll("h4").Select(h => h.TextContent).ShouldBe([Samples.Beijing.Name]));
    }

    private void Answer(params ClusterEffect[] clusters) => Effects.Answer = _ => Task.FromResult<Result<PlanEffect>>(new PlanEffect([.. clusters], 0));

    private IRenderedComponent<EffectView> Open() => Render<EffectView>(p => p.Add(v => v.Part, Samples.GrantPlan().Parts[0]).Add(v => v.Words, Words.For()));
}
