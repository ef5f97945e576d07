using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Layout;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;

namespace AckAuthConsole.Web.Hosting;

/// <summary>Registers what pages and components ask for.</summary>
internal static class WebServiceCollectionExtensions
{
    /// <summary>The services of pages and components; nothing of the cloud or the database.</summary>
    public static IServiceCollection AddConsoleComponents(this IServiceCollection services)
    {
        services.AddLocalization();
        services.AddScoped<ConsoleScript>();
        services.AddScoped<BrowserTime>();
        services.AddScoped<ToastService>();
        services.AddScoped<ConsoleSession>();
        services.AddScoped<FailureText>();
        services.AddScoped<RoleWords>();
        services.AddSingleton<AccountSummary>();
        services.AddSingleton<SessionRegistry>();
        services.AddSingleton<SessionProof>();
        services.AddScoped<AuthenticationStateProvider, SessionAuthenticationStateProvider>();
        return services;
    }
}
