using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.EffectiveAccess;

internal sealed class FakeEffectiveAccess : IEffectiveAccess
{
    public List<EffectiveAccessQuery> Asked { get; } = [];

    public Func<EffectiveAccessQuery, Task<Result<EffectiveAccessView>>> Answer { get; set; } = q => Task.FromResult<Result<EffectiveAccessView>>(Sample.View(q.Namespace?.Value ?? ""));

    public IReadOnlyList<Cluster> Clusters { get; set; } = [Sample.Cluster];

    public Task<Result<EffectiveAccessView>> GetAsync(ConsoleIdentity actor, EffectiveAccessQuery query, CancellationToken cancellationToken)
    {
        Asked.Add(query);
        return Answer(query);
    }

    public Task<Result<IReadOnlyList<Cluster>>> ListClustersAsync(ConsoleIdentity actor, CancellationToken cancellationToken) => Task.FromResult(Result.Success(Clusters));
}
