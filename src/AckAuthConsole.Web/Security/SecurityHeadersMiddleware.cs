using System.Text.RegularExpressions;

namespace AckAuthConsole.Web.Security;

/// <summary>The headers that keep a page from loading, being framed or telling more than it should.</summary>
internal sealed partial class SecurityHeadersMiddleware(RequestDelegate next)
{
    /// <summary>The page of the code editor, see <c>wwwroot/editor</c>.</summary>
    internal const string EditorPage = "/editor/yaml.html";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(static state =>
        {
            var http = (HttpContext)state;
            var headers = http.Response.Headers;
            var isEditor = http.Request.Path == EditorPage;
            headers.ContentSecurityPolicy = PolicyFor(http.Request, isEditor);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers.XFrameOptions = isEditor ? "SAMEORIGIN" : "DENY";
            if (http.Request.IsHttps && !IsLocal(http.Request.Host.Host))
                headers.StrictTransportSecurity = "max-age=31536000";

            // Static assets say themselves how long they may be kept; everything else is somebody's.
            if (headers.CacheControl.Count == 0 || headers.ContentType.ToString().StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    // The code editor writes style attributes. It has a page of its own for that, with nothing else on it, which only the console's pages may frame.
    private static string PolicyFor(HttpRequest request, bool isEditor)
    {
        // Not every browser takes 'self' for web sockets too. The host comes from the request, so only a harmless one is repeated.
        var host = request.Host.Value ?? "";
        var sockets = HarmlessHost().IsMatch(host) ? $" {(request.IsHttps ? "wss" : "ws")}://{host}" : "";
        return $"default-src 'self'; script-src 'self'; style-src 'self'{(isEditor ? " 'unsafe-inline'" : "")}; img-src 'self' data:; font-src 'self'; connect-src 'self'{sockets}; "
            + $"object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors {(isEditor ? "'self'" : "'none'")}";
    }

    private static bool IsLocal(string host) => host is "localhost" or "127.0.0.1" or "[::1]";

    [GeneratedRegex(@"^[A-Za-z0-9.\-]{1,253}(:[0-9]{1,5})?$", RegexOptions.CultureInvariant)]
    private static partial Regex HarmlessHost();
}
