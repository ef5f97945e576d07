using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Findings.Listing;
using AckAuthConsole.Core.Findings.Suppressing;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Access;
using AckAuthConsole.Data.Audit;
using AckAuthConsole.Data.Findings;
using AckAuthConsole.Data.Inventory;
using AckAuthConsole.Data.Keys;
using AckAuthConsole.Data.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Data;

/// <summary>Registers the stores, and starts the database. The provider is registered by its own project, for instance <c>AddConsoleDataSqlite</c>.</summary>
public static class ConsoleDataServiceCollectionExtensions
{
    /// <summary>Adds the audit trail, the stores and <see cref="AuditVerificationCommand"/>. Needs a provider, an <c>IHostEnvironment</c> and logging.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The configuration's root; the section <c>Audit</c> is read.</param>
    public static IServiceCollection AddConsoleData(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AuditOptions>().Bind(configuration.GetSection(AuditOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AuditOptions>, AuditOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ConsoleDatabase>();
        services.TryAddSingleton<AuditHeadFile>();
        services.TryAddSingleton<AuditChainReader>();
        services.TryAddSingleton<AuditWitness>();
        services.TryAddSingleton<IAuditTrail, AuditTrail>();
        services.TryAddSingleton(provider => new AuditVerificationCommand(
            provider.GetRequiredService<IAuditTrail>(),
            provider.GetRequiredService<IConsoleDatabaseProvider>(),
            provider.GetRequiredService<AuditHeadFile>()));
        services.TryAddSingleton<IConsoleRoleStore, ConsoleRoleStore>();
        services.TryAddSingleton<IInventoryStore, InventoryStore>();
        services.TryAddSingleton<IFindingSuppressions, FindingSuppressions>();
        services.TryAddSingleton<IFindingsHistory, FindingsHistory>();
        return services;
    }

    /// <summary>
    /// Keeps the data protection keys in the database, for one application name, so that restarts and replicas understand each other's cookies. The keys are not encrypted
    /// there: protect the database file (it is made with mode 0600), or add a key encryptor, for instance <c>ProtectKeysWithCertificate</c>, to what this returns.
    /// Call <see cref="StartConsoleDataAsync"/> before the host starts: the framework reads the keys then.
    /// </summary>
    public static IDataProtectionBuilder AddConsoleDataProtection(this IServiceCollection services)
    {
        services.TryAddSingleton<DatabaseXmlRepository>();
        services.AddOptions<KeyManagementOptions>().Configure<DatabaseXmlRepository>((options, repository) => options.XmlRepository = repository);
        return services.AddDataProtection().SetApplicationName("AckAuthConsole");
    }

    /// <summary>
    /// The start-up step, before the host starts: makes the database, applies pending migrations, and brings the audit trail's head file up to date. A failure must
    /// stop the start; the log has the cause.
    /// </summary>
    public static async Task<Result<Done>> StartConsoleDataAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var migrated = await services.GetRequiredService<ConsoleDatabase>().MigrateAsync(cancellationToken).ConfigureAwait(false);
        return migrated.IsSuccess ? await services.GetRequiredService<AuditWitness>().HealAsync(cancellationToken).ConfigureAwait(false) : migrated;
    }

    /// <summary>What every provider needs to add: the context factory.</summary>
    internal static IServiceCollection AddConsoleDbContextFactory(this IServiceCollection services, Action<IServiceProvider, DbContextOptionsBuilder> configure) =>
        services.AddDbContextFactory<ConsoleDbContext>(configure);
}
