using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AckAuthConsole.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    OccurredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    IntentSequence = table.Column<long>(type: "INTEGER", nullable: true),
                    ActorKind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    ActorId = table.Column<string>(type: "TEXT", nullable: false),
                    ActorName = table.Column<string>(type: "TEXT", nullable: false),
                    TargetKind = table.Column<string>(type: "TEXT", nullable: true),
                    TargetId = table.Column<string>(type: "TEXT", nullable: true),
                    TargetName = table.Column<string>(type: "TEXT", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", nullable: false),
                    PreviousHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Sequence);
                });

            migrationBuilder.CreateTable(
                name: "ConsoleRoles",
                columns: table => new
                {
                    Principal = table.Column<string>(type: "TEXT", maxLength: 41, nullable: false),
                    Role = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 512, nullable: false),
                    AssignedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AssignedBy = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConsoleRoles", x => x.Principal);
                });

            migrationBuilder.CreateTable(
                name: "DataProtectionKeys",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FriendlyName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DataProtectionKeys", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InventoryDirectory",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InventoryDirectory", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "InventoryPermissions",
                columns: table => new
                {
                    Principal = table.Column<string>(type: "TEXT", maxLength: 41, nullable: false),
                    ReadAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InventoryPermissions", x => x.Principal);
                });

            migrationBuilder.CreateTable(
                name: "InventoryWalks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    CompletedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_InventoryWalks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditClusters",
                columns: table => new
                {
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    ClusterId = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditClusters", x => new { x.Sequence, x.ClusterId });
                    table.ForeignKey(
                        name: "FK_AuditClusters_AuditEntries_Sequence",
                        column: x => x.Sequence,
                        principalTable: "AuditEntries",
                        principalColumn: "Sequence",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AuditClusters_ClusterId_Sequence",
                table: "AuditClusters",
                columns: new[] { "ClusterId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Action_Sequence",
                table: "AuditEntries",
                columns: new[] { "Action", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorId_Sequence",
                table: "AuditEntries",
                columns: new[] { "ActorId", "Sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Intents",
                table: "AuditEntries",
                column: "Sequence",
                filter: "\"Kind\" = 'Intent'");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_IntentSequence_Kind_Outcome",
                table: "AuditEntries",
                columns: new[] { "IntentSequence", "Kind", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Lines",
                table: "AuditEntries",
                column: "Sequence",
                filter: "\"Kind\" IN ('Event', 'Intent')");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_OccurredAt",
                table: "AuditEntries",
                column: "OccurredAt");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_TargetId_Sequence",
                table: "AuditEntries",
                columns: new[] { "TargetId", "Sequence" });

            // The trail is append-only for whoever holds an ordinary connection, too. The third trigger also stops INSERT OR REPLACE, which fires no delete trigger.
            migrationBuilder.Sql("""
                CREATE TRIGGER AuditEntries_NoUpdate BEFORE UPDATE ON AuditEntries BEGIN SELECT RAISE(ABORT, 'audit entries cannot be changed'); END;
                CREATE TRIGGER AuditEntries_NoDelete BEFORE DELETE ON AuditEntries BEGIN SELECT RAISE(ABORT, 'audit entries cannot be deleted'); END;
                CREATE TRIGGER AuditEntries_OnlyNext BEFORE INSERT ON AuditEntries
                WHEN NEW.Sequence <> COALESCE((SELECT MAX(Sequence) FROM AuditEntries), 0) + 1
                BEGIN SELECT RAISE(ABORT, 'audit entries are numbered without gaps'); END;
                CREATE TRIGGER AuditClusters_NoUpdate BEFORE UPDATE ON AuditClusters BEGIN SELECT RAISE(ABORT, 'audit entries cannot be changed'); END;
                CREATE TRIGGER AuditClusters_NoDelete BEFORE DELETE ON AuditClusters BEGIN SELECT RAISE(ABORT, 'audit entries cannot be deleted'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditClusters");

            migrationBuilder.DropTable(
                name: "ConsoleRoles");

            migrationBuilder.DropTable(
                name: "DataProtectionKeys");

            migrationBuilder.DropTable(
                name: "InventoryDirectory");

            migrationBuilder.DropTable(
                name: "InventoryPermissions");

            migrationBuilder.DropTable(
                name: "InventoryWalks");

            migrationBuilder.DropTable(
                name: "AuditEntries");
        }
    }
}
