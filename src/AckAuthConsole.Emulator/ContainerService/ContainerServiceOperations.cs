using AckAuthConsole.Emulator.Gateway;

namespace AckAuthConsole.Emulator.ContainerService;

/// <summary>CS 2015-12-15.</summary>
internal static class ContainerServiceOperations
{
    public const string Version = "2015-12-15";

    /// <summary>Adds the product's operations.</summary>
    public static void Register(OperationRegistry registry) => ArgumentNullException.ThrowIfNull(registry);
}
