using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.WhoCan;

/// <summary>The use case "Who can": a verb, a resource and a place in, everyone who is allowed out. For administrators and auditors.</summary>
public interface IWhoCan
{
    /// <summary>Asks a cluster. A question that makes no sense is <see cref="Failure.Invalid"/> (<c>who-can.verb</c>, <c>who-can.resource</c>, <c>who-can.name</c>).</summary>
    Task<Result<WhoCanView>> AskAsync(ConsoleIdentity actor, ClusterId cluster, WhoCanQuery query, CancellationToken cancellationToken);

    /// <summary>The same as an export, which is recorded in the history before anything is handed out.</summary>
    Task<Result<WhoCanView>> ExportAsync(ConsoleIdentity actor, ClusterId cluster, WhoCanQuery query, CancellationToken cancellationToken);
}
