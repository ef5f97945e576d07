using System.Globalization;
using System.Security.Claims;
using AckAuthConsole.Core.Access;

namespace AckAuthConsole.Web.Security;

/// <summary>Reads who acts from a session's claims.</summary>
internal static class SessionIdentity
{
    /// <summary>Nobody: every use case refuses it.</summary>
    public static ConsoleIdentity Nobody { get; } =
        new() { Kind = ConsoleIdentityKind.RamUser, AccountId = "", Id = "", Name = "", Subject = "" };

    /// <summary>Who acts; <see cref="Nobody"/> for an anonymous or incomplete principal.</summary>
    public static ConsoleIdentity From(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true)
            return Nobody;

        var accountId = user.FindFirstValue(SessionClaims.AccountId);
        var id = user.FindFirstValue(SessionClaims.UserId);
        var subject = user.FindFirstValue(SessionClaims.Subject);
        if (string.IsNullOrEmpty(accountId) || string.IsNullOrEmpty(id) || string.IsNullOrEmpty(subject) || KindOf(user) is not { } kind)
            return Nobody;

        return new()
        {
            Kind = kind,
            AccountId = accountId,
            Id = id,
            Subject = subject,
            Name = FirstSet(user, SessionClaims.PrincipalName, SessionClaims.Name, SessionClaims.LoginName) ?? id,
            ClientAddress = user.FindFirstValue(SessionClaims.ClientAddress),
        };
    }

    /// <summary>When the person signed in; null when the claim is missing or malformed.</summary>
    public static DateTimeOffset? SignedInAt(ClaimsPrincipal user) =>
        long.TryParse(user.FindFirstValue(SessionClaims.SignedInAt), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    private static ConsoleIdentityKind? KindOf(ClaimsPrincipal user) => user.FindFirstValue(SessionClaims.Type) switch
    {
        "account" => ConsoleIdentityKind.Account,
        "user" => ConsoleIdentityKind.RamUser,
        "role" => ConsoleIdentityKind.RamRole,
        _ => null,
    };

    private static string? FirstSet(ClaimsPrincipal user, params ReadOnlySpan<string> types)
    {
        foreach (var type in types)
        {
            if (user.FindFirstValue(type) is { Length: > 0 } value)
                return value;
        }

        return null;
    }
}
