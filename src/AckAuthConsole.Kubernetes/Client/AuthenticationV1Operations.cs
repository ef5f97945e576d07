using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>The group <c>authentication.k8s.io</c>: questions about who is who. Nothing is stored.</summary>
public sealed class AuthenticationV1Operations
{
    private const string Group = "apis/authentication.k8s.io/v1/";
    private readonly KubernetesApi _api;

    internal AuthenticationV1Operations(KubernetesApi api) => _api = api;

    /// <summary>Whose token it is.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<V1TokenReview> CreateTokenReviewAsync(V1TokenReview body, CancellationToken cancellationToken) =>
        _api.AskAsync(Group + "tokenreviews", "create", "tokenreviews", body, KubernetesJsonContext.Default.V1TokenReview, cancellationToken);

    /// <summary>As whom the server knows the one who asks. From Kubernetes 1.28 on; older servers answer <see cref="KubernetesErrorKind.NotFound"/>.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<V1SelfSubjectReview> CreateSelfSubjectReviewAsync(CancellationToken cancellationToken) =>
        _api.AskAsync(
            Group + "selfsubjectreviews", "create", "selfsubjectreviews",
            new V1SelfSubjectReview { ApiVersion = "authentication.k8s.io/v1", Kind = "SelfSubjectReview" }, KubernetesJsonContext.Default.V1SelfSubjectReview, cancellationToken);
}
