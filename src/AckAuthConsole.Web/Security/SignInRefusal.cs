namespace AckAuthConsole.Web.Security;

/// <summary>Why somebody was not signed in; the names are the page's parameter and the record's code.</summary>
internal static class SignInRefusal
{
    /// <summary>The identity belongs to another account.</summary>
    public const string OtherAccount = "other-account";

    /// <summary>The id_token is missing, forged, out of date or meant for somebody else.</summary>
    public const string InvalidToken = "invalid-token";

    /// <summary>The person cancelled, or the sign-in service answered with an error.</summary>
    public const string Cancelled = "cancelled";

    /// <summary>The sign-in took too long, or was begun in another browser.</summary>
    public const string Correlation = "correlation";

    /// <summary>The cloud does not answer, so that nobody's account can be checked.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>The sign-in could not be recorded.</summary>
    public const string NotRecorded = "not-recorded";

    /// <summary>Plain HTTP on a host that is not this machine.</summary>
    public const string PlainHttp = "plain-http";

    /// <summary>Every code.</summary>
    public static IReadOnlyList<string> All { get; } = [OtherAccount, InvalidToken, Cancelled, Correlation, Unavailable, NotRecorded, PlainHttp];
}
