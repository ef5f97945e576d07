namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Something that runs as a service account.</summary>
/// <param name="Namespace">Where.</param>
/// <param name="Kind">The controller's kind, for instance <c>Deployment</c>, <c>DaemonSet</c>; <c>Pod</c> for a pod without one.</param>
/// <param name="Name">Its name.</param>
/// <param name="ServiceAccount">The service account's name; <c>default</c> when none is given.</param>
/// <param name="MountsToken">Whether the pods carry the account's token.</param>
/// <param name="RunsOnEveryNode">Whether it is a daemon set.</param>
/// <param name="IsPrivileged">Whether a container is privileged, or the pod shares the node's network, processes or file system.</param>
/// <param name="FacesNetwork">Whether it can be reached from outside the cluster: by a port or the network of its node, a service with an address outside, or an ingress.</param>
public sealed record Workload(string Namespace, string Kind, string Name, string ServiceAccount, bool MountsToken, bool RunsOnEveryNode, bool IsPrivileged, bool FacesNetwork = false);
