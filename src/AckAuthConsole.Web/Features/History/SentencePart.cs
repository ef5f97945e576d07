namespace AckAuthConsole.Web.Features.History;

/// <summary>A stretch of a sentence.</summary>
/// <param name="Text">The words, not encoded.</param>
/// <param name="IsName">Whether it names somebody or something, and so stands out.</param>
public readonly record struct SentencePart(string Text, bool IsName = false);
