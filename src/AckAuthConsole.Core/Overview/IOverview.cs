using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Overview;

/// <summary>The use case behind the first page. A member gets his own part only.</summary>
public interface IOverview
{
    /// <summary>What needs the person today.</summary>
    Task<Result<OverviewReport>> GetAsync(ConsoleIdentity actor, CancellationToken cancellationToken);
}
