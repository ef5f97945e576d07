using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Objects;
using BenchmarkDotNet.Attributes;

namespace AckAuthConsole.Core.Benchmarks;

/// <summary>The evaluator and its index on 40,000 bindings and 2,000 roles.</summary>
[MemoryDiagnoser]
public class RbacBenchmarks
{
    private const int Questions = 4096;

    private LargeCluster _cluster = null!;
    private RbacSnapshot _snapshot = null!;
    private (RbacUser User, AccessQuestion Question)[] _asked = [];
    private RbacChange[] _grant = [];
    private RbacUser _granted = null!;
    private int _next;

    [GlobalSetup]
    public void Setup()
    {
        _cluster = new LargeCluster(40_000, 2_000);
        _snapshot = _cluster.ToSnapshot();
        _asked = [.. Enumerable.Range(0, Questions).Select(_ => _cluster.NextQuestion())];
        _granted = RbacUser.Authenticated("user-17", "group-3");
        _grant =
        [
            new RbacChange.PutBinding(new RbacBinding { Key = RbacKey.RoleBinding("team-5", "granted"), RoleRef = RbacKey.ClusterRole("cluster-role-9"), Subjects = [new RbacSubject(RbacSubjectKind.User, "user-17")] }),
        ];
    }

    [Benchmark(Description = "build the index")]
    public RbacSnapshot Build() => _cluster.ToSnapshot();

    [Benchmark(Description = "one change by the watch")]
    public RbacSnapshot Change() => _snapshot.With(_grant);

    [Benchmark(Description = "can I")]
    public bool CanI()
    {
        var (user, question) = _asked[_next++ % Questions];
        return _snapshot.Decide(user, question).IsAllowed;
    }

    [Benchmark(Description = "who can, in a namespace")]
    public int WhoCan() => _snapshot.WhoCan(_asked[_next++ % Questions].Question).Entries.Length;

    [Benchmark(Description = "who can, anywhere")]
    public int WhoCanAnywhere() => _snapshot.WhoCanAnywhere(_asked[_next++ % Questions].Question).Entries.Length;

    [Benchmark(Description = "what somebody can do")]
    public int RulesOf() => _snapshot.RulesOf(_asked[_next++ % Questions].User, _asked[_next % Questions].Question.Namespace).Rules.Length;

    [Benchmark(Description = "effective difference of a plan")]
    public bool Difference() => PlaceEffects.Compare(_snapshot, _snapshot.With(_grant), _granted, "team-5").IsEmpty;

    [Benchmark(Description = "effective difference of the whole cluster, one binding changed")]
    public int WholeDifference() => EffectiveDifference.Between(_snapshot, _snapshot.With(_grant)).Count();

    [Benchmark(Description = "findings")]
    public int Findings() => FindingsAnalysis.Find(new FindingsInput(_snapshot)).Length;
}
