namespace AckAuthConsole.Web.Security;

/// <summary>The reverse proxies in front of the console. Bound from the section <see cref="SectionName"/>.</summary>
internal sealed class ProxyOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Proxy";

    /// <summary>IP addresses of the proxies whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed.</summary>
    public IList<string> Addresses { get; init; } = [];

    /// <summary>Networks of such proxies, as <c>10.0.0.0/8</c>.</summary>
    public IList<string> Networks { get; init; } = [];

    /// <summary>How many proxies stand in a row, 1 to 10.</summary>
    public int Hops { get; set; } = 1;

    /// <summary>Whether any proxy is believed.</summary>
    public bool IsUsed => Addresses.Count > 0 || Networks.Count > 0;
}
