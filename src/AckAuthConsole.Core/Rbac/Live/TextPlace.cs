namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>A place in a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public readonly record struct TextPlace(int Line, int Column);
