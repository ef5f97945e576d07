namespace AckAuthConsole.Web.Features.EffectiveAccess;

/// <summary>Names the texts of "Effective access"; the words stand in the resource files beside it.</summary>
public sealed class EffectiveAccessText;
