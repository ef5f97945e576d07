using System.Net;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Web.Security;

/// <summary>Names every proxy setting that cannot be read.</summary>
internal sealed class ProxyOptionsValidator : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        List<string> failures = [];
        for (var i = 0; i < options.Addresses.Count; i++)
        {
            if (!IPAddress.TryParse(options.Addresses[i], out _))
                failures.Add($"Proxy:Addresses:{i} must be an IP address, for instance 10.0.0.5.");
        }

        for (var i = 0; i < options.Networks.Count; i++)
        {
            if (!System.Net.IPNetwork.TryParse(options.Networks[i], out _))
                failures.Add($"Proxy:Networks:{i} must be a network, for instance 10.0.0.0/8.");
        }

        if (options.Hops is < 1 or > 10)
            failures.Add("Proxy:Hops must be from 1 to 10.");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
