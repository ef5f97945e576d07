using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>Where people sign in: instead of a password they pick who they are.</summary>
internal sealed class AuthorizeEndpoint(EmulatorOptions options, OAuthAddresses addresses, OAuthIdentities identities, OAuthStore store, TimeProvider clock)
{
    private const int MostShown = 100;
    private const int LongestSearch = 100;

    /// <summary>Shows the page, or signs in at once when <c>login_hint</c> names an identity exactly (a shortcut of the emulator, for tests).</summary>
    public async Task ShowAsync(HttpContext http)
    {
        var request = OAuthRequest.From(http.Request.Query);
        if (await IsRefusedAsync(http, request))
        {
            return;
        }

        if (http.Request.Query["login_hint"].ToString() is { Length: > 0 } hint && identities.FindByHint(hint) is { } hinted)
        {
            Answer(http, request, hinted);
            return;
        }

        var search = http.Request.Query["q"].ToString().Trim();
        search = search.Length > LongestSearch ? search[..LongestSearch] : search;
        var found = identities.Search(search, MostShown);
        await WritePageAsync(http, StatusCodes.Status200OK, page => page.Choose(request, addresses.AuthorizePath, search, found), request.RedirectUri);
    }

    /// <summary>Signs in as the identity of the form: <c>account</c>, <c>user:&lt;name&gt;</c> or <c>role:&lt;role&gt;:&lt;session&gt;</c>.</summary>
    public async Task SignInAsync(HttpContext http)
    {
        if (!http.Request.HasFormContentType)
        {
            await WritePageAsync(http, StatusCodes.Status400BadRequest, page => page.Refuse(page.Words.NotAForm));
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var request = OAuthRequest.From(form);
        if (await IsRefusedAsync(http, request))
        {
            return;
        }

        if (identities.Find(form["identity"].ToString()) is { } identity)
        {
            Answer(http, request, identity);
        }
        else
        {
            await WritePageAsync(http, StatusCodes.Status400BadRequest, page => page.Refuse(page.Words.UnknownIdentity));
        }
    }

    // A wrong client or address must not be redirected to: that is shown to the person; anything else is told to the application.
    private async Task<bool> IsRefusedAsync(HttpContext http, OAuthRequest request)
    {
        if (request.ClientId != options.OAuthClientId)
        {
            await WritePageAsync(http, StatusCodes.Status400BadRequest, page => page.Refuse(page.Words.UnknownClient, request.ClientId));
            return true;
        }

        if (!addresses.IsRegistered(request.RedirectUri))
        {
            await WritePageAsync(http, StatusCodes.Status400BadRequest, page => page.Refuse(page.Words.UnknownRedirect, request.RedirectUri));
            return true;
        }

        if (request.FindFault() is { } fault)
        {
            Redirect(http, request.Answer(("error", fault.Error), ("error_description", fault.Description)));
            return true;
        }

        return false;
    }

    private void Answer(HttpContext http, OAuthRequest request, OAuthIdentity identity)
    {
        if (identity.IsFrozen)
        {
            Redirect(http, request.Answer(("error", "access_denied"), ("error_description", "the RAM user is frozen")));
            return;
        }

        identities.SignedIn(identity);
        var code = store.AddCode(new(
            identity,
            request.Scopes,
            request.RedirectUri!,
            request.Challenge,
            request.ChallengeIsHashed,
            request.IsOffline,
            clock.GetUtcNow() + OAuthStore.CodeLife));
        Redirect(http, request.Answer(("code", code)));
    }

    private static void Redirect(HttpContext http, string address)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Redirect(address);
    }

    private static Task WritePageAsync(HttpContext http, int status, Func<AuthorizePage, string> render, string? redirectUri = null)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        var page = new AuthorizePage(AuthorizeWords.For(http.Request.Headers.AcceptLanguage.ToString()), nonce);
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";

        // Browsers apply form-action to the redirect that answers a form as well, so the application's origin has to be in it.
        var application = redirectUri is null ? "" : " " + new Uri(redirectUri).GetLeftPart(UriPartial.Authority);
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; form-action 'self'{application}; base-uri 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.XFrameOptions = "DENY";
        response.Headers["Referrer-Policy"] = "no-referrer";
        return response.WriteAsync(render(page), http.RequestAborted);
    }
}
