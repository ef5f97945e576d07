using System.Globalization;
using System.Security.Claims;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Results;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Security;

/// <summary>What happens when somebody comes back from the sign-in service, and at each request of a session.</summary>
internal sealed partial class SessionEvents(
    IdTokenValidator tokens, IConsoleAccess access, IAuditTrail trail, SessionRegistry registry, UnknownCallers unknown, IOptions<SignInOptions> options, TimeProvider clock, ILogger<SessionEvents> logger)
{
    /// <summary>Checks the id_token and the account, records the sign-in, and makes the session's claims. Throws <see cref="SignInRefusedException"/>.</summary>
    public async Task SignInAsync(OAuthCreatingTicketContext context)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        var token = context.TokenResponse.Response?.RootElement.TryGetProperty("id_token", out var value) == true ? value.ToString() : null;
        var claims = await tokens.ValidateAsync(token, cancellationToken);
        if (claims is null)
        {
            await RecordAsync(AuditActions.SignInRefused, UnknownActor(context.HttpContext), AuditOutcome.Refused, SignInRefusal.InvalidToken, cancellationToken);
            throw new SignInRefusedException(SignInRefusal.InvalidToken);
        }

        var identity = SessionIdentity.From(new ClaimsPrincipal(claims)) with { ClientAddress = AddressOf(context.HttpContext) };
        var role = await access.RoleOfAsync(identity, cancellationToken);

        // With a cause it is the cloud that refuses the console's own identity; that says nothing about the person.
        if (role.Failure is Failure.Forbidden { Cause: null })
        {
            await RecordAsync(AuditActions.SignInRefused, AuditActor.Of(identity, null), AuditOutcome.Refused, SignInRefusal.OtherAccount, cancellationToken);
            throw new SignInRefusedException(SignInRefusal.OtherAccount);
        }

        if (!role.IsSuccess)
        {
            Log.CannotCheck(logger, role.Failure.Code);
            throw new SignInRefusedException(SignInRefusal.Unavailable);
        }

        if (!await RecordAsync(AuditActions.SignIn, AuditActor.Of(identity, role.Value), AuditOutcome.Succeeded, null, cancellationToken))
            throw new SignInRefusedException(SignInRefusal.NotRecorded);

        foreach (var claim in claims.Claims.Where(static c => IsKept(c.Type)))
            context.Identity!.AddClaim(new Claim(claim.Type, claim.Value));
        context.Identity!.AddClaim(new Claim(SessionClaims.SessionId, Guid.NewGuid().ToString("N")));
        registry.Forget(clock.GetUtcNow() - options.Value.AbsoluteLifetime);
        context.Identity.AddClaim(new Claim(SessionClaims.SignedInAt, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Sends the browser to the page that says why, instead of an error.</summary>
    public async Task FailAsync(RemoteFailureContext context)
    {
        var reason = context.Failure switch
        {
            SignInRefusedException refused => refused.Message,
            HttpRequestException or TaskCanceledException => SignInRefusal.Unavailable,
            AuthenticationFailureException { Message: var message } when message.Contains("orrelation", StringComparison.Ordinal) || message.Contains("state", StringComparison.Ordinal) => SignInRefusal.Correlation,

            // The service tells by this parameter that it did not let the person in, or that the person did not want to.
            _ when context.Request.Query.ContainsKey("error") => SignInRefusal.Cancelled,
            _ => SignInRefusal.Unavailable,
        };
        if (context.Failure is not SignInRefusedException)
        {
            Log.Failed(logger, reason, context.Failure?.GetType().Name ?? "unknown");
            if (unknown.TryTake())
                await RecordAsync(AuditActions.SignInRefused, UnknownActor(context.HttpContext), AuditOutcome.Refused, reason, context.HttpContext.RequestAborted);
        }

        context.Response.Redirect(ConsoleUrls.WithQuery(ConsoleUrls.AccessRefused, ("reason", reason)));
        context.HandleResponse();
    }

    /// <summary>Ends a session that is too old or was signed out, and notes where the browser is now.</summary>
    public async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var user = context.Principal!;
        var id = user.FindFirstValue(SessionClaims.SessionId);
        if (id is null || registry.IsEnded(id)
            || SessionIdentity.SignedInAt(user) is not { } since || clock.GetUtcNow() - since >= options.Value.AbsoluteLifetime)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
            return;
        }

        registry.Touch(id);
        if (user.Identity is ClaimsIdentity claims)
        {
            foreach (var old in claims.FindAll(SessionClaims.ClientAddress).ToList())
                claims.TryRemoveClaim(old);
            if (AddressOf(context.HttpContext) is { } address)
                claims.AddClaim(new Claim(SessionClaims.ClientAddress, address));
        }
    }

    /// <summary>Records the end of a session and makes it useless everywhere.</summary>
    public async Task SignOutAsync(HttpContext context)
    {
        if (context.User.FindFirstValue(SessionClaims.SessionId) is { } id)
            registry.End(id, clock.GetUtcNow() + options.Value.AbsoluteLifetime);

        // Signing out must work even when it cannot be recorded.
        var identity = SessionIdentity.From(context.User);
        await RecordAsync(AuditActions.SignOut, AuditActor.Of(identity, null), AuditOutcome.Succeeded, null, CancellationToken.None);
        await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    private static bool IsKept(string type) => type is SessionClaims.Subject or SessionClaims.AccountId or SessionClaims.UserId or SessionClaims.Type
        or SessionClaims.Name or SessionClaims.PrincipalName or SessionClaims.LoginName;

    private static string? AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress;
        return (address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address)?.ToString();
    }

    private static AuditActor UnknownActor(HttpContext context) => AuditActor.Of(SessionIdentity.Nobody with { ClientAddress = AddressOf(context) }, null);

    private async Task<bool> RecordAsync(string action, AuditActor actor, AuditOutcome outcome, string? failureCode, CancellationToken cancellationToken)
    {
        var appended = await trail.AppendAsync(
            new AuditRecord
            {
                Kind = AuditEntryKind.Event,
                Action = action,
                Actor = actor,
                CorrelationId = Guid.NewGuid().ToString("N"),
                Target = new AuditTarget("session", actor.Id, actor.Name),
                Outcome = outcome,
                FailureCode = failureCode,
            },
            cancellationToken);
        if (!appended.IsSuccess)
            Log.NotRecorded(logger, action, appended.Failure.Code);
        return appended.IsSuccess;
    }

    private static partial class Log
    {
        [LoggerMessage(5010, LogLevel.Warning, "A sign-in failed: {Reason} ({Cause}).")]
        public static partial void Failed(ILogger logger, string reason, string cause);

        [LoggerMessage(5011, LogLevel.Error, "{Action} could not be recorded: {Code}.")]
        public static partial void NotRecorded(ILogger logger, string action, string code);

        [LoggerMessage(5012, LogLevel.Error, "A sign-in was refused because the account cannot be checked: {Code}.")]
        public static partial void CannotCheck(ILogger logger, string code);
    }
}
