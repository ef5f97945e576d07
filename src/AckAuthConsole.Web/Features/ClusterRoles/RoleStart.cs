using AckAuthConsole.Core.Rbac.Live;

namespace AckAuthConsole.Web.Features.ClusterRoles;

/// <summary>What a page that changes a role begins with.</summary>
/// <param name="Manifest">The role as it is; null for a new one.</param>
public sealed record RoleStart(RbacManifest? Manifest);
