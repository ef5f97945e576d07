using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Emulator;

namespace AckAuthConsole.AlibabaCloud.Tests.Support;

/// <summary>An emulator of one's own, and our clients as one of its identities.</summary>
internal sealed class EmulatedCloud : IAsyncDisposable
{
    private readonly EmulatorHost _host;

    private EmulatedCloud(EmulatorHost host) => _host = host;

    public string Address => _host.HttpAddress.GetLeftPart(UriPartial.Authority);

    public static async Task<EmulatedCloud> StartAsync(string seed = "demo", Action<EmulatorOptions>? configure = null)
    {
        var options = new EmulatorOptions { Seed = seed };
        configure?.Invoke(options);
        return new(await EmulatorHost.StartAsync(options));
    }

    /// <summary>Our services as <c>account</c> or as a RAM user of the emulator; without the waits of a real cloud.</summary>
    public CloudHarness As(string user = "account", params (string Key, string? Value)[] settings) => new(
        Address,
        settings:
        [
            ("Cloud:AccessKeyId", $"emulator-{user}"), ("Cloud:AccessKeySecret", $"emulator-{user}-secret"),
            ("Cloud:Retry:BaseDelay", "00:00:00.001"), ("Cloud:Retry:ConflictDelay", "00:00:00.001"), .. settings,
        ]);

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    public static Cluster Cluster(string id, string region) => new() { Id = ClusterId.Parse(id), Name = id, RegionId = region, State = ClusterStates.Running };

    /// <summary>The n-th user of the demo account.</summary>
    public static PrincipalRef User(int number) => new(PrincipalKind.RamUser, PrincipalId.Parse((200000000000000000 + number).ToString(System.Globalization.CultureInfo.InvariantCulture)));

    public static PermissionKey Key(string cluster, string? namespaceName, PredefinedRole role) => new(
        namespaceName is null
            ? PermissionScope.Of(ClusterId.Parse(cluster))
            : PermissionScope.Of(ClusterId.Parse(cluster), NamespaceName.Parse(namespaceName)),
        PermissionRole.Of(role));
}
