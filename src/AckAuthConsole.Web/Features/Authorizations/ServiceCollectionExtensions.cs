using Microsoft.Extensions.DependencyInjection.Extensions;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>Registers what the authorization pages need beside Core's use cases.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>Adds it.</summary>
    public static IServiceCollection AddAuthorizationPages(this IServiceCollection services)
    {
        services.TryAddScoped<IReviewDrafts, BrowserReviewDrafts>();
        return services;
    }
}
