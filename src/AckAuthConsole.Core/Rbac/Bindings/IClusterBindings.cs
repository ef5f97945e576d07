using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Bindings;

/// <summary>The use case "Bindings": who is given which role where, and where that comes from. For administrators and auditors.</summary>
public interface IClusterBindings
{
    /// <summary>The bindings of a cluster.</summary>
    Task<Result<BindingListView>> ListAsync(ConsoleIdentity actor, ClusterId cluster, BindingQuery query, CancellationToken cancellationToken);

    /// <summary>One binding.</summary>
    Task<Result<BindingView>> GetAsync(ConsoleIdentity actor, ClusterId cluster, RbacKey binding, CancellationToken cancellationToken);
}
