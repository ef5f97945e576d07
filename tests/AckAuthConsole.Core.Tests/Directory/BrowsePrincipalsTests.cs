namespace AckAuthConsole.Core.Tests.Directory;

public sealed class BrowsePrincipalsTests : IDisposable
{
    private static readonly PrincipalFilter s_users = new() { Kind = PrincipalKind.RamUser };

    private readonly TestConsole _console = new();

    public BrowsePrincipalsTests()
    {
        _console.Directory.Users.Add(Sample.Named(Sample.User("203"), "carol", "王小明") with { Description = "支付团队", CreatedAt = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        _console.Directory.Users.Add(Sample.Named(Sample.User("204"), "ghost") with { Presence = PrincipalPresence.NotSeenInRam });
        _console.Directory.Roles.Add(Sample.Named(Sample.Role("301"), "ci-deployer"));
        _console.KnowDirectory();
        Know(Sample.Alice, Sample.Held("c1", "dev"));
        Know(Sample.Bob, Sample.Held("*", "admin"), Sample.Held("c2", "view"));
        Know(Sample.User("203"));
    }

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task EachFilter_ShowsExactlyThoseThatFit()
    {
        (await NamesAsync(s_users with { Cluster = Sample.C1 })).ShouldBe(["alice", "bob"]);
        (await NamesAsync(s_users with { Cluster = Sample.C2 })).ShouldBe(["bob"]);
        (await NamesAsync(s_users with { Role = PredefinedRole.Developer })).ShouldBe(["alice"]);
        (await NamesAsync(s_users with { HasCustomRole = true })).ShouldBe(["bob"]);
        (await NamesAsync(s_users with { HasAllClusters = true })).ShouldBe(["bob"]);
        (await NamesAsync(s_users with { HasNone = true })).ShouldBe(["carol"]);
        (await NamesAsync(s_users with { NotSeenInRam = true })).ShouldBe(["ghost"]);
        (await NamesAsync(s_users with { Role = PredefinedRole.Developer, HasAllClusters = true })).ShouldBeEmpty();
        (await NamesAsync(new PrincipalFilter { Kind = PrincipalKind.RamRole })).ShouldBe(["ci-deployer"]);
    }

    [Theory]
    [InlineData("ALICE", "alice")]
    [InlineData("小明", "carol")]
    [InlineData("支付 caro", "carol")]
    [InlineData("203", "carol")]
    [InlineData("alice carol", "")]
    [InlineData("%'\"<script>", "")]
    public async Task Search_FindsAllWordsInNamesDescriptionAndId_WithoutCase(string search, string expected) =>
        string.Join(' ', await NamesAsync(s_users with { Search = search })).ShouldBe(expected);

    [Fact]
    public async Task Sorting_GoesBothWays_WithTheUnknownLast()
    {
        (await NamesAsync(s_users with { Descending = true }))[0].ShouldBe("team-a-dev-1");
        (await NamesAsync(s_users with { Sort = PrincipalSort.PermissionCount, Descending = true })).Take(3).ShouldBe(["bob", "alice", "carol"]);
        (await NamesAsync(s_users with { Sort = PrincipalSort.PermissionCount })).Take(3).ShouldBe(["carol", "alice", "bob"]);
        (await NamesAsync(s_users with { Sort = PrincipalSort.CreatedAt }))[0].ShouldBe("carol");
        (await NamesAsync(s_users with { Sort = PrincipalSort.CreatedAt, Descending = true }))[0].ShouldBe("carol");
        (await NamesAsync(s_users with { Sort = PrincipalSort.DisplayName, Descending = true })).Count.ShouldBe(8);
    }

    [Fact]
    public async Task Paging_TellsTotals_AndKeepsWithinBounds()
    {
        var page = (await Browse.ListAsync(Sample.Auditor, s_users with { Skip = 2, Take = 2 }, CancellationToken.None)).Value;
        page.Rows.Select(r => r.Principal.Name).ShouldBe(["carol", "ghost"]);
        (page.Total, page.TotalOfKind).ShouldBe((8, 8));

        (await NamesAsync(s_users with { Skip = -5, Take = 0 })).ShouldBe(["alice"]);
        (await NamesAsync(s_users with { Skip = 100 })).ShouldBeEmpty();
    }

    [Fact]
    public async Task AMember_MayNotBrowse()
    {
        (await Browse.ListAsync(Sample.Member, s_users, CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        (await Browse.ListAllAsync(Sample.Member, s_users, CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        (await Browse.FindRoleAsync(Sample.Member, "x", CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
    }

    [Fact]
    public async Task ATypedRole_IsFoundInTheInventory_ElseInRam()
    {
        _console.Directory.Roles.Add(Sample.Named(Sample.Role("302"), "new-role"));

        (await Browse.FindRoleAsync(Sample.Auditor, " CI-Deployer ", CancellationToken.None)).Value.Ref.ShouldBe(Sample.Role("301"));
        (await Browse.FindRoleAsync(Sample.Auditor, "new-role", CancellationToken.None)).Value.Ref.ShouldBe(Sample.Role("302"));
        (await Browse.FindRoleAsync(Sample.Auditor, "nobody", CancellationToken.None)).Failure!.Code.ShouldBe("not-found.ram-role");
        (await Browse.FindRoleAsync(Sample.Auditor, "a b", CancellationToken.None)).Failure!.Code.ShouldBe("ram-role.name-malformed");
        (await Browse.FindRoleAsync(Sample.Auditor, new string('x', 5000), CancellationToken.None)).Failure!.Code.ShouldBe("ram-role.name-malformed");
    }

    private IBrowsePrincipals Browse => _console.Get<IBrowsePrincipals>();

    private void Know(PrincipalRef principal, params ObservedPermission[] held) => _console.Inventory.Observe(principal, Sample.Set(held), _console.Clock.GetUtcNow());

    private async Task<IReadOnlyList<string>> NamesAsync(PrincipalFilter filter) =>
        [.. (await Browse.ListAsync(Sample.Auditor, filter, CancellationToken.None)).Value.Rows.Select(r => r.Principal.Name)];
}
