namespace AckAuthConsole.Web.Resources;

/// <summary>Marks the texts that belong to no single feature.</summary>
public sealed class SharedText;
