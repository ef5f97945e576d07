using Microsoft.AspNetCore.Routing;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>RAM OAuth: sign-in for applications.</summary>
internal static class OAuthEndpoints
{
    /// <summary>Adds the endpoints. Services: <c>EmulatorState</c>, <c>EmulatorOptions</c>, <c>EmulatorAddresses</c>, <c>TimeProvider</c>.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => ArgumentNullException.ThrowIfNull(endpoints);
}
