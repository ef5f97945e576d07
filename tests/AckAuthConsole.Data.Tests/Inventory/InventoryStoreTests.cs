using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Tests.Support;

namespace AckAuthConsole.Data.Tests.Inventory;

public sealed class InventoryStoreTests
{
    private static readonly DateTimeOffset s_when = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task NothingKept_LoadsAsNothing()
    {
        await using var database = await TestDatabase.StartAsync();

        var loaded = (await database.Inventory.LoadAsync(default)).Value;

        loaded.Directory.ShouldBeNull();
        loaded.Permissions.ShouldBeEmpty();
        loaded.WalkCompletedAt.ShouldBeNull();
    }

    [Fact]
    public async Task Everything_ComesBackAsItWas()
    {
        await using var database = await TestDatabase.StartAsync();
        var user = new Principal { Ref = Ref("ram-user:1"), Name = "li.na", DisplayName = "李娜", Description = "d", Presence = PrincipalPresence.Frozen, CreatedAt = s_when, LastSignInAt = s_when };
        var role = new Principal { Ref = Ref("ram-role:1"), Name = "ops", Presence = PrincipalPresence.NotSeenInRam };
        var cluster = new Cluster
        {
            Id = ClusterId.Parse("c1"),
            Name = "prod",
            RegionId = "cn-hangzhou",
            State = "running",
            Type = "ManagedKubernetes",
            Profile = "Default",
            Spec = "ack.pro.small",
            Version = "1.32",
            CreatedAt = s_when,
            NodeCount = 3,
            Tags = [new("b", "2"), new("a", "1")],
        };
        var regions = new Dictionary<string, string> { ["cn-hangzhou"] = "China (Hangzhou)" };
        var chinese = new Dictionary<string, string> { ["cn-hangzhou"] = "华东1（杭州）" };
        await database.Inventory.SaveDirectoryAsync(new StoredDirectory(s_when, [user, role], [cluster], regions, chinese), default);
        var odd = ObservedPermissionSet.From(
        [
            new ObservedPermission(new PermissionKey(PermissionScope.Everywhere, PermissionRole.Of(PredefinedRole.Administrator))),
            new ObservedPermission(new PermissionKey(PermissionScope.Of(ClusterId.Parse("c1")), PermissionRole.Of(PredefinedRole.Administrator)), IsOwner: true),
            new ObservedPermission(new PermissionKey(PermissionScope.Of(ClusterId.Parse("c1")), PermissionRole.Of(ClusterRoleName.Parse("a:b?c\"ü")))),
            new ObservedPermission(new PermissionKey(PermissionScope.Of(ClusterId.Parse("c1"), NamespaceName.Parse("owner")), new PermissionRole.Unrecognized("role", "?"))),
            new ObservedPermission(new PermissionKey(new PermissionScope.Unrecognized("all", ""), PermissionRole.Of(PredefinedRole.RestrictedUser)), IsOwner: true),
        ]);
        await database.Inventory.SavePermissionsAsync([new StoredPermissions(user.Ref, odd, s_when), new StoredPermissions(role.Ref, ObservedPermissionSet.Empty, s_when)], default);
        await database.Inventory.SaveWalkCompletedAsync(s_when, default);
        await database.Inventory.SaveWalkCompletedAsync(s_when.AddHours(1), default);
        await using var restarted = await database.OpenAnotherAsync();

        var loaded = (await restarted.Inventory.LoadAsync(default)).Value;

        loaded.Directory!.ReadAt.ShouldBe(s_when);
        loaded.Directory.Principals.ShouldBe([user, role]);
        var read = loaded.Directory.Clusters.ShouldHaveSingleItem();
        read.Tags.ShouldBe(cluster.Tags);
        (read with { Tags = cluster.Tags }).ShouldBe(cluster);
        loaded.Directory.Regions.ShouldBe(regions);
        loaded.Directory.RegionsInChinese.ShouldBe(chinese);
        loaded.Permissions.Count.ShouldBe(2);
        loaded.Permissions.Single(p => p.Principal == user.Ref).Permissions.ShouldBe(odd);
        loaded.Permissions.Single(p => p.Principal == role.Ref).Permissions.ShouldBe(ObservedPermissionSet.Empty);
        loaded.WalkCompletedAt.ShouldBe(s_when.AddHours(1));
    }

    [Fact]
    public async Task PermissionsOfPrincipalsThatAreGone_GoToo()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.Inventory.SavePermissionsAsync([Stored("ram-user:1"), Stored("ram-role:1"), Stored("ram-user:2")], default);

        await database.Inventory.SaveDirectoryAsync(Directory("ram-user:2", "ram-role:1"), default);

        (await database.Inventory.LoadAsync(default)).Value.Permissions.Select(p => p.Principal.ToString()).ShouldBe(["ram-role:1", "ram-user:2"]);
    }

    [Fact]
    public async Task SavingAgain_ReplacesThatPrincipalsPermissionsOnlyAndTheLastWordCounts()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.Inventory.SavePermissionsAsync([Stored("ram-user:1"), Stored("ram-user:2")], default);

        await database.Inventory.SavePermissionsAsync([Stored("ram-user:1"), new StoredPermissions(Ref("ram-user:1"), ObservedPermissionSet.Empty, s_when.AddDays(1))], default);

        var loaded = (await database.Inventory.LoadAsync(default)).Value.Permissions;
        loaded.Single(p => p.Principal == Ref("ram-user:1")).ShouldBe(new StoredPermissions(Ref("ram-user:1"), ObservedPermissionSet.Empty, s_when.AddDays(1)));
        loaded.Single(p => p.Principal == Ref("ram-user:2")).Permissions.Items.Length.ShouldBe(1);
    }

    [Fact]
    public async Task UnreadableParts_AreLeftOut()
    {
        await using var database = await TestDatabase.StartAsync();
        await database.Inventory.SaveDirectoryAsync(Directory("ram-user:1", "ram-user:2"), default);
        await database.Inventory.SavePermissionsAsync([Stored("ram-user:1"), Stored("ram-user:2")], default);
        database.Execute("UPDATE InventoryPermissions SET Content = '[[\"nonsense\"]]' WHERE Principal = 'ram-user:1'; UPDATE InventoryDirectory SET Content = '{\"principals\":null}'");

        var loaded = (await database.Inventory.LoadAsync(default)).Value;

        loaded.Directory.ShouldBeNull();
        loaded.Permissions.ShouldHaveSingleItem().Principal.ShouldBe(Ref("ram-user:2"));
    }

    [Fact]
    public async Task WholeAccount_IsKeptInChunks()
    {
        await using var database = await TestDatabase.StartAsync();
        var keys = Enumerable.Range(1, 6000).Select(i => $"ram-user:{i}").ToArray();
        await database.Inventory.SaveDirectoryAsync(Directory(keys), default);

        await database.Inventory.SavePermissionsAsync([.. keys.Select(Stored)], default);
        await database.Inventory.SavePermissionsAsync([.. keys.Select(Stored)], default);

        var loaded = (await database.Inventory.LoadAsync(default)).Value;
        loaded.Directory!.Principals.Count.ShouldBe(6000);
        loaded.Permissions.Count.ShouldBe(6000);
        await database.Inventory.SaveDirectoryAsync(Directory("ram-user:6000"), default);
        (await database.Inventory.LoadAsync(default)).Value.Permissions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task LockedDatabase_IsAFailure()
    {
        await using var database = await TestDatabase.StartAsync();
        await using var blocker = database.Raw();
        await using var transaction = blocker.BeginTransaction();

        (await database.Inventory.SavePermissionsAsync([Stored("ram-user:1")], default)).Failure.ShouldBe(new Failure.Unavailable(Dependency.DatabaseBusy));
    }

    private static PrincipalRef Ref(string text) => PrincipalRef.TryParse(text, out var reference) ? reference : throw new FormatException(text);

    private static StoredPermissions Stored(string principal) => new(
        Ref(principal),
        ObservedPermissionSet.From([new ObservedPermission(new PermissionKey(PermissionScope.Of(ClusterId.Parse("c1")), PermissionRole.Of(PredefinedRole.Developer)))]),
        s_when);

    private static StoredDirectory Directory(params string[] principals) =>
        new(s_when, [.. principals.Select(p => new Principal { Ref = Ref(p), Name = p })], [], new Dictionary<string, string>(), new Dictionary<string, string>());
}
