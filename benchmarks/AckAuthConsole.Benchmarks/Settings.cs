using System.Globalization;
using AckAuthConsole.Testing;

namespace AckAuthConsole.Benchmarks;

/// <summary>Settings of a console that is measured.</summary>
internal static class Settings
{
    public static Dictionary<string, string> For(TemporaryFolder folder, int httpPort, int httpsPort) => new()
    {
        ["Database:Path"] = folder.File("console.db"),
        ["Audit:HeadFile"] = folder.File("audit-head.json"),
        ["Emulator:Embedded"] = "true",
        ["Emulator:HttpPort"] = httpPort.ToString(CultureInfo.InvariantCulture),
        ["Emulator:HttpsPort"] = httpsPort.ToString(CultureInfo.InvariantCulture),
        ["Logging:LogLevel:Default"] = "Warning",
    };
}
