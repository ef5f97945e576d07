using AckAuthConsole.Core.Rbac.Evaluation;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Kubernetes.Manifests;

namespace AckAuthConsole.Cli.Sources;

/// <summary>What a command works on.</summary>
/// <param name="Rbac">The RBAC objects.</param>
/// <param name="Workloads">What runs; null when nothing is known of it.</param>
/// <param name="Places">Where roles and bindings stand; empty for a cluster.</param>
/// <param name="Version">The API server's version; null when not known.</param>
internal sealed record LoadedCluster(RbacSnapshot Rbac, ClusterWorkloads? Workloads, IReadOnlyDictionary<RbacKey, ManifestPlace> Places, string? Version = null);
