using AckAuthConsole.AlibabaCloud.Configuration;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>One limiter per product, shared by everything in the process.</summary>
internal sealed class CloudLimiters(IOptions<CloudOptions> options, TimeProvider timeProvider)
{
    private readonly AdaptiveLimiter _containerService = Create(options.Value.Limits.ContainerService, options.Value, timeProvider);
    private readonly AdaptiveLimiter _ram = Create(options.Value.Limits.Ram, options.Value, timeProvider);
    private readonly AdaptiveLimiter _ims = Create(options.Value.Limits.Ims, options.Value, timeProvider);
    private readonly AdaptiveLimiter _sts = Create(options.Value.Limits.Sts, options.Value, timeProvider);

    public AdaptiveLimiter this[CloudProduct product] => product switch
    {
        CloudProduct.ContainerService => _containerService,
        CloudProduct.Ram => _ram,
        CloudProduct.Ims => _ims,
        CloudProduct.Sts => _sts,
        _ => throw new ArgumentOutOfRangeException(nameof(product), product, "Unknown product."),
    };

    private static AdaptiveLimiter Create(ProductLimitOptions limits, CloudOptions options, TimeProvider timeProvider) =>
        new(limits, options.Limits.RecoveryInterval, timeProvider);
}
