namespace AckAuthConsole.Web.Features.RbacChanges;

/// <summary>Names the texts of changing roles and bindings; the words stand in the resource files beside it.</summary>
public sealed class RbacChangesText;
