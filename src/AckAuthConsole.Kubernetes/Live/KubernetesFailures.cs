using AckAuthConsole.Core.Results;
using AckAuthConsole.Kubernetes.Client;

namespace AckAuthConsole.Kubernetes.Live;

/// <summary>Turns errors of an API server into failures of the domain: the only place that knows both.</summary>
internal static class KubernetesFailures
{
    /// <summary>The product in <see cref="CloudErrorDetail.Product"/>.</summary>
    public const string Product = "Kubernetes";

    private const int MaxNameLength = 200;

    /// <param name="error">What happened.</param>
    /// <param name="kind">What was asked for, in the words of <see cref="Failure.NotFound"/>; null when the call names no object.</param>
    /// <param name="name">Its name.</param>
    public static Failure ToFailure(this KubernetesError error, string? kind = null, string? name = null)
    {
        if (name is { Length: > MaxNameLength })
            name = name[..MaxNameLength];
        Failure failure = error.Kind switch
        {
            KubernetesErrorKind.NotFound when kind is not null => new Failure.NotFound(kind, name ?? ""),
            KubernetesErrorKind.AlreadyExists => new Failure.Conflict("kubernetes.already-exists", name),
            KubernetesErrorKind.Conflict => new Failure.Conflict("kubernetes.conflict", name),
            KubernetesErrorKind.Expired => new Failure.Conflict("kubernetes.expired"),
            KubernetesErrorKind.NotFound or KubernetesErrorKind.BadRequest or KubernetesErrorKind.Invalid or KubernetesErrorKind.NotSupported => new Failure.Invalid("kubernetes.invalid", "manifest", name) { Fields = Fields(error) },
            KubernetesErrorKind.Unauthorized => new Failure.Forbidden("kubernetes.unauthorized"),
            KubernetesErrorKind.Forbidden => new Failure.Forbidden("kubernetes.forbidden"),
            KubernetesErrorKind.TooManyRequests => new Failure.Throttled(error.RetryAfter),
            _ => new Failure.Unavailable(Dependency.Cluster, error.MayHaveHappened),
        };
        return failure with { Cause = new CloudErrorDetail(Product, error.Operation, error.Reason, error.Message, error.AuditId, error.Code == 0 ? null : error.Code) };
    }

    // A refusal without details (a body that is no JSON) still says what is wrong.
    private static IReadOnlyList<FieldFault> Fields(KubernetesError error) => error.Causes.Count == 0
        ? [new FieldFault("", error.Reason, error.Message)]
        : [.. error.Causes.Select(static c => new FieldFault(c.Field ?? "", c.Reason ?? "", c.Message ?? ""))];
}
