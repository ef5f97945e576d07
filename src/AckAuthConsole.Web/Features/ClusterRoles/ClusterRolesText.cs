namespace AckAuthConsole.Web.Features.ClusterRoles;

/// <summary>Names the texts of "Cluster Roles"; the words stand in the resource files beside it.</summary>
public sealed class ClusterRolesText;
