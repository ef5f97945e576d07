using System.Diagnostics.CodeAnalysis;
using AckAuthConsole.AlibabaCloud.Configuration;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.AlibabaCloud.OpenApi;

/// <summary>Finds the address of a product in a region: the configured override, else the vendor's host rule.</summary>
internal sealed class CloudEndpoints(IOptions<CloudOptions> options)
{
    public const string RegionPlaceholder = "{region}";

    private readonly CloudOptions _options = options.Value;

    /// <summary>The origin to call, without trailing slash in its path. A null region means the configured one.</summary>
    public Uri Resolve(CloudProduct product, string? region)
    {
        var effective = string.IsNullOrEmpty(region) ? _options.EffectiveRegion : region;
        var endpoints = _options.Endpoints;
        var configured = product switch
        {
            CloudProduct.ContainerService => endpoints.ContainerService,
            CloudProduct.Ram => endpoints.Ram,
            CloudProduct.Ims => endpoints.Ims,
            CloudProduct.Sts => endpoints.Sts,
            _ => throw new ArgumentOutOfRangeException(nameof(product), product, "Unknown product."),
        };
        if (string.IsNullOrWhiteSpace(configured))
            configured = endpoints.Default;

        var address = !string.IsNullOrWhiteSpace(configured) ? configured : VendorAddress(product, region);
        if (!TryParseOrigin(address, effective, out var origin) || !IsTransportAllowed(origin, _options.Mode))
        {
            // A region id comes from replies of the cloud; one that does not make a host must not change where requests go.
            throw new CloudApiException(CloudError.Local(
                CloudErrorKind.Invalid, product, "", "InvalidEndpoint", $"No usable address for {product} in region '{effective}'."));
        }

        return origin;
    }

    private string VendorAddress(CloudProduct product, string? region) => product switch
    {
        CloudProduct.ContainerService when _options.UseVpcEndpoints => "https://cs-vpc.{region}.aliyuncs.com",
        CloudProduct.ContainerService => "https://cs.{region}.aliyuncs.com",
        CloudProduct.Ram => "https://ram.aliyuncs.com",
        CloudProduct.Ims => "https://ims.aliyuncs.com",
        CloudProduct.Sts when _options.UseVpcEndpoints => "https://sts-vpc.{region}.aliyuncs.com",
        CloudProduct.Sts when !string.IsNullOrEmpty(region) => "https://sts.{region}.aliyuncs.com",
        CloudProduct.Sts => "https://sts.aliyuncs.com",
        _ => throw new ArgumentOutOfRangeException(nameof(product), product, "Unknown product."),
    };

    /// <summary>Reads <c>http(s)://host[:port]</c>; anything more (path, query, user) is refused.</summary>
    public static bool TryParseOrigin(string? value, string region, [NotNullWhen(true)] out Uri? origin)
    {
        origin = null;
        if (string.IsNullOrWhiteSpace(value) || !IsRegionId(region))
            return false;

        var text = value.Trim().Replace(RegionPlaceholder, region, StringComparison.Ordinal);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri)
            || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp)
            || uri.UserInfo.Length > 0 || uri.PathAndQuery != "/" || uri.Fragment.Length > 0 || uri.Host.Length == 0)
        {
            return false;
        }

        origin = uri;
        return true;
    }

    public static bool IsTransportAllowed(Uri origin, CloudMode mode) =>
        origin.Scheme == Uri.UriSchemeHttps || mode == CloudMode.Emulated || origin.IsLoopback;

    private static bool IsRegionId(string region) =>
        region.Length is > 0 and <= 63 && region.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
