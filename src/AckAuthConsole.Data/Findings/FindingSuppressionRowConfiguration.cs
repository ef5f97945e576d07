using AckAuthConsole.Core.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AckAuthConsole.Data.Findings;

internal sealed class FindingSuppressionRowConfiguration : IEntityTypeConfiguration<FindingSuppressionRow>
{
    public void Configure(EntityTypeBuilder<FindingSuppressionRow> builder)
    {
        builder.ToTable("FindingSuppressions");
        builder.HasKey(r => new { r.Cluster, r.Fingerprint });
        builder.Property(r => r.Cluster).HasMaxLength(64);
        builder.Property(r => r.Fingerprint).HasMaxLength(16);
        builder.Property(r => r.Rule).HasMaxLength(8);
        builder.Property(r => r.Reason).HasMaxLength(PlanSubmission.MaxReasonLength);
        builder.Property(r => r.By).HasMaxLength(512);
    }
}
