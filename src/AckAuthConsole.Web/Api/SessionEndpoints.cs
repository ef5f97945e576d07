using AckAuthConsole.Web.Layout;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace AckAuthConsole.Web.Api;

/// <summary>Sign-in, sign-out and what keeps a session; plain endpoints, because only they have a request and its cookies.</summary>
internal static class SessionEndpoints
{
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ConsoleUrls.SignIn, SignIn).AllowAnonymous();
        routes.MapPost(ConsoleUrls.SignOut, SignOutAsync).AllowAnonymous();
        routes.MapGet(ConsoleUrls.SignedOut, static () => new RazorComponentResult<SignedOutPage>()).AllowAnonymous();
        routes.MapGet(ConsoleUrls.AccessRefused, static (string? reason) =>
            new RazorComponentResult<AccessRefusedPage>(new { Reason = reason }) { StatusCode = StatusCodes.Status403Forbidden }).AllowAnonymous();
        routes.MapGet(ConsoleUrls.Resumed, static () => new RazorComponentResult<ResumedPage>());
        routes.MapGet(ConsoleUrls.SessionRenewal, static (HttpContext context, SessionProof proof) => TypedResults.Text(proof.Write(context.User)));
    }

    private static IResult SignIn(HttpContext context, string? returnUrl)
    {
        // The sign-in service sends codes only to HTTPS and to this machine.
        if (!context.Request.IsHttps && !IsThisMachine(context.Request.Host.Host))
            return Results.LocalRedirect(ConsoleUrls.WithQuery(ConsoleUrls.AccessRefused, ("reason", SignInRefusal.PlainHttp)));

        var properties = new AuthenticationProperties { RedirectUri = ConsoleUrls.IsLocal(returnUrl) ? returnUrl : ConsoleUrls.Overview };
        return Results.Challenge(properties, [SecurityServiceCollectionExtensions.RamOAuth]);
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, IAntiforgery antiforgery, SessionEvents session)
    {
        // A session that ended by itself leaves nothing to protect, and its form's token does not fit any more.
        if (context.User.Identity?.IsAuthenticated != true)
            return Results.LocalRedirect(ConsoleUrls.SignedOut);
        if (!await antiforgery.IsRequestValidAsync(context))
            return ErrorEndpoint.Problem(context, StatusCodes.Status400BadRequest, "Problem_antiforgery");

        await session.SignOutAsync(context);
        return Results.LocalRedirect(ConsoleUrls.SignedOut);
    }

    private static bool IsThisMachine(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (System.Net.IPAddress.TryParse(host.Trim('[', ']'), out var address) && System.Net.IPAddress.IsLoopback(address));
}
