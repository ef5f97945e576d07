using AckAuthConsole.Core.Audit;
using AckAuthConsole.Web.Features.History;
using Microsoft.AspNetCore.WebUtilities;

namespace AckAuthConsole.Web.Tests.Features.History;

public sealed class HistoryFilterTests
{
    private static readonly HistoryFilter s_full = new()
    {
        From = new DateTimeOffset(2026, 1, 1, 16, 0, 0, TimeSpan.Zero),
        Until = new DateTimeOffset(2026, 1, 2, 16, 0, 0, TimeSpan.Zero),
        Actor = "张三 & co",
        Target = "team-a",
        Cluster = "c1",
        Action = AuditActions.ChangePermissions,
        Outcome = AuditOutcome.Partial,
        Text = "a=b#c",
        Before = 77,
    };

    [Fact]
    public void Filter_WrittenToTheUrlAndRead_IsTheSame() => Read(s_full.ToQueryString()).ShouldBe(s_full);

    [Fact]
    public void Filter_WithoutConditions_WritesNothing() => HistoryFilter.None.ToQueryString().ShouldBe("");

    [Fact]
    public void BrokenValues_AreLeftOut() =>
        Read("?from=yesterday&until=&action=no.such&outcome=99&before=-4&actor=%20%20").ShouldBe(HistoryFilter.None);

    [Fact]
    public void HugeText_IsCut() => Read("?text=" + new string('x', 5000)).Text!.Length.ShouldBe(HistoryFilter.MaxTextLength);

    [Fact]
    public void Days_BeginInTheViewersZone()
    {
        var shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
        var filter = new HistoryFilter
        {
            From = HistoryFilter.StartOf(new DateOnly(2026, 1, 2), shanghai),
            Until = HistoryFilter.StartOf(new DateOnly(2026, 1, 3), shanghai),
        };

        filter.From.ShouldBe(new DateTimeOffset(2026, 1, 1, 16, 0, 0, TimeSpan.Zero));
        filter.FirstDay(shanghai).ShouldBe(new DateOnly(2026, 1, 2));
        filter.LastDay(shanghai).ShouldBe(new DateOnly(2026, 1, 2));
    }

    [Fact]
    public void Query_CarriesEveryCondition()
    {
        var query = s_full.ToQuery();

        (query.From, query.Until, query.Actor, query.Target, query.ClusterId).ShouldBe((s_full.From, s_full.Until, s_full.Actor, s_full.Target, s_full.Cluster));
        (query.Action, query.Outcome, query.Text, query.Before).ShouldBe((s_full.Action, s_full.Outcome, s_full.Text, s_full.Before));
    }

    [Fact]
    public void ThePage_IsNoCondition()
    {
        new HistoryFilter { Before = 5 }.HasConditions.ShouldBeFalse();
        new HistoryFilter { Before = 5, Text = "x" }.HasConditions.ShouldBeTrue();
    }

    private static HistoryFilter Read(string queryString)
    {
        var fields = QueryHelpers.ParseQuery(queryString).ToDictionary(f => f.Key, f => f.Value.ToString());
        string? Get(string name) => fields.GetValueOrDefault(name);
        return HistoryFilter.Parse(Get("from"), Get("until"), Get("actor"), Get("target"), Get("cluster"), Get("action"), Get("outcome"), Get("text"), Get("before"));
    }
}
