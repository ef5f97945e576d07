using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Live;

namespace AckAuthConsole.Kubernetes.Tests.Live;

public sealed class KubernetesFailuresTests
{
    [Theory]
    [InlineData(KubernetesErrorKind.NotFound, "not-found.clusterrole")]
    [InlineData(KubernetesErrorKind.AlreadyExists, "kubernetes.already-exists")]
    [InlineData(KubernetesErrorKind.Conflict, "kubernetes.conflict")]
    [InlineData(KubernetesErrorKind.Expired, "kubernetes.expired")]
    [InlineData(KubernetesErrorKind.BadRequest, "kubernetes.invalid")]
    [InlineData(KubernetesErrorKind.Invalid, "kubernetes.invalid")]
    [InlineData(KubernetesErrorKind.NotSupported, "kubernetes.invalid")]
    [InlineData(KubernetesErrorKind.Unauthorized, "kubernetes.unauthorized")]
    [InlineData(KubernetesErrorKind.Forbidden, "kubernetes.forbidden")]
    [InlineData(KubernetesErrorKind.TooManyRequests, "cloud.throttled")]
    [InlineData(KubernetesErrorKind.ServerError, "cluster.unreachable")]
    [InlineData(KubernetesErrorKind.NotConnected, "cluster.unreachable")]
    [InlineData(KubernetesErrorKind.NotTrusted, "cluster.unreachable")]
    [InlineData(KubernetesErrorKind.ConnectionLost, "cluster.unreachable")]
    [InlineData(KubernetesErrorKind.TimedOut, "cluster.unreachable")]
    [InlineData(KubernetesErrorKind.BadReply, "cluster.unreachable")]
    [InlineData(KubernetesErrorKind.Other, "cluster.unreachable")]
    internal void EveryKind_IsAFailureOfTheDomain_WithTheServersWords(KubernetesErrorKind kind, string code)
    {
        var failure = new KubernetesError { Kind = kind, Reason = "Reason", Message = "what the server says", Code = 400, AuditId = "audit" }.ToFailure("clusterrole", "reader");

        failure.Code.ShouldBe(code);
        (failure.Cause!.Message, failure.Cause.RequestId).ShouldBe(("what the server says", "audit"));
    }

    [Theory]
    [InlineData(400, null, KubernetesErrorKind.BadRequest)]
    [InlineData(401, null, KubernetesErrorKind.Unauthorized)]
    [InlineData(403, "Forbidden", KubernetesErrorKind.Forbidden)]
    [InlineData(404, "NotFound", KubernetesErrorKind.NotFound)]
    [InlineData(409, "AlreadyExists", KubernetesErrorKind.AlreadyExists)]
    [InlineData(409, "Conflict", KubernetesErrorKind.Conflict)]
    [InlineData(410, "Expired", KubernetesErrorKind.Expired)]
    [InlineData(415, "UnsupportedMediaType", KubernetesErrorKind.NotSupported)]
    [InlineData(422, "Invalid", KubernetesErrorKind.Invalid)]
    [InlineData(429, "TooManyRequests", KubernetesErrorKind.TooManyRequests)]
    [InlineData(500, null, KubernetesErrorKind.ServerError)]
    [InlineData(503, null, KubernetesErrorKind.ServerError)]
    internal void AnAnswer_IsOfAKind(int status, string? reason, KubernetesErrorKind kind) => KubernetesError.KindOf(status, reason).ShouldBe(kind);
}
