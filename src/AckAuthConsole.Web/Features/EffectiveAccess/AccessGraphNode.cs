namespace AckAuthConsole.Web.Features.EffectiveAccess;

/// <summary>A box of the graph.</summary>
/// <param name="Id">Its name among the nodes.</param>
/// <param name="Column">0 identity, 1 user name or group, 2 binding, 3 role, 4 resources.</param>
/// <param name="Text">What it says, unshortened.</param>
/// <param name="Detail">A second line; may be empty.</param>
/// <param name="IsMissing">Whether it is named but does not exist.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
public sealed record AccessGraphNode(string Id, int Column, string Text, string Detail, bool IsMissing = false, int X = 0, int Y = 0)
{
    /// <summary>The most characters that a line of a box can show.</summary>
    public const int MaxLine = 27;

    /// <summary>The text as it fits.</summary>
    public string Line => Shorten(Text);

    /// <summary>The second line as it fits.</summary>
    public string DetailLine => Shorten(Detail);

    // In the middle: names in a cluster often differ at their ends.
    private static string Shorten(string text) => text.Length <= MaxLine ? text : string.Concat(text.AsSpan(0, MaxLine / 2), "…", text.AsSpan(text.Length - (MaxLine / 2)));
}
