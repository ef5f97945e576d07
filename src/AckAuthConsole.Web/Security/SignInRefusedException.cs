namespace AckAuthConsole.Web.Security;

/// <summary>Ends a sign-in; the message is one of <see cref="SignInRefusal"/>.</summary>
internal sealed class SignInRefusedException : Exception
{
    public SignInRefusedException()
    {
    }

    public SignInRefusedException(string message) : base(message)
    {
    }

    public SignInRefusedException(string message, Exception inner) : base(message, inner)
    {
    }
}
