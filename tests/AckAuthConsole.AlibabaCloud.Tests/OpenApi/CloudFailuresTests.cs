using AckAuthConsole.AlibabaCloud.OpenApi;
using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.Tests.OpenApi;

public sealed class CloudFailuresTests
{
    [Theory]
    [InlineData(nameof(CloudErrorKind.Invalid), "cloud.invalid-request")]
    [InlineData(nameof(CloudErrorKind.NotFound), "not-found.ram-user")]
    [InlineData(nameof(CloudErrorKind.AlreadyExists), "cloud.conflict")]
    [InlineData(nameof(CloudErrorKind.Conflict), "cloud.conflict")]
    [InlineData(nameof(CloudErrorKind.AuthorizationConflict), "authorization.busy")]
    [InlineData(nameof(CloudErrorKind.LimitExceeded), "cloud.limit-exceeded")]
    [InlineData(nameof(CloudErrorKind.RamDenied), "cloud.ram-denied")]
    [InlineData(nameof(CloudErrorKind.RbacDenied), "cloud.rbac-denied")]
    [InlineData(nameof(CloudErrorKind.TargetLacksRamAccess), "cloud.ram-policy-config")]
    [InlineData(nameof(CloudErrorKind.Unauthenticated), "cloud.credentials")]
    [InlineData(nameof(CloudErrorKind.SessionExpired), "cloud.credentials")]
    [InlineData(nameof(CloudErrorKind.NoCredentials), "cloud.credentials")]
    [InlineData(nameof(CloudErrorKind.Throttled), "cloud.throttled")]
    [InlineData(nameof(CloudErrorKind.ClusterUnreachable), "cluster.unreachable")]
    [InlineData(nameof(CloudErrorKind.NotConnected), "cloud.unavailable")]
    [InlineData(nameof(CloudErrorKind.ConnectionLost), "cloud.unavailable")]
    [InlineData(nameof(CloudErrorKind.TimedOut), "cloud.unavailable")]
    [InlineData(nameof(CloudErrorKind.ServerError), "cloud.unavailable")]
    [InlineData(nameof(CloudErrorKind.NonceUsed), "cloud.unavailable")]
    [InlineData(nameof(CloudErrorKind.BadReply), "cloud.unavailable")]
    [InlineData(nameof(CloudErrorKind.OutcomeUnknown), "cloud.outcome-unknown")]
    public void EveryKind_HasItsFailure_WithWhatTheCloudSaid(string kind, string code)
    {
        var error = CloudError.Local(Enum.Parse<CloudErrorKind>(kind), CloudProduct.Ram, "GetUser", "SomeCode", "text") with
        {
            HttpStatus = 400,
            RequestId = "r-1",
            MissingAction = "ram:GetUser",
        };

        var failure = error.ToFailure("ram-user", "2001");

        failure.Code.ShouldBe(code);
        failure.Cause.ShouldBe(new CloudErrorDetail("Ram", "GetUser", "SomeCode", "text", "r-1", 400, "ram:GetUser"));
    }

    [Theory]
    [InlineData(nameof(CloudErrorKind.Throttled), true, true)]
    [InlineData(nameof(CloudErrorKind.AuthorizationConflict), true, true)]
    [InlineData(nameof(CloudErrorKind.NonceUsed), true, true)]
    [InlineData(nameof(CloudErrorKind.SessionExpired), true, true)]
    [InlineData(nameof(CloudErrorKind.NotConnected), true, true)]
    [InlineData(nameof(CloudErrorKind.ServerError), true, false)]
    [InlineData(nameof(CloudErrorKind.ConnectionLost), true, false)]
    [InlineData(nameof(CloudErrorKind.TimedOut), true, false)]
    [InlineData(nameof(CloudErrorKind.ClusterUnreachable), false, false)]
    [InlineData(nameof(CloudErrorKind.RamDenied), false, false)]
    [InlineData(nameof(CloudErrorKind.Invalid), false, false)]
    [InlineData(nameof(CloudErrorKind.BadReply), false, false)]
    [InlineData(nameof(CloudErrorKind.NoCredentials), false, false)]
    public void Repeating_IsAllowedForReadsMoreThanForWrites(string kind, bool read, bool write)
    {
        var error = Enum.Parse<CloudErrorKind>(kind);

        OpenApiPipeline.MayRepeat(error, OperationKind.Read).ShouldBe(read);
        OpenApiPipeline.MayRepeat(error, OperationKind.Write).ShouldBe(write);
    }
}
