using AckAuthConsole.Core.Directory;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace AckAuthConsole.Data.Access;

internal sealed class ConsoleRoleRowConfiguration : IEntityTypeConfiguration<ConsoleRoleRow>
{
    public void Configure(EntityTypeBuilder<ConsoleRoleRow> builder)
    {
        builder.ToTable("ConsoleRoles");
        builder.HasKey(r => r.Principal);
        builder.Property(r => r.Principal).HasMaxLength("ram-user:".Length + PrincipalId.MaxLength);
        builder.Property(r => r.Role).HasConversion<string>().HasMaxLength(32);
        builder.Property(r => r.Name).HasMaxLength(512);
        builder.Property(r => r.AssignedBy).HasMaxLength(512);
    }
}
