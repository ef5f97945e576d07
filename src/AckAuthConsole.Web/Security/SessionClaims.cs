namespace AckAuthConsole.Web.Security;

/// <summary>The claims of a session: the sign-in service's own names, and ours with a prefix.</summary>
internal static class SessionClaims
{
    /// <summary>The opaque subject.</summary>
    public const string Subject = "sub";

    /// <summary>The account's id.</summary>
    public const string AccountId = "aid";

    /// <summary>The id of the user, the role or the account.</summary>
    public const string UserId = "uid";

    /// <summary><c>account</c>, <c>user</c> or <c>role</c>.</summary>
    public const string Type = "type";

    /// <summary>Display name, or role and session name.</summary>
    public const string Name = "name";

    /// <summary>The user's principal name.</summary>
    public const string PrincipalName = "upn";

    /// <summary>The account's logon name.</summary>
    public const string LoginName = "login_name";

    /// <summary>The session's own id.</summary>
    public const string SessionId = "ack:session";

    /// <summary>When the person signed in (Unix seconds); the absolute lifetime counts from here.</summary>
    public const string SignedInAt = "ack:signed-in";

    /// <summary>Where the browser is, as this request saw it.</summary>
    public const string ClientAddress = "ack:client";
}
