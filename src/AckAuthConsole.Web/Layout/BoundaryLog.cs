namespace AckAuthConsole.Web.Layout;

/// <summary>What the error boundary logs.</summary>
internal static partial class BoundaryLog
{
    [LoggerMessage(5020, LogLevel.Error, "A page failed; the person was shown the id {ErrorId}.")]
    public static partial void PageFailed(ILogger logger, string errorId, Exception exception);
}
