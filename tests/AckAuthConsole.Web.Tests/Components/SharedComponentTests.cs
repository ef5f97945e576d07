using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Testing;
using AckAuthConsole.Web.Components;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Components;

public sealed class SharedComponentTests : BunitContext, IAsyncLifetime
{
    private readonly FakeClock _clock = new();

    public SharedComponentTests()
    {
        Services.AddLocalization();
        Services.AddLogging();
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddScoped<ConsoleScript>();
        Services.AddScoped<BrowserTime>();
        Services.AddScoped<ToastService>();
        Services.AddScoped<FailureText>();
        Services.AddScoped<RoleWords>();
    }

    public Task InitializeAsync() => Task.CompletedTask;

    // The script's service can only be disposed asynchronously.
    async Task IAsyncLifetime.DisposeAsync() => await base.DisposeAsync();

    [Fact]
    public void StateView_WhileLoading_ShowsASkeletonThatIsAnnounced()
    {
        var view = RenderView(ViewState.Loading<string>());

        view.Find("[role=status]").GetAttribute("aria-label").ShouldBe("Loading");
        view.FindAll("p.content").ShouldBeEmpty();
    }

    [Fact]
    public void StateView_WhenReady_ShowsTheContentAndKeepsItWhileRefreshing()
    {
        var view = RenderView(ViewState.Ready("hello").Refreshing());

        view.Find("p.content").TextContent.ShouldBe("hello");
        view.Find(".state-view").GetAttribute("aria-busy").ShouldBe("true");
    }

    [Fact]
    public void StateView_WhenFailed_SaysWhatHappenedWithTheCloudsCodeAndTriesAgain()
    {
        var retried = 0;
        var failure = new Failure.Forbidden("cloud.ram-denied")
        {
            Cause = new CloudErrorDetail("CS", "DescribeUserPermission", "StatusForbidden", "<b>no</b>", "REQ-1", 403, "cs:GetUserPermissions"),
        };

        var view = RenderView(ViewState.Failed<string>(failure), () => retried++);

        var alert = view.Find("[role=alert]");
        alert.TextContent.ShouldContain("RAM does not allow");
        alert.TextContent.ShouldContain("StatusForbidden");
        alert.TextContent.ShouldContain("REQ-1");
        alert.TextContent.ShouldContain("cs:GetUserPermissions");
        alert.InnerHtml.ShouldNotContain("<b>no</b>");
        view.FindAll("button").Single(b => b.TextContent == "Try again").Click();
        retried.ShouldBe(1);
    }

    [Theory]
    [InlineData("dev", "Developer")]
    [InlineData("admin-view", "Read-only Administrator")]
    public void RoleBadge_NamesTheRoleAndExplainsIt(string apiName, string expected)
    {
        PredefinedRoles.TryFromApiName(apiName, out var role).ShouldBeTrue();

        var badge = Render<RoleBadge>(p => p.Add(c => c.Role, PermissionRole.Of(role!.Value)));

        var host = badge.Find("[tabindex]");
        host.TextContent.ShouldStartWith(expected);
        badge.Find("#" + host.GetAttribute("aria-describedby")).TextContent.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void OutcomeBadge_NeverSpeaksByColourAlone()
    {
        foreach (var outcome in Enum.GetValues<AuditOutcome>())
        {
            var badge = Render<OutcomeBadge>(p => p.Add(c => c.Outcome, outcome));

            badge.Find("svg").ShouldNotBeNull();
            badge.Find(".outcome").TextContent.ShouldNotContain("Outcome_");
        }
    }

    [Fact]
    public void Age_SaysHowLongAgo_AndMarksWhatIsOld()
    {
        var age = Render<Age>(p => p.Add(c => c.At, _clock.GetUtcNow().AddMinutes(-5)).Add(c => c.StaleAfter, TimeSpan.FromMinutes(2)));

        age.Find("time").TextContent.ShouldBe("5 min ago");
        age.Find(".age").ClassList.ShouldContain("old");
        age.Find(".tip").TextContent.ShouldContain("(UTC+00:00)");
    }

    [Fact]
    public void Pager_OnTheFirstPage_LeadsOnlyForward()
    {
        var asked = 0;
        var pager = Render<Pager>(p => p.Add(c => c.Page, 1).Add(c => c.PageSize, 50).Add(c => c.Total, 120).Add(c => c.PageChanged, page => asked = page));

        pager.Find("[aria-label='Previous page']").HasAttribute("disabled").ShouldBeTrue();
        pager.Find("[role=status]").TextContent.ShouldBe("1 to 50 of 120");
        pager.Find("[aria-label='Next page']").Click();
        asked.ShouldBe(2);
    }

    [Fact]
    public void SearchBox_WhileTyping_AsksOnceForTheLastWords()
    {
        List<string> asked = [];
        var box = Render<SearchBox>(p => p.Add(c => c.Label, "Search").Add(c => c.ValueChanged, asked.Add));

        box.Find("input").Input("te");
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        box.Find("input").Input("team");
        _clock.Advance(TimeSpan.FromMilliseconds(130));

        box.WaitForAssertion(() => asked.ShouldBe(["team"]));
    }

    [Fact]
    public void LatestOperation_AskedForTheNext_CancelsTheOneBefore()
    {
        using var latest = new LatestOperation();
        var first = latest.Next();
        var second = latest.Next();

        first.IsCancellationRequested.ShouldBeTrue();
        second.IsCancellationRequested.ShouldBeFalse();
        latest.Dispose();
        second.IsCancellationRequested.ShouldBeTrue();
        latest.Next().IsCancellationRequested.ShouldBeTrue();
    }

    [Fact]
    public void BrowserTime_InTheViewersZone_SaysTheOffset()
    {
        var time = new BrowserTime(_clock);
        time.Use("Asia/Shanghai");

        time.FormatWithZone(new DateTimeOffset(2026, 1, 15, 20, 0, 0, TimeSpan.Zero)).ShouldBe("2026-01-16 04:00:00 (UTC+08:00)");
        time.Use("No/Such");
        time.Zone.BaseUtcOffset.ShouldBe(TimeSpan.FromHours(8));
    }

    private IRenderedComponent<StateView<string>> RenderView(ViewState<string> state, Action? retry = null) => Render<StateView<string>>(p =>
    {
        p.Add(c => c.State, state);
        p.Add(c => c.Ready, (RenderFragment<string>)(value => builder =>
        {
            builder.OpenElement(0, "p");
            builder.AddAttribute(1, "class", "content");
            builder.AddContent(2, value);
            builder.CloseElement();
        }));
        if (retry is not null)
            p.Add(c => c.Retry, retry);
    });
}
