namespace AckAuthConsole.Web.Components;

/// <summary>A short message.</summary>
/// <param name="Text">In the person's language.</param>
/// <param name="Kind">What it is about.</param>
public sealed record ToastMessage(string Text, ToastKind Kind);

/// <summary>What a short message is about.</summary>
public enum ToastKind
{
    /// <summary>Something was done.</summary>
    Done,

    /// <summary>Good to know.</summary>
    Note,

    /// <summary>Something did not work.</summary>
    Failed,
}
