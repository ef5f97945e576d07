namespace AckAuthConsole.AlibabaCloud.Configuration;

/// <summary>
/// Addresses (scheme, host, port; no path) that replace the vendor's. <c>{region}</c> in one is replaced by the region of the call.
/// HTTPS is demanded in live mode except for loopback addresses.
/// </summary>
public sealed class CloudEndpointOptions
{
    /// <summary>Serves every product that has no address of its own below; the emulator's address in emulated mode, where it is required.</summary>
    public string? Default { get; set; }

    /// <summary>RAM; the vendor's is <c>https://ram.aliyuncs.com</c>.</summary>
    public string? Ram { get; set; }

    /// <summary>IMS; the vendor's is <c>https://ims.aliyuncs.com</c>.</summary>
    public string? Ims { get; set; }

    /// <summary>STS; the vendor's is <c>https://sts.aliyuncs.com</c>. Serves the credential chain's calls too.</summary>
    public string? Sts { get; set; }

    /// <summary>CS (ACK); the vendor's is <c>https://cs.{region}.aliyuncs.com</c>.</summary>
    public string? ContainerService { get; set; }

    /// <summary>The sign-in service as the browser reaches it.</summary>
    public string? OAuthPublic { get; set; }

    /// <summary>The sign-in service as the console reaches it; absent: the public address.</summary>
    public string? OAuthInternal { get; set; }
}
