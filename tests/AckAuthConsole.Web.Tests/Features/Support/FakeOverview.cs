using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Overview;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

internal sealed class FakeOverview : IOverview
{
    public Func<Task<Result<OverviewReport>>> Get { get; set; } = () => Task.FromResult<Result<OverviewReport>>(new OverviewReport { Role = ConsoleRole.Administrator, Inventory = Sample.Complete });

    public Task<Result<OverviewReport>> GetAsync(ConsoleIdentity actor, CancellationToken cancellationToken) => Get();
}
