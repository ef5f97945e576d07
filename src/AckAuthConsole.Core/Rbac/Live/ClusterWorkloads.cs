namespace AckAuthConsole.Core.Rbac.Live;

/// <summary>Service accounts of a cluster and who runs as them.</summary>
/// <param name="ServiceAccounts">Namespace and name of every service account.</param>
/// <param name="Workloads">Pods by the controller that made them, and pods without one.</param>
/// <param name="Gaps">Resources that could not be read, with the reason: <c>pods</c>, <c>deployments</c>, <c>daemonsets</c>, <c>serviceaccounts</c>, <c>services</c>, <c>ingresses</c>.</param>
public sealed record ClusterWorkloads(
    IReadOnlyList<(string Namespace, string Name)> ServiceAccounts,
    IReadOnlyList<Workload> Workloads,
    IReadOnlyList<(string Resource, Results.Failure Failure)> Gaps);
