using AckAuthConsole.Core.Results;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>Turns errors of the cloud into failures of the domain: the only place that knows both.</summary>
internal static class CloudFailures
{
    private const int MaxNameLength = 200;

    /// <param name="error">What happened.</param>
    /// <param name="kind">What was asked for, in the words of <see cref="Failure.NotFound"/>; null when the call names no object.</param>
    /// <param name="name">Its id or name.</param>
    public static Failure ToFailure(this CloudError error, string? kind = null, string? name = null)
    {
        if (name is { Length: > MaxNameLength })
            name = name[..MaxNameLength];

        var detail = new CloudErrorDetail(
            ProductCode(error.Product),
            error.Action,
            error.Code,
            error.Message,
            error.RequestId,
            error.HttpStatus == 0 ? null : error.HttpStatus,
            error.MissingAction);

        Failure failure = error.Kind switch
        {
            CloudErrorKind.NotFound when kind is not null => new Failure.NotFound(kind, name ?? ""),
            CloudErrorKind.NotFound or CloudErrorKind.Invalid => new Failure.Invalid("cloud.invalid-request", error.Action, name),
            CloudErrorKind.AuthorizationConflict => new Failure.Conflict("authorization.busy", name),
            CloudErrorKind.AlreadyExists or CloudErrorKind.Conflict => new Failure.Conflict("cloud.conflict", name),
            CloudErrorKind.LimitExceeded => new Failure.Conflict("cloud.limit-exceeded", name),
            CloudErrorKind.RamDenied => new Failure.Forbidden("cloud.ram-denied"),
            CloudErrorKind.RbacDenied => new Failure.Forbidden("cloud.rbac-denied"),
            CloudErrorKind.TargetLacksRamAccess => new Failure.Forbidden("cloud.ram-policy-config"),
            CloudErrorKind.Unauthenticated or CloudErrorKind.SessionExpired or CloudErrorKind.NoCredentials => new Failure.Forbidden("cloud.credentials"),
            CloudErrorKind.Throttled => new Failure.Throttled(error.RetryAfter),
            CloudErrorKind.ClusterUnreachable => new Failure.Unavailable(Dependency.Cluster),
            CloudErrorKind.OutcomeUnknown => new Failure.Unavailable(
                error.Cause == CloudErrorKind.ClusterUnreachable ? Dependency.Cluster : Dependency.Cloud, MayHaveHappened: true),
            _ => new Failure.Unavailable(Dependency.Cloud),
        };
        return failure with { Cause = detail };
    }

    /// <summary>Runs calls and turns their error into a failure.</summary>
    public static async Task<Result<T>> RunAsync<T>(Func<Task<T>> call, string? kind = null, string? name = null)
    {
        try
        {
            return Result.Success<T>(await call().ConfigureAwait(false));
        }
        catch (CloudApiException e)
        {
            return e.Error.ToFailure(kind, name);
        }
    }

    /// <summary>The vendor's product codes.</summary>
    public static string ProductCode(CloudProduct product) => product switch
    {
        CloudProduct.ContainerService => "CS",
        CloudProduct.Ram => "Ram",
        CloudProduct.Ims => "Ims",
        CloudProduct.Sts => "Sts",
        _ => product.ToString(),
    };
}
