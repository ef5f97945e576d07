namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>From where a watch goes on: the opaque resource version of each list.</summary>
/// <param name="Versions">Resource version by plural (<c>clusterroles</c>, <c>roles</c>, <c>clusterrolebindings</c>, <c>rolebindings</c>, <c>namespaces</c>); what could not be listed is missing.</param>
public sealed record RbacPosition(IReadOnlyDictionary<string, string> Versions);
