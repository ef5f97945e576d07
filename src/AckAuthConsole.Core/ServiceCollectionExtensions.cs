using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Findings.Suppressing;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Overview;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Rbac.Access;
using AckAuthConsole.Core.Rbac.Bindings;
using AckAuthConsole.Core.Rbac.Catalog;
using AckAuthConsole.Core.Rbac.Changes;
using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Core.Rbac.Live;
using AckAuthConsole.Core.Rbac.Origins;
using AckAuthConsole.Core.Rbac.Roles;
using AckAuthConsole.Core.Rbac.Subjects;
using AckAuthConsole.Core.Rbac.WhoCan;
using AckAuthConsole.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Core;

/// <summary>Registers the domain's use cases. The ports (cloud, data) are registered by their adapters.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Adds every use case, and the background work as plain classes that the host runs: <see cref="InventoryWalker"/>, <see cref="FindingsRecorder"/>, <see cref="PlanExecutions"/>, <see cref="IntentRecovery"/>.
    /// Options (<see cref="ConsoleAccessOptions"/>, <see cref="InventoryOptions"/>, <see cref="AuthorizationOptions"/>) are bound by the host. Safe to call twice.
    /// </summary>
    public static IServiceCollection AddAuthConsoleCore(this IServiceCollection services)
    {
        services.AddOptions<ConsoleAccessOptions>();
        services.AddOptions<InventoryOptions>();
        services.AddOptions<AuthorizationOptions>();
        services.AddOptions<LiveOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RefusalJournal>();
        services.TryAddSingleton<ConsoleReach>();
        services.TryAddSingleton<InventoryState>();
        services.TryAddSingleton<PrincipalResolver>();
        services.TryAddSingleton<PrincipalLocks>();
        services.TryAddSingleton<PlanMaker>();
        services.TryAddSingleton<PlanApplier>();
        services.TryAddSingleton<IConsoleAccess, ConsoleAccess>();
        services.TryAddSingleton<IConsoleRoles, ConsoleRoles>();
        services.TryAddSingleton<IHistory, History>();
        services.TryAddSingleton<IBrowsePrincipals, BrowsePrincipals>();
        services.TryAddSingleton<IViewPrincipal, ViewPrincipal>();
        services.TryAddSingleton<IBrowseClusters, BrowseClusters>();
        services.TryAddSingleton<IInventory, InventoryView>();
        services.TryAddSingleton<ClusterSnapshots>();
        services.TryAddSingleton<IClusterSnapshots>(p => p.GetRequiredService<ClusterSnapshots>());
        services.TryAddSingleton<SubjectResolver>();
        services.TryAddSingleton<BindingOrigins>();
        services.TryAddSingleton<AccessHolders>();
        services.TryAddSingleton<IFollowClusters, FollowClusters>();
        services.TryAddSingleton<IClusterAccess, ClusterAccess>();
        services.TryAddSingleton<IWhoCan, WhoCanUseCase>();
        services.TryAddSingleton<IApiCatalog, ApiCatalogUseCase>();
        services.TryAddSingleton<ClusterFindings>();
        services.TryAddSingleton<FindingsTally>();
        services.TryAddSingleton<SuppressFinding>();
        services.TryAddSingleton<IFindings, FindingsUseCase>();
        services.TryAddSingleton<IClusterRoles, ClusterRoles>();
        services.TryAddSingleton<IClusterBindings, ClusterBindings>();
        services.TryAddSingleton<HolderEffects>();
        services.TryAddSingleton<RbacWarnings>();
        services.TryAddSingleton<RbacPlanner>();
        services.TryAddSingleton<RbacApplier>();
        services.TryAddSingleton<IRbacChanges, ChangeRbac>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IIntentSettler, RbacIntentSettler>());
        services.TryAddSingleton<IConnection, Connection>();
        services.TryAddSingleton<IOverview, OverviewReader>();
        services.TryAddSingleton<IGrantableRoles, GrantableRoles>();
        services.TryAddSingleton<IPlanEffects, PlanEffects>();
        services.TryAddSingleton<IEffectiveAccess, EffectiveAccess>();
        services.TryAddSingleton<IAuthorizationService, AuthorizationService>();
        services.TryAddSingleton<PermissionWalk>();
        services.TryAddSingleton(p => new InventoryWalker(
            p.GetRequiredService<InventoryState>(),
            p.GetRequiredService<IInventoryStore>(),
            p.GetRequiredService<IRamDirectory>(),
            p.GetRequiredService<IClusterCatalog>(),
            p.GetRequiredService<PermissionWalk>(),
            p.GetRequiredService<ClusterSnapshots>(),
            p.GetRequiredService<IOptionsMonitor<InventoryOptions>>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<InventoryWalker>>()));
        services.TryAddSingleton(p => new FindingsRecorder(
            p.GetRequiredService<InventoryState>(),
            p.GetRequiredService<IClusterSnapshots>(),
            p.GetRequiredService<ClusterFindings>(),
            p.GetRequiredService<FindingsTally>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<FindingsRecorder>>()));
        services.TryAddSingleton(p => new PlanExecutions(
            p.GetRequiredService<IAuthorizationService>(),
            p.GetRequiredService<IConsoleAccess>(),
            p.GetRequiredService<RefusalJournal>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<PlanExecutions>>()));
        services.TryAddSingleton<IPlanExecutions>(p => p.GetRequiredService<PlanExecutions>());
        services.TryAddSingleton(p => new IntentRecovery(
            p.GetRequiredService<IAuditTrail>(),
            p.GetRequiredService<IPermissionGateway>(),
            p.GetServices<IIntentSettler>(),
            p.GetRequiredService<IOptionsMonitor<AuthorizationOptions>>(),
            p.GetRequiredService<TimeProvider>(),
            p.GetRequiredService<ILogger<IntentRecovery>>()));
        return services;
    }
}
