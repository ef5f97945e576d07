namespace AckAuthConsole.Web.Features.ClusterAccess;

/// <summary>Names the texts of "Access"; the words stand in the resource files beside it.</summary>
public sealed class ClusterAccessText;
