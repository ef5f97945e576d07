using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AckAuthConsole.Data.Audit;

internal sealed class AuditClusterRowConfiguration : IEntityTypeConfiguration<AuditClusterRow>
{
    public void Configure(EntityTypeBuilder<AuditClusterRow> builder)
    {
        builder.ToTable("AuditClusters", table =>
        {
            table.HasTrigger("AuditClusters_NoUpdate");
            table.HasTrigger("AuditClusters_NoDelete");
        });
        builder.HasKey(c => new { c.Sequence, c.ClusterId });
        builder.HasOne<AuditRow>().WithMany().HasForeignKey(c => c.Sequence).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(c => new { c.ClusterId, c.Sequence });
    }
}
