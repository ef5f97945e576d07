using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AckAuthConsole.Data.Inventory;

internal sealed class InventoryDirectoryRowConfiguration : IEntityTypeConfiguration<InventoryDirectoryRow>
{
    public void Configure(EntityTypeBuilder<InventoryDirectoryRow> builder)
    {
        builder.ToTable("InventoryDirectory");
        builder.HasKey(r => r.Id);
        builder.Property(r => r.Id).ValueGeneratedNever();
    }
}
