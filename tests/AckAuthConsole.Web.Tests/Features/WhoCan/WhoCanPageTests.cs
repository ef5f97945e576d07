using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;
using AckAuthConsole.Core.Rbac.WhoCan;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Features.WhoCan;
using AckAuthConsole.Web.Tests.Features.Support;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Features.WhoCan;

public sealed class WhoCanPageTests : PageTest
{
    private readonly FakeWhoCan _who = new();

    public WhoCanPageTests()
    {
        Services.AddSingleton<IWhoCan>(_who);
        Services.AddSingleton<IFollowClusters>(_who);
        Services.AddSingleton<IApiCatalog>(new FakeApiCatalog());
    }

    [Fact]
    public void TheAnswer_NamesWhoWhereAndWhy_AndWhatTheClusterHasCanBeAsked()
    {
        var page = Open("?verb=list&resource=secrets");

        page.FindAll(".holders tbody th").Select(h => h.TextContent.Trim()).ShouldAllBe(t => t.Contains("jane") || t.Contains("build"));
        page.FindAll(".where").Select(w => w.TextContent.Trim()).ShouldBe(["whole cluster", "only in team-a"], ignoreOrder: true);
        page.FindAll(".chains a[href^='/clusters/c1/roles/role']").Count.ShouldBe(2);
        page.FindAll("datalist option").Select(o => o.GetAttribute("value")).ShouldContain("carts.shop.example.com/scale");
        page.Find("a[download]").GetAttribute("href")!.ShouldStartWith("/api/clusters/c1/who-can.csv?");
    }

    [Fact]
    public void AnotherQuestion_IsAskedByItsAddress()
    {
        var page = Open("?verb=list&resource=secrets");

        page.Find("input.verb").Change("delete");
        page.Find("input.resource").Change("pods/log");
        page.Find("form").Submit();

        Address.ShouldBe("/clusters/c1/who-can?verb=delete&resource=pods%2Flog");
    }

    [Fact]
    public void Nobody_IsSaid_AndThatTheAnswerMayLackSomebody()
    {
        _who.IsComplete = false;

        var page = Open("?verb=list&resource=nothing");

        page.FindAll(".holders").ShouldBeEmpty();
        page.Find(".notice.warn").TextContent.ShouldContain("could not be read");
    }

    [Fact]
    public void AnOutage_IsAState_AndTheQuestionStays()
    {
        _who.Failure = new Failure.Unavailable(Dependency.Cluster);

        var page = Open("?verb=list&resource=secrets");

        page.Markup.ShouldContain("The cluster cannot be reached.");
        page.Find("input.resource").GetAttribute("value").ShouldBe("secrets");
    }

    private IRenderedComponent<WhoCanPage> Open(string query)
    {
        Navigation.NavigateTo("/clusters/c1/who-can" + query);
        return Render<WhoCanPage>(p => p.Add(c => c.Id, "c1"));
    }

    private sealed class FakeWhoCan : IWhoCan, IFollowClusters
    {
        private static readonly Cluster s_cluster = new() { Id = ClusterId.Parse("c1"), Name = "one", RegionId = "cn-hangzhou", State = "running" };

        private static readonly RbacSnapshot s_rbac = RbacSnapshot.Build(
            [new RbacRole { Key = RbacKey.ClusterRole("reader"), Rules = [new RbacRule { Verbs = ["list"], ApiGroups = [""], Resources = ["secrets"] }] }],
            [
                new RbacBinding { Key = RbacKey.ClusterRoleBinding("everywhere"), RoleRef = RbacKey.ClusterRole("reader"), Subjects = [new RbacSubject(RbacSubjectKind.User, "jane")] },
                new RbacBinding { Key = RbacKey.RoleBinding("team-a", "here"), RoleRef = RbacKey.ClusterRole("reader"), Subjects = [new RbacSubject(RbacSubjectKind.ServiceAccount, "build", "team-a")] },
            ],
            ["team-a"],
            []);

        public Failure? Failure { get; set; }

        public bool IsComplete { get; set; } = true;

        public Task<Result<WhoCanView>> AskAsync(ConsoleIdentity actor, ClusterId cluster, WhoCanQuery query, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                return Task.FromResult<Result<WhoCanView>>(Failure);
            var question = query.ToQuestion().Value;
            var holders = s_rbac.WhoCanAnywhere(question).Entries.Select(e => new WhoCanHolder(new ResolvedSubject(e.Subject, SubjectIdentityKind.OtherUser, null, null, false), e.Chains));
            return Task.FromResult(Result.Success(new WhoCanView(question, new ClusterRbacState(s_cluster, new DateTimeOffset(2026, 1, 15, 8, 0, 0, TimeSpan.Zero), true, [], null, null), [.. holders], ["team-a"], IsComplete)));
        }

        public Task<Result<IDisposable>> FollowAsync(ConsoleIdentity actor, ClusterId cluster, Action changed, CancellationToken cancellationToken) => Task.FromResult(Result.Success<IDisposable>(new CancellationTokenSource()));

        public Task<Result<ClusterRbacState>> RefreshAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<Result<WhoCanView>> ExportAsync(ConsoleIdentity actor, ClusterId cluster, WhoCanQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
