using System.Net;
using AckAuthConsole.AlibabaCloud.OAuth;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Security;

/// <summary>Registers sign-in, sessions and who may ask for what.</summary>
internal static class SecurityServiceCollectionExtensions
{
    /// <summary>The scheme of RAM OAuth.</summary>
    public const string RamOAuth = "ram-oauth";

    private const string CookieName = "ack-session";

    /// <summary>Adds all of it. Everything needs sign-in unless it opts out by name.</summary>
    public static IServiceCollection AddConsoleSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SignInOptions>().Bind(configuration.GetSection(SignInOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>());
        services.AddOptions<ProxyOptions>().Bind(configuration.GetSection(ProxyOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProxyOptions>, ProxyOptionsValidator>());
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<IdTokenValidator>();
        services.AddSingleton<UnknownCallers>();
        services.AddScoped<SessionEvents>();
        services.AddSingleton<HostPrefixCookieManager>();
        services.AddScoped<CircuitHandler, SessionCircuitHandler>();
        services.AddCascadingAuthenticationState();
        services.AddHttpClient(SigningKeys.ClientName)
            .ConfigureHttpClient(static (provider, client) => client.Timeout = provider.GetRequiredService<IOptions<SignInOptions>>().Value.BackchannelTimeout)
            .ConfigureHttpClient(static client => client.MaxResponseContentBufferSize = 256 * 1024)
            .ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
            .RemoveAllLoggers();

        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie()
            .AddOAuth(RamOAuth, static _ => { });
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SignInOptions>, HostPrefixCookieManager>(ConfigureCookie);
        services.AddOptions<OAuthOptions>(RamOAuth).Configure<IOptions<SignInOptions>, OAuthEndpoints, IHttpClientFactory>(ConfigureOAuth);

        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(static options =>
        {
            options.Cookie.Name = "ack-antiforgery";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>(ConfigureProxies);
        return services;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, IOptions<SignInOptions> options, HostPrefixCookieManager manager)
    {
        cookie.Cookie.Name = CookieName;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.Path = "/";
        cookie.CookieManager = manager;
        cookie.ExpireTimeSpan = options.Value.IdleLifetime;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = ConsoleUrls.SignIn;
        cookie.AccessDeniedPath = ConsoleUrls.AccessRefused;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnValidatePrincipal = static context => context.HttpContext.RequestServices.GetRequiredService<SessionEvents>().ValidateAsync(context);
        cookie.Events.OnRedirectToLogin = static context =>
        {
            // Scripts cannot follow a redirect to a sign-in page; they need the status.
            if (Api.ErrorEndpoint.IsPage(context.HttpContext))
                context.Response.Redirect(context.RedirectUri);
            else
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
    }

    private static void ConfigureOAuth(OAuthOptions oauth, IOptions<SignInOptions> options, OAuthEndpoints endpoints, IHttpClientFactory clients)
    {
        oauth.SignInScheme = CookieAuthenticationDefaults.AuthenticationScheme;
        oauth.ClientId = options.Value.ClientId;
        oauth.ClientSecret = options.Value.ClientSecret;
        oauth.AuthorizationEndpoint = endpoints.Authorization.AbsoluteUri;
        oauth.TokenEndpoint = endpoints.Token.AbsoluteUri;
        oauth.UserInformationEndpoint = endpoints.UserInfo.AbsoluteUri;
        oauth.CallbackPath = ConsoleUrls.SignInCallback;
        oauth.UsePkce = true;
        oauth.SaveTokens = false;
        oauth.Scope.Clear();
        oauth.Scope.Add("openid");
        oauth.Scope.Add("aliuid");
        oauth.Scope.Add("profile");

        // The answer comes by a top-level GET, so Lax is enough, and works over plain HTTP on localhost where "None" would not.
        oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
        oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        oauth.RemoteAuthenticationTimeout = TimeSpan.FromMinutes(15);
        oauth.Backchannel = clients.CreateClient(SigningKeys.ClientName);
        oauth.Events.OnCreatingTicket = static context => context.HttpContext.RequestServices.GetRequiredService<SessionEvents>().SignInAsync(context);
        oauth.Events.OnRemoteFailure = static context => context.HttpContext.RequestServices.GetRequiredService<SessionEvents>().FailAsync(context);
    }

    private static void ConfigureProxies(ForwardedHeadersOptions headers, IOptions<ProxyOptions> options)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        headers.ForwardLimit = options.Value.Hops;
        headers.KnownProxies.Clear();
        headers.KnownIPNetworks.Clear();
        foreach (var address in options.Value.Addresses)
            headers.KnownProxies.Add(IPAddress.Parse(address));
        foreach (var network in options.Value.Networks)
            headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    }
}
