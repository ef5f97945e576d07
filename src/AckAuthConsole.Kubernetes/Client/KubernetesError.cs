using System.Net;
using AckAuthConsole.Kubernetes.Models;

namespace AckAuthConsole.Kubernetes.Client;

/// <summary>Why a call failed. Holds what the server says about it, nothing of what was sent.</summary>
public sealed record KubernetesError
{
    /// <summary>The kind.</summary>
    public required KubernetesErrorKind Kind { get; init; }

    /// <summary>A word for the cause: the server's <c>reason</c> (<c>NotFound</c>, <c>Invalid</c>), or one of ours (<c>Timeout</c>, <c>NameResolutionError</c>, <c>CertificateUntrusted</c>, <c>CertificateNameMismatch</c>…).</summary>
    public required string Reason { get; init; }

    /// <summary>What went wrong, in the server's words or, where there is no answer, in English.</summary>
    public required string Message { get; init; }

    /// <summary>What was called: verb and resource, for instance <c>list clusterroles</c>.</summary>
    public string Operation { get; init; } = "";

    /// <summary>The HTTP status; 0 when there was no answer.</summary>
    public int Code { get; init; }

    /// <summary>Each thing that is wrong.</summary>
    public IReadOnlyList<V1StatusCause> Causes { get; init; } = [];

    /// <summary>The kind or resource that it is about; empty when not said.</summary>
    public string DetailsKind { get; init; } = "";

    /// <summary>The name of the object that it is about; empty when not said.</summary>
    public string DetailsName { get; init; } = "";

    /// <summary>The request's id in the cluster's audit log; null when not said.</summary>
    public string? AuditId { get; init; }

    /// <summary>How long the server asks to wait; null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether a write may have happened although it failed: read before writing again.</summary>
    public bool MayHaveHappened { get; init; }

    /// <summary>For an expired list: a token with which it can go on from a later state; null when there is none.</summary>
    public string? Continue { get; init; }

    internal static KubernetesErrorKind KindOf(int code, string? reason) => reason switch
    {
        "NotFound" => KubernetesErrorKind.NotFound,
        "AlreadyExists" => KubernetesErrorKind.AlreadyExists,
        "Conflict" => KubernetesErrorKind.Conflict,
        "Invalid" => KubernetesErrorKind.Invalid,
        "Expired" or "Gone" => KubernetesErrorKind.Expired,
        _ => (HttpStatusCode)code switch
        {
            HttpStatusCode.BadRequest => KubernetesErrorKind.BadRequest,
            HttpStatusCode.Unauthorized => KubernetesErrorKind.Unauthorized,
            HttpStatusCode.Forbidden => KubernetesErrorKind.Forbidden,
            HttpStatusCode.NotFound => KubernetesErrorKind.NotFound,
            HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotAcceptable or HttpStatusCode.UnsupportedMediaType => KubernetesErrorKind.NotSupported,
            HttpStatusCode.Conflict => KubernetesErrorKind.Conflict,
            HttpStatusCode.Gone => KubernetesErrorKind.Expired,
            HttpStatusCode.UnprocessableEntity => KubernetesErrorKind.Invalid,
            HttpStatusCode.TooManyRequests => KubernetesErrorKind.TooManyRequests,
            >= HttpStatusCode.InternalServerError => KubernetesErrorKind.ServerError,
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => KubernetesErrorKind.BadReply,
            _ => KubernetesErrorKind.Other,
        },
    };
}
