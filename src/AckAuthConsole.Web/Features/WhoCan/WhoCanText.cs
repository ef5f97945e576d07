namespace AckAuthConsole.Web.Features.WhoCan;

/// <summary>Names the texts of "Who can"; the words stand in the resource files beside it.</summary>
public sealed class WhoCanText;
