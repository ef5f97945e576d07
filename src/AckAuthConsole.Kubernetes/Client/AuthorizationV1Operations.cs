using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>The group <c>authorization.k8s.io</c>: questions about who may do what. Nothing is stored, so failed questions are asked again.</summary>
public sealed class AuthorizationV1Operations
{
    private const string Group = "apis/authorization.k8s.io/v1/";
    private readonly KubernetesApi _api;

    internal AuthorizationV1Operations(KubernetesApi api) => _api = api;

    /// <summary>Whether somebody may do something.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<V1SubjectAccessReview> CreateSubjectAccessReviewAsync(V1SubjectAccessReview body, CancellationToken cancellationToken) =>
        _api.AskAsync(Group + "subjectaccessreviews", "create", "subjectaccessreviews", body, KubernetesJsonContext.Default.V1SubjectAccessReview, cancellationToken);

    /// <summary>Whether somebody may do something in a namespace; the one who asks needs the right to ask in that namespace only.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<V1LocalSubjectAccessReview> CreateLocalSubjectAccessReviewAsync(string ns, V1LocalSubjectAccessReview body, CancellationToken cancellationToken) =>
        _api.AskAsync(
            $"{Group}namespaces/{KubernetesPaths.Segment(ns, "namespace", "localsubjectaccessreviews")}/localsubjectaccessreviews",
            "create", "localsubjectaccessreviews", body, KubernetesJsonContext.Default.V1LocalSubjectAccessReview, cancellationToken);

    /// <summary>Whether the one who asks may do something.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<V1SelfSubjectAccessReview> CreateSelfSubjectAccessReviewAsync(V1SelfSubjectAccessReview body, CancellationToken cancellationToken) =>
        _api.AskAsync(Group + "selfsubjectaccessreviews", "create", "selfsubjectaccessreviews", body, KubernetesJsonContext.Default.V1SelfSubjectAccessReview, cancellationToken);

    /// <summary>What the one who asks may do in a namespace, as far as the server can tell.</summary>
    /// <exception cref="KubernetesException">The call failed.</exception>
    public Task<V1SelfSubjectRulesReview> CreateSelfSubjectRulesReviewAsync(V1SelfSubjectRulesReview body, CancellationToken cancellationToken) =>
        _api.AskAsync(Group + "selfsubjectrulesreviews", "create", "selfsubjectrulesreviews", body, KubernetesJsonContext.Default.V1SelfSubjectRulesReview, cancellationToken);
}
