using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Core.Rbac.Catalog;

/// <summary>Tells what rules can name in a cluster, for whoever writes one.</summary>
public interface IApiCatalog
{
    /// <summary>The cluster's resources. A cluster that does not answer gives the usual ones with the reason; only somebody who may not look, or a cluster that is not known, is a failure.</summary>
    Task<Result<ApiCatalog>> OfAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken);
}
