using AckAuthConsole.Core.Directory;

namespace AckAuthConsole.Core.Clusters;

/// <summary>An identity that holds a kubeconfig of a cluster (CS ListClusterKubeconfigStates). The way deleted identities come to light.</summary>
/// <param name="Ref">The identity; null for the account itself.</param>
/// <param name="AccountId">The id as the cloud gave it.</param>
/// <param name="Name">The name as the cloud gave it.</param>
/// <param name="DisplayName">The display name as the cloud gave it.</param>
/// <param name="IsDeleted">Whether RAM has deleted the identity.</param>
/// <param name="CertificateState"><c>Unexpired</c>, <c>Expired</c> or <c>Unknown</c>.</param>
/// <param name="ExpiresAt">When the certificate ends; null when not known.</param>
public sealed record KubeconfigHolder(
    PrincipalRef? Ref,
    string AccountId,
    string Name,
    string DisplayName,
    bool IsDeleted,
    string CertificateState,
    DateTimeOffset? ExpiresAt);
