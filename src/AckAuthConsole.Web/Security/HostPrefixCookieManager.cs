using Microsoft.AspNetCore.Authentication.Cookies;

namespace AckAuthConsole.Web.Security;

/// <summary>Puts <c>__Host-</c> before a cookie's name over HTTPS, so that no other host or plain HTTP can set it; over plain HTTP (localhost) browsers would refuse the prefix.</summary>
internal sealed class HostPrefixCookieManager : ICookieManager
{
    private const string Prefix = "__Host-";
    private readonly ChunkingCookieManager _inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, NameIn(context, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        _inner.AppendResponseCookie(context, NameIn(context, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) => _inner.DeleteCookie(context, NameIn(context, key), options);

    private static string NameIn(HttpContext context, string key) => context.Request.IsHttps ? Prefix + key : key;
}
