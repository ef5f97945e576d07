using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Data.Tests.Support;

namespace AckAuthConsole.Data.Tests.Access;

public sealed class ConsoleRoleStoreTests
{
    private static readonly DateTimeOffset s_when = new(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public async Task Assignments_AreKeptReplacedListedAndRemoved()
    {
        await using var database = await TestDatabase.StartAsync();
        var user = Assignment("ram-user:1", ConsoleRole.Auditor, "zoe");
        var role = Assignment("ram-role:1", ConsoleRole.Administrator, "ops");
        (await database.Roles.PutAsync(user, default)).IsSuccess.ShouldBeTrue();
        (await database.Roles.PutAsync(role, default)).IsSuccess.ShouldBeTrue();
        (await database.Roles.PutAsync(Assignment("ram-user:2", ConsoleRole.Auditor, "Adam"), default)).IsSuccess.ShouldBeTrue();
        var raised = user with { Role = ConsoleRole.Administrator, AssignedBy = "someone" };

        await database.Roles.PutAsync(raised, default);
        await using var restarted = await database.OpenAnotherAsync();

        var listed = (await restarted.Roles.ListAsync(default)).Value;
        listed.Select(a => a.Name).ShouldBe(["ops", "zoe", "Adam"]);
        listed[1].ShouldBe(raised);
        (await restarted.Roles.FindAsync(user.Principal, default)).Value.ShouldBe(ConsoleRole.Administrator);
        (await restarted.Roles.RemoveAsync(user.Principal, default)).IsSuccess.ShouldBeTrue();
        (await restarted.Roles.FindAsync(user.Principal, default)).Value.ShouldBeNull();
        (await restarted.Roles.RemoveAsync(user.Principal, default)).Failure.ShouldBeOfType<Failure.NotFound>();
        (await restarted.Roles.FindAsync(role.Principal, default)).Value.ShouldBe(ConsoleRole.Administrator);
    }

    [Fact]
    public async Task LockedDatabase_IsAFailureAndReadingGoesOn()
    {
        await using var database = await TestDatabase.StartAsync();
        await using var blocker = database.Raw();
        await using var transaction = blocker.BeginTransaction();

        (await database.Roles.PutAsync(Assignment("ram-user:1", ConsoleRole.Auditor, "a"), default)).Failure.ShouldBe(new Failure.Unavailable(Dependency.DatabaseBusy));
        (await database.Roles.ListAsync(default)).Value.ShouldBeEmpty();
    }

    private static ConsoleRoleAssignment Assignment(string principal, ConsoleRole role, string name) =>
        new(PrincipalRef.TryParse(principal, out var reference) ? reference : throw new FormatException(principal), role, name, FromConfiguration: false, s_when.ToUniversalTime(), "admin");
}
