using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AckAuthConsole.Data.Findings;

internal sealed class FindingsDayRowConfiguration : IEntityTypeConfiguration<FindingsDayRow>
{
    public void Configure(EntityTypeBuilder<FindingsDayRow> builder)
    {
        builder.ToTable("FindingsDays");
        builder.HasKey(r => new { r.Cluster, r.Day });
        builder.HasIndex(r => r.Day);
        builder.Property(r => r.Cluster).HasMaxLength(64);
    }
}
