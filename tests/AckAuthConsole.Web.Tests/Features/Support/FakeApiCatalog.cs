using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.Web.Tests.Features.Support;

/// <summary>A cluster's resources: pods and one of its own.</summary>
internal sealed class FakeApiCatalog : IApiCatalog
{
    public Failure? Gap { get; set; }

    public Task<Result<ApiCatalog>> OfAsync(ConsoleIdentity actor, ClusterId cluster, CancellationToken cancellationToken) =>
        Task.FromResult(Result.Success(new ApiCatalog([new ApiResource("", "pods", true, ["get"]), new ApiResource("shop.example.com", "carts", true, ["get"]), new ApiResource("shop.example.com", "carts/scale", true, ["get"])], Gap)));
}
