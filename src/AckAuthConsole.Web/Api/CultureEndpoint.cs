using AckAuthConsole.Web.Hosting;
using Microsoft.AspNetCore.Localization;

namespace AckAuthConsole.Web.Api;

/// <summary>Switches the language by a cookie. Takes listed cultures and local return addresses only.</summary>
internal static class CultureEndpoint
{
    /// <summary>The cookie's name.</summary>
    public const string CookieName = "ack-culture";

    public static void MapCulture(this IEndpointRouteBuilder routes) => routes.MapGet(ConsoleUrls.Culture, Switch).AllowAnonymous();

    private static IResult Switch(HttpContext context, string? culture, string? returnUrl)
    {
        var known = ConsoleApplication.Cultures.FirstOrDefault(c => string.Equals(c, culture, StringComparison.OrdinalIgnoreCase));
        if (known is null)
            return ErrorEndpoint.Problem(context, StatusCodes.Status400BadRequest, "Problem_culture");

        context.Response.Cookies.Append(CookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(known)), new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(365),
            IsEssential = true,
        });
        return Results.LocalRedirect(ConsoleUrls.IsLocal(returnUrl) ? returnUrl! : ConsoleUrls.Overview);
    }
}
