namespace AckAuthConsole.Web.Layout;

/// <summary>An entry of the left navigation.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Href">Where it leads.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="Exact">Whether only the very address marks it as current.</param>
/// <param name="Disabled">Whether the person may not go there; the reason is shown.</param>
public sealed record NavigationEntry(string Text, string Href, string Icon, bool Exact = false, bool Disabled = false);
