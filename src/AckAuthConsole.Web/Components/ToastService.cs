namespace AckAuthConsole.Web.Components;

/// <summary>Short messages about something that was done, shown for a while at the edge of the page and read aloud.</summary>
public sealed class ToastService
{
    /// <summary>Raised when a message is to be shown.</summary>
    public event Action<ToastMessage>? Shown;

    /// <summary>Shows a message that is already in the person's language.</summary>
    public void Show(string text, ToastKind kind = ToastKind.Done) => Shown?.Invoke(new(text, kind));
}
