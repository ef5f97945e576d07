using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace AckAuthConsole.Emulator.OAuth;

/// <summary>Writes the JSON answers of the endpoints.</summary>
internal static class OAuthReply
{
    public static Task WriteAsync(HttpContext http, int status, JsonObject body)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json;charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return http.Response.WriteAsync(body.ToJsonString(), http.RequestAborted);
    }

    public static Task WriteErrorAsync(HttpContext http, int status, string error, string description) =>
        WriteAsync(http, status, new() { ["error"] = error, ["error_description"] = description });
}
