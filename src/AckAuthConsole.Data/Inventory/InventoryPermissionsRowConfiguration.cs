using AckAuthConsole.Core.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AckAuthConsole.Data.Inventory;

internal sealed class InventoryPermissionsRowConfiguration : IEntityTypeConfiguration<InventoryPermissionsRow>
{
    public void Configure(EntityTypeBuilder<InventoryPermissionsRow> builder)
    {
        builder.ToTable("InventoryPermissions");
        builder.HasKey(r => r.Principal);
        builder.Property(r => r.Principal).HasMaxLength("ram-user:".Length + PrincipalId.MaxLength);
    }
}
