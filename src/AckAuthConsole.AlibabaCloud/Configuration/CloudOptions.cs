namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>How the console reaches Alibaba Cloud and as whom. Bound from the section <see cref="SectionName"/>.</summary>
public sealed class CloudOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Cloud";

    /// <summary><see cref="CloudMode.Emulated"/> (default) or <see cref="CloudMode.Live"/>.</summary>
    public CloudMode Mode { get; set; } = CloudMode.Emulated;

    /// <summary>The site that the account belongs to; decides sign-in hosts, issuer and the default region.</summary>
    public CloudSite Site { get; set; } = CloudSite.China;

    /// <summary>
    /// The region whose CS endpoint serves account-wide calls, for instance <c>cn-hangzhou</c>. Absent: <c>cn-hangzhou</c> for
    /// the China site, <c>ap-southeast-1</c> for the international one.
    /// </summary>
    public string? Region { get; set; }

    /// <summary>True: CS and STS are called by their VPC endpoints (<c>cs-vpc.REGION</c>, <c>sts-vpc.REGION</c>).</summary>
    public bool UseVpcEndpoints { get; set; }

    /// <summary>The AccessKey id of the console's own identity. Absent: the credential chain is asked.</summary>
    public string? AccessKeyId { get; set; }

    /// <summary>The secret of <see cref="AccessKeyId"/>; both or none.</summary>
    public string? AccessKeySecret { get; set; }

    /// <summary>The session token when <see cref="AccessKeyId"/> is a temporary (STS) one.</summary>
    public string? SecurityToken { get; set; }

    /// <summary>The largest reply that is read, in bytes: 64 KiB to 256 MiB. A longer one is an error, never truncated.</summary>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Addresses that replace the vendor's.</summary>
    public CloudEndpointOptions Endpoints { get; set; } = new();

    /// <summary>The sources of the credential chain.</summary>
    public CredentialOptions Credentials { get; set; } = new();

    /// <summary>Time limits per kind of call.</summary>
    public CloudTimeoutOptions Timeouts { get; set; } = new();

    /// <summary>How often and how long failed calls are repeated.</summary>
    public CloudRetryOptions Retry { get; set; } = new();

    /// <summary>The limiter of each product.</summary>
    public CloudLimitsOptions Limits { get; set; } = new();

    /// <summary>The region to use when none is named: <see cref="Region"/> or the site's default.</summary>
    public string EffectiveRegion => !string.IsNullOrWhiteSpace(Region)
        ? Region
        : Site == CloudSite.China ? "cn-hangzhou" : "ap-southeast-1";
}
