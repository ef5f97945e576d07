using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Overview;
using AckAuthConsole.Core.Settings;
using AckAuthConsole.Kubernetes;
using AckAuthConsole.Testing;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Hosting;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Features.Support;

/// <summary>A page on fakes of Core's use cases: the person is an administrator, English is spoken, and time stands still.</summary>
public abstract class PageTest : BunitContext, IAsyncLifetime
{
    private protected PageTest()
    {
        Words.Speak("en");
        Services.AddLogging();
        Services.AddConsoleComponents();
        Services.AddKubernetes();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddSingleton<AuthenticationStateProvider>(Person);
        Services.AddSingleton<IConsoleAccess>(Access);
        Services.AddSingleton<IHistory>(History);
        Services.AddSingleton<IBrowseClusters>(Clusters);
        Services.AddSingleton<IInventory>(Inventory);
        Services.AddSingleton<IOverview>(Overview);
        Services.AddSingleton<IConnection>(Connection);
        Services.AddSingleton<IConsoleRoles>(ConsoleRoles);
        Services.AddSingleton<IBrowsePrincipals>(Principals);
        Services.AddSingleton<IViewPrincipal>(Principals);
        var module = JSInterop.SetupModule(ConsoleScript.ModulePath);
        module.SetupVoid("openDialog", _ => true).SetVoidResult();
        module.SetupVoid("closeDialog", _ => true).SetVoidResult();
        module.Setup<bool>("copyText", _ => true).SetResult(true);
        Script = module;
    }

    private protected FakeClock Clock { get; } = new();

    private protected FakePerson Person { get; } = new();

    private protected FakeConsoleAccess Access { get; } = new();

    private protected FakeHistory History { get; } = new();

    private protected FakeBrowseClusters Clusters { get; } = new();

    private protected FakeInventory Inventory { get; } = new();

    private protected FakeOverview Overview { get; } = new();

    private protected FakeConnection Connection { get; } = new();

    private protected FakeConsoleRoles ConsoleRoles { get; } = new();

    private protected FakePrincipals Principals { get; } = new();

    private protected BunitJSModuleInterop Script { get; }

    private protected BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    // Some services of a circuit can only be disposed asynchronously, as the circuit does it.
    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    /// <summary>Path and query of the address now.</summary>
    private protected string Address => new Uri(Navigation.Uri).PathAndQuery;
}
