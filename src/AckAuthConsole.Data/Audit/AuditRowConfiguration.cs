using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AckAuthConsole.Data.Audit;

internal sealed class AuditRowConfiguration : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        // The triggers stand in the migrations. A migration that rebuilds the table must make them anew: SQLite drops them with the table.
        builder.ToTable("AuditEntries", table =>
        {
            table.HasTrigger("AuditEntries_NoUpdate");
            table.HasTrigger("AuditEntries_NoDelete");
            table.HasTrigger("AuditEntries_OnlyNext");
        });
        builder.HasKey(e => e.Sequence);
        builder.Property(e => e.Sequence).ValueGeneratedNever();
        builder.Property(e => e.Kind).HasMaxLength(16);
        builder.Property(e => e.Action).HasMaxLength(64);
        builder.Property(e => e.Outcome).HasMaxLength(16);
        builder.Property(e => e.ActorKind).HasMaxLength(16);
        builder.Property(e => e.PreviousHash).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasIndex(e => e.OccurredAt);
        // Partial, since an index that begins with the kind makes SQLite sort all lines to find the newest fifty.
        builder.HasIndex(e => e.Sequence, "IX_AuditEntries_Lines").HasFilter("\"Kind\" IN ('Event', 'Intent')");
        builder.HasIndex(e => e.Sequence, "IX_AuditEntries_Intents").HasFilter("\"Kind\" = 'Intent'");
        builder.HasIndex(e => new { e.Action, e.Sequence });
        builder.HasIndex(e => new { e.ActorId, e.Sequence });
        builder.HasIndex(e => new { e.TargetId, e.Sequence });
        builder.HasIndex(e => new { e.IntentSequence, e.Kind, e.Outcome });
    }
}
