namespace AckAuthConsole.Web.Features.Findings;

/// <summary>Names the texts of "Findings"; the words stand in the resource files beside it. Those of the rules are <see cref="Core.Findings.FindingTexts"/>.</summary>
public sealed class FindingsText;
