using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>RAM OAuth: sign-in for applications by OpenID Connect, on the paths of the cloud.</summary>
internal static class OAuthEndpoints
{
    public const string AuthorizePath = "/oauth2/v1/auth";
    public const string TokenPath = "/v1/token";
    public const string RevokePath = "/v1/revoke";
    public const string UserInfoPath = "/v1/userinfo";
    public const string KeysPath = "/v1/keys";
    public const string DiscoveryPath = "/.well-known/openid-configuration";

    /// <summary>Adds what the endpoints need beside the emulator's own services.</summary>
    public static IServiceCollection AddOAuth(this IServiceCollection services) => services
        .AddSingleton<OAuthAddresses>().AddSingleton<OAuthKeys>().AddSingleton<OAuthIdentities>().AddSingleton<OAuthStore>()
        .AddSingleton<AuthorizeEndpoint>().AddSingleton<TokenEndpoint>().AddSingleton<DiscoveryEndpoint>();

    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var authorize = endpoints.ServiceProvider.GetRequiredService<AuthorizeEndpoint>();
        var token = endpoints.ServiceProvider.GetRequiredService<TokenEndpoint>();
        var discovery = endpoints.ServiceProvider.GetRequiredService<DiscoveryEndpoint>();

        endpoints.MapGet(DiscoveryPath, discovery.DescribeAsync);
        endpoints.MapGet(KeysPath, discovery.ListKeysAsync);
        endpoints.MapGet(AuthorizePath, authorize.ShowAsync);
        endpoints.MapPost(AuthorizePath, authorize.SignInAsync);
        endpoints.MapPost(TokenPath, token.ExchangeAsync);
        endpoints.MapPost(RevokePath, token.RevokeAsync);
        endpoints.MapGet(UserInfoPath, token.DescribeUserAsync);
        endpoints.MapPost(UserInfoPath, token.DescribeUserAsync);
    }
}
