using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

internal sealed class FakeBrowseClusters : IBrowseClusters
{
    public Func<Task<Result<ClusterList>>> List { get; set; } = () => Task.FromResult<Result<ClusterList>>(Sample.ClusterList(Sample.Production, Sample.Staging));

    public Func<ClusterId, Task<Result<IReadOnlyList<string>>>> Namespaces { get; set; } = _ => Task.FromResult(Result.Success<IReadOnlyList<string>>(["default", "kube-system", "team-a"]));

    public int ListCalls { get; private set; }

    public Task<Result<ClusterList>> ListAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        ListCalls++;
        return List();
    }

    public Task<Result<IReadOnlyList<string>>> ListNamespacesAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken) => Namespaces(cluster);
}
