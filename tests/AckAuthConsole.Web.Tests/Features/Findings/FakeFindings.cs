using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Subjects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Findings;

/// <summary>The findings of two small clusters; the second cannot be read.</summary>
internal sealed class FakeFindings : IFindings, IFollowClusters
{
    private static readonly Cluster s_one = new() { Id = ClusterId.Parse("c1"), Name = "one", RegionId = "cn-hangzhou", State = "running" };
    private static readonly Cluster s_two = s_one with { Id = ClusterId.Parse("c2"), Name = "two" };
    private static readonly RbacSubject s_jane = new(RbacSubjectKind.User, "jane");

    public List<string> Suppressed { get; } = [];

    public Failure? Failure { get; set; }

    public static IReadOnlyList<FindingRow> Rows { get; } = [.. FindingsAnalysis.Find(new FindingsInput(RbacSnapshot.Build(
        [new RbacRole { Key = RbacKey.ClusterRole("reader"), Rules = [new RbacRule { Verbs = ["list"], ApiGroups = [""], Resources = ["secrets"] }, new RbacRule { Verbs = ["escalate"], ApiGroups = [RbacNames.ApiGroup], Resources = ["clusterroles"] }] }],
        [new RbacBinding { Key = RbacKey.ClusterRoleBinding("b"), RoleRef = RbacKey.ClusterRole("reader"), Subjects = [s_jane] }, new RbacBinding { Key = RbacKey.RoleBinding("team-a", "gone"), RoleRef = RbacKey.ClusterRole("ghost"), Subjects = [s_jane] }],
        ["team-a"],
        []))).Select(f => new FindingRow(s_one, f, f.Subject is { } subject ? new ResolvedSubject(subject, SubjectIdentityKind.OtherUser, null, null, false) : null, null))];

    public Task<Result<FindingsView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, FindingQuery query, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            return Task.FromResult<Result<FindingsView>>(Failure);
        var rows = Rows.Where(r => (query.Fingerprint.Length == 0 || r.Finding.Fingerprint == query.Fingerprint) && (query.Standing is null || r.Finding.Standing == query.Standing)).ToList();
        return Task.FromResult(Result.Success(new FindingsView(
            State(s_one), [.. rows], rows.Count, [.. rows.CountBy(r => r.Finding.Rule).Select(c => (c.Key, c.Value))], new FindingCounts(2, 1, 1, 0, 0), [(FindingStanding.Platform, 3)],
            [new FindingsTrendDay(new DateOnly(2026, 1, 1), new FindingCounts(1, 1, 0, 0, 0)), new FindingsTrendDay(new DateOnly(2026, 1, 2), new FindingCounts(2, 1, 0, 0, 0))],
            [])));
    }

    public async IAsyncEnumerable<Result<FleetFindingsPart>> ListEverywhereAsync(ConsoleIdentity actor, FindingQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        if (Failure is not null)
        {
            yield return Failure;
            yield break;
        }

        yield return new FleetFindingsPart(s_one, 2, [.. Rows], new FindingCounts(2, 1, 1, 0, 0), State(s_one), null);
        yield return new FleetFindingsPart(s_two, 2, [], null, null, new Failure.Unavailable(Dependency.Cluster));
    }

    public Task<Result<IReadOnlyList<FindingsTrendDay>>> TrendAsync(ConsoleIdentity actor, CancellationToken cancellationToken) => Task.FromResult(Result.Success<IReadOnlyList<FindingsTrendDay>>([]));

    public Task<Result<IReadOnlyList<FindingRow>>> ExportAsync(ConsoleIdentity actor, ClusterId? cluster, FindingQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Result<Done>> SuppressAsync(ConsoleIdentity actor, ClusterId cluster, string fingerprint, string reason, DateOnly until, CancellationToken cancellationToken)
    {
        if (reason.Length == 0)
            return Task.FromResult<Result<Done>>(new Failure.Invalid("finding.reason-required", "reason"));
        Suppressed.Add($"{cluster.Value} {fingerprint} {reason} {until:yyyy-MM-dd}");
        return Task.FromResult(Result.Success(Done.Instance));
    }

    public Task<Result<Done>> ReopenAsync(ConsoleIdentity actor, ClusterId cluster, string fingerprint, CancellationToken cancellationToken) => Task.FromResult(Result.Success(Done.Instance));

    public Task<Result<IDisposable>> FollowAsync(ConsoleIdentity actor, ClusterId cluster, Action changed, CancellationToken cancellationToken) => Task.FromResult(Result.Success<IDisposable>(new CancellationTokenSource()));

    public Task<Result<ClusterRbacState>> RefreshAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken) => Task.FromResult(Result.Success(State(s_one)));

    private static ClusterRbacState State(Cluster cluster) => new(cluster, new DateTimeOffset(2026, 1, 15, 8, 0, 0, TimeSpan.Zero), false, [], null, null);
}
