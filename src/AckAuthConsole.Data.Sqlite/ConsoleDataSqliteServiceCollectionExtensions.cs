using AckAuthConsole.Data.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AckAuthConsole.Data.Sqlite;

/// <summary>Registers SQLite as the console's database.</summary>
public static class ConsoleDataSqliteServiceCollectionExtensions
{
    /// <summary>Adds the context factory and the provider. Use with <c>AddConsoleData</c>; needs an <c>IHostEnvironment</c> for relative paths.</summary>
    /// <param name="services">Where to add.</param>
    /// <param name="configuration">The configuration's root; the section <c>Database</c> is read.</param>
    public static IServiceCollection AddConsoleDataSqlite(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DatabaseOptions>().Bind(configuration.GetSection(DatabaseOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DatabaseOptions>, DatabaseOptionsValidator>());
        services.TryAddSingleton<SqliteDatabase>();
        services.TryAddSingleton<IConsoleDatabaseProvider>(provider => provider.GetRequiredService<SqliteDatabase>());
        return services.AddConsoleDbContextFactory(static (provider, options) =>
        {
            var database = provider.GetRequiredService<SqliteDatabase>();
            options.UseSqlite(database.ConnectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name))
                .AddInterceptors(new SqlitePragmas(database.BusyTimeoutSeconds));
        });
    }
}
