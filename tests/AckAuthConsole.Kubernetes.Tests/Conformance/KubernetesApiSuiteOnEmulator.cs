using AckAuthConsole.Emulator.Kubernetes;
using AckAuthConsole.Kubernetes.Client;
using AckAuthConsole.Kubernetes.Models;
using AckAuthConsole.Kubernetes.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Kubernetes.Tests.Conformance;

/// <summary>The same on the emulator, and what a real server does only once its etcd was compacted.</summary>
[Collection(EmulatedApiServerCollection.Name)]
public sealed class KubernetesApiSuiteOnEmulator(EmulatedApiServer server) : KubernetesApiSuite
{
    private protected override IKubeServer Server => server;

    [Fact]
    public async Task AListWhoseRestIsNoLongerKept_BeginsAnew_AndSaysSo()
    {
        using var api = Connect();
        var ns = await NewNamespaceAsync();
        for (var number = 0; number < 4; number++)
            await api.CoreV1.ConfigMaps.CreateAsync(ns, Map($"m{number}"), WriteOptions.None, default);
        var pages = new List<KubernetesPage<V1ConfigMap>>();

        await foreach (var page in api.CoreV1.ConfigMaps.ListPagesAsync(ns, new ListOptions { Limit = 2 }, default))
        {
            pages.Add(page);
            if (pages.Count > 1)
                continue;
            await api.CoreV1.ConfigMaps.CreateAsync(ns, Map("a-new-one"), WriteOptions.None, default);
            Compact();
        }

        pages.Select(p => p.Restarted).ShouldBe([false, true, .. Enumerable.Repeat(false, pages.Count - 2)]);
        pages.Skip(1).SelectMany(p => p.Items).Select(m => m.Metadata!.Name).ShouldContain("a-new-one");
        (await api.CoreV1.ConfigMaps.ListAsync(ns, new ListOptions { Limit = 2 }, default)).Select(m => m.Metadata!.Name).ShouldBeUnique();
    }

    [Fact]
    public async Task AWatchFromAVersionThatIsNoLongerKept_HasExpired()
    {
        using var api = Connect();
        var ns = await NewNamespaceAsync();
        var from = (await api.ListAsync(KubernetesResources.ConfigMaps, ns, ListOptions.None, default)).Metadata!.ResourceVersion!;
        await api.CoreV1.ConfigMaps.CreateAsync(ns, Map("later"), WriteOptions.None, default);
        Compact();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        var error = await ErrorAsync(Task.Run(async () =>
        {
            await foreach (var _ in api.CoreV1.ConfigMaps.WatchAsync(ns, from, ListOptions.None, patience.Token))
            {
                // Nothing may come.
            }
        }));

        error.Kind.ShouldBe(KubernetesErrorKind.Expired);
    }

    private void Compact()
    {
        lock (server.Host.State.Gate)
            server.Host.Services.GetRequiredService<KubeClusters>().Find(EmulatedApiServer.ClusterId)!.Compact();
    }
}
