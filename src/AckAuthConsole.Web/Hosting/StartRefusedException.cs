namespace AckAuthConsole.Web.Hosting;

/// <summary>The console cannot start; the message tells a person why and what to do.</summary>
internal sealed class StartRefusedException : Exception
{
    public StartRefusedException()
    {
    }

    public StartRefusedException(string message) : base(message)
    {
    }

    public StartRefusedException(string message, Exception inner) : base(message, inner)
    {
    }
}
