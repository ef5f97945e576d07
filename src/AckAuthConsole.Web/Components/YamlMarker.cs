namespace AckAuthConsole.Web.Components;

/// <summary>A fault at a place of a text.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong.</param>
public sealed record YamlMarker(int Line, int Column, string Message);
