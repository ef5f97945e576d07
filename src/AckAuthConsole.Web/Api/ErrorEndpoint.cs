using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Layout;
using AckAuthConsole.Web.Resources;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Api;

/// <summary>Errors of endpoints in the person's language: a page for people, a problem document for programs. Neither tells what broke inside.</summary>
internal static class ErrorEndpoint
{
    private static readonly string[] s_programs = ["/api", ConsoleUrls.SessionRenewal, "/_blazor", "/_framework", "/health"];

    /// <summary>Whether a person's browser asks for a page.</summary>
    public static bool IsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Headers["Sec-Fetch-Dest"].ToString() is ("" or "document")
        && (!s_programs.Any(p => context.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase))
            || (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)));

    /// <summary>Answers after an exception that nobody caught. The id leads to the log.</summary>
    public static Task HandleAsync(HttpContext context)
    {
        var path = context.Features.Get<IExceptionHandlerPathFeature>()?.Path;
        context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        if (!IsPage(context) || path is null)
            return Problem(context, StatusCodes.Status500InternalServerError, "Problem_internal").ExecuteAsync(context);

        return new RazorComponentResult<ErrorPage>(new { RequestId = context.TraceIdentifier }) { StatusCode = StatusCodes.Status500InternalServerError }.ExecuteAsync(context);
    }

    /// <summary>A problem document with texts of the key and <c>…_advice</c>.</summary>
    public static IResult Problem(HttpContext context, int status, string key)
    {
        var texts = context.RequestServices.GetRequiredService<IStringLocalizer<SharedText>>();
        return Results.Problem(statusCode: status, title: texts[key], detail: texts[key + "_advice"], extensions: Extensions(context, key));
    }

    /// <summary>A failure of a use case as a problem document, with its own status.</summary>
    public static IResult Problem(HttpContext context, Failure failure)
    {
        var words = context.RequestServices.GetRequiredService<FailureText>();
        var status = failure.Match(
            static _ => StatusCodes.Status404NotFound,
            static _ => StatusCodes.Status409Conflict,
            static _ => StatusCodes.Status403Forbidden,
            static _ => StatusCodes.Status400BadRequest,
            static _ => StatusCodes.Status429TooManyRequests,
            static _ => StatusCodes.Status503ServiceUnavailable);
        return Results.Problem(statusCode: status, title: words.Describe(failure), detail: words.Advise(failure), extensions: Extensions(context, failure.Code));
    }

    private static Dictionary<string, object?> Extensions(HttpContext context, string code) =>
        new(StringComparer.Ordinal) { ["code"] = code, ["requestId"] = context.TraceIdentifier };
}
