namespace AckAuthConsole.Web.Hosting;

/// <summary>The emulated account of demo mode. Bound from the section <see cref="SectionName"/>; without effect in live mode.</summary>
internal sealed class DemoOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Emulator";

    /// <summary>Whether the emulator runs inside the console's process. False: <c>Cloud:Endpoints:Default</c> names one that runs elsewhere.</summary>
    public bool Embedded { get; set; } = true;

    /// <summary>Its port for HTTP, 0 to 65535; 0 takes a free one.</summary>
    public int HttpPort { get; set; } = 5081;

    /// <summary>Its port for HTTPS, 0 to 65535; 0 takes a free one, empty means no HTTPS.</summary>
    public int? HttpsPort { get; set; } = 5444;

    /// <summary>Where it listens: <c>loopback</c>, <c>any</c> (for containers, where only the published ports can be reached), or an IP address.</summary>
    public string BindAddress { get; set; } = "loopback";

    /// <summary>What the account holds: <c>demo</c>, <c>empty</c> or <c>scale:…</c>.</summary>
    public string Seed { get; set; } = "demo";

    /// <summary>A file that keeps the account between runs; empty keeps it in memory.</summary>
    public string? StateFile { get; set; }

    /// <summary>How far reads lag behind writes, 0 to 10 minutes; the real service lags 1 to 10 seconds.</summary>
    public TimeSpan ReadLag { get; set; }
}
