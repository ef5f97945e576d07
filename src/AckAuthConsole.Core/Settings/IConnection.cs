using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Settings;

/// <summary>The use case behind "Settings": the connection, and the console's own permissions. For administrators and auditors.</summary>
public interface IConnection
{
    /// <summary>Asks the cloud who the console is, and checks its RAM policies and RBAC reach.</summary>
    Task<Result<ConnectionReport>> CheckAsync(ConsoleIdentity actor, CancellationToken cancellationToken);
}
