using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Findings.Suppressing;
using AckAuthConsole.Core.Overview;
using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core.Tests.Support;

/// <summary>The whole of Core as the host composes it, on fakes: two clusters, Alice and Bob, two administrators, an auditor, and a clock that runs through every wait.</summary>
internal sealed class TestConsole : IDisposable
{
    private readonly ServiceProvider _services;

    public TestConsole(FakeClock? clock = null, bool knowsDirectory = true)
    {
        // Less than a minute: that is the grace of an exchange whose time ran out, which must not end by itself.
        Clock = clock ?? new FakeClock { AutoAdvanceUpTo = TimeSpan.FromSeconds(59) };
        Permissions = new FakePermissionGateway(Log);
        Rbac.AlsoBound = Permissions.BindingsIn;
        foreach (var cluster in new[] { Sample.C1, Sample.C2 })
        {
            Rbac.AddNamespace(cluster, [.. Catalog.Namespaces]);
            Rbac.Put(cluster, FakeClusterRbac.OrdinaryRoles);
        }

        Ram = new FakeRamPolicyGateway(Log);
        Trail = new MemoryAuditTrail(Log, Clock);
        Catalog.Clusters.AddRange([Sample.Cluster("c1"), Sample.Cluster("c2", "cn-beijing")]);
        Directory.Users.AddRange([Sample.Named(Sample.Alice, "alice", "爱丽丝"), Sample.Named(Sample.Bob, "bob", "Bob B")]);
        foreach (var person in new[] { Sample.Admin, Sample.SecondAdmin, Sample.Auditor, Sample.Member })
            Directory.Users.Add(Sample.Named(person.Principal!, person.Name));
        Roles.Give(Sample.Admin, ConsoleRole.Administrator);
        Roles.Give(Sample.SecondAdmin, ConsoleRole.Administrator);
        Roles.Give(Sample.Auditor, ConsoleRole.Auditor);
        _services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton<IPermissionGateway>(Permissions)
            .AddSingleton<IRamPolicyGateway>(Ram)
            .AddSingleton<IRamDirectory>(Directory)
            .AddSingleton<IClusterCatalog>(Catalog)
            .AddSingleton<IClusterRbac>(Rbac)
            .AddSingleton<IRbacManifests>(Manifests)
            .AddSingleton<IClusterWorkloads>(Workloads)
            .AddSingleton<IClusterApiResources>(ApiResources)
            .AddSingleton<IFindingSuppressions>(Findings)
            .AddSingleton<IFindingsHistory>(Findings)
            .AddSingleton<IClusterEndpoints>(Endpoints)
            .AddSingleton<ICloudAccount>(Account)
            .AddSingleton<IAuditTrail>(Trail)
            .AddSingleton<IConsoleRoleStore>(Roles)
            .AddSingleton<IInventoryStore>(Store)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton<IOptionsMonitor<InventoryOptions>>(new OptionsStub<InventoryOptions>(InventoryOptions))
            .AddSingleton<IOptionsMonitor<AuthorizationOptions>>(new OptionsStub<AuthorizationOptions>(Options))
            .AddSingleton<IOptionsMonitor<ConsoleAccessOptions>>(new OptionsStub<ConsoleAccessOptions>(AccessOptions))
            .AddAuthConsoleCore()
            .BuildServiceProvider();
        if (knowsDirectory)
            KnowDirectory();
    }

    public FakeClock Clock { get; }

    public CallLog Log { get; } = new();

    public FakePermissionGateway Permissions { get; }

    public FakeRamPolicyGateway Ram { get; }

    public FakeRamDirectory Directory { get; } = new();

    public FakeClusterCatalog Catalog { get; } = new();

    public FakeClusterRbac Rbac { get; } = new();

    public FakeManifests Manifests { get; } = new();

    public FakeWorkloads Workloads { get; } = new();

    public FakeApiResources ApiResources { get; } = new();

    public MemoryFindings Findings { get; } = new();

    public FakeEndpoints Endpoints { get; } = new();

    public InventoryOptions InventoryOptions { get; } = new();

    public FakeCloudAccount Account { get; } = new();

    public MemoryAuditTrail Trail { get; }

    public MemoryRoleStore Roles { get; } = new();

    public MemoryInventoryStore Store { get; } = new();

    public AuthorizationOptions Options { get; } = new();

    public ConsoleAccessOptions AccessOptions { get; } = new();

    public IAuthorizationService Authorization => Get<IAuthorizationService>();

    public IHistory History => Get<IHistory>();

    public IConsoleAccess Access => Get<IConsoleAccess>();

    public IConsoleRoles ConsoleRoles => Get<IConsoleRoles>();

    public IOverview Overview => Get<IOverview>();

    public IConnection Connection => Get<IConnection>();

    public InventoryState Inventory => Get<InventoryState>();

    public InventoryWalker Walker => Get<InventoryWalker>();

    public IntentRecovery Recovery => Get<IntentRecovery>();

    public PlanExecutions Executions => Get<PlanExecutions>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Makes the inventory know what RAM and the catalog hold now.</summary>
    public void KnowDirectory() => Inventory.Replace(new StoredDirectory(
        Clock.GetUtcNow(), [.. Directory.Users, .. Directory.Roles], [.. Catalog.Clusters], new Dictionary<string, string>(), new Dictionary<string, string>()));

    public Task<Result<Plan>> TryPlanAsync(PrincipalRef target, params PermissionEdit[] edits) => TryPlanAsync(Sample.Admin, new PlanRequest { Targets = [target], Edits = edits });

    public Task<Result<Plan>> TryPlanAsync(ConsoleIdentity actor, PlanRequest request) => Authorization.PlanAsync(actor, request, CancellationToken.None);

    public async Task<Plan> PlanAsync(PrincipalRef target, params PermissionEdit[] edits) => (await TryPlanAsync(target, edits)).Value;

    public async Task<PartProgress> ApplyAsync(Plan plan, IProgress<PartProgress>? progress = null)
    {
        var submission = Sample.Submission with { Confirmation = plan.ConfirmationPhrase };
        var result = await Authorization.ApplyAsync(Sample.Admin, plan, submission, progress ?? new ProgressLog(), CancellationToken.None);
        return result.Value.ShouldHaveSingleItem();
    }

    public void Dispose() => _services.Dispose();
}
