using AckAuthConsole.Data.Access;
using AckAuthConsole.Data.Audit;
using AckAuthConsole.Data.Findings;
using AckAuthConsole.Data.Inventory;
using AckAuthConsole.Data.Keys;
using Microsoft.EntityFrameworkCore;

namespace AckAuthConsole.Data.Storage;

/// <summary>The console's database. A context lives for one operation of one store; nothing tracked leaves it.</summary>
internal sealed class ConsoleDbContext(DbContextOptions<ConsoleDbContext> options) : DbContext(options)
{
    /// <summary>The audit trail's entries.</summary>
    public DbSet<AuditRow> AuditEntries => Set<AuditRow>();

    /// <summary>Which entry concerns which cluster.</summary>
    public DbSet<AuditClusterRow> AuditClusters => Set<AuditClusterRow>();

    /// <summary>Assigned console roles.</summary>
    public DbSet<ConsoleRoleRow> ConsoleRoles => Set<ConsoleRoleRow>();

    /// <summary>Who and what there is: one row.</summary>
    public DbSet<InventoryDirectoryRow> InventoryDirectory => Set<InventoryDirectoryRow>();

    /// <summary>Permissions, one row a principal.</summary>
    public DbSet<InventoryPermissionsRow> InventoryPermissions => Set<InventoryPermissionsRow>();

    /// <summary>How far the walk came: one row.</summary>
    public DbSet<InventoryWalkRow> InventoryWalks => Set<InventoryWalkRow>();

    /// <summary>Accepted findings.</summary>
    public DbSet<FindingSuppressionRow> FindingSuppressions => Set<FindingSuppressionRow>();

    /// <summary>Numbers of findings, a row a cluster and day.</summary>
    public DbSet<FindingsDayRow> FindingsDays => Set<FindingsDayRow>();

    /// <summary>Data protection keys.</summary>
    public DbSet<DataProtectionKeyRow> DataProtectionKeys => Set<DataProtectionKeyRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConsoleDbContext).Assembly);

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
}
