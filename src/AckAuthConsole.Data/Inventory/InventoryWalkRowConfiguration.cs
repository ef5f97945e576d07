using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AckAuthConsole.Data.Inventory;

internal sealed class InventoryWalkRowConfiguration : IEntityTypeConfiguration<InventoryWalkRow>
{
    public void Configure(EntityTypeBuilder<InventoryWalkRow> builder)
    {
        builder.ToTable("InventoryWalks");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}
