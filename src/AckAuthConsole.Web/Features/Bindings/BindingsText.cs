namespace AckAuthConsole.Web.Features.Bindings;

/// <summary>Names the texts of "Bindings"; the words stand in the resource files beside it.</summary>
public sealed class BindingsText;
