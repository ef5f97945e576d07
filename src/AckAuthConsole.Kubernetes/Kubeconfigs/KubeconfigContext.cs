namespace AckAuthConsole.Kubernetes.Kubeconfigs;

/// <summary>One context of a kubeconfig: which cluster, as whom.</summary>
/// <param name="Name">The context's name.</param>
/// <param name="Cluster">The name of its cluster entry.</param>
/// <param name="User">The name of its user entry.</param>
/// <param name="Namespace">Its namespace; empty for none.</param>
public sealed record KubeconfigContext(string Name, string Cluster, string User, string Namespace);
