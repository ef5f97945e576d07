namespace AckAuthConsole.Core.Tests.Access;

public sealed class ConsoleRolesTests : IDisposable
{
    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task ARole_ComesFromTheAccount_Configuration_OrTheStore_AnewEachTime()
    {
        (await RoleAsync(Sample.Account)).ShouldBe(ConsoleRole.Administrator);
        (await RoleAsync(Sample.Admin)).ShouldBe(ConsoleRole.Administrator);
        (await RoleAsync(Sample.Auditor)).ShouldBe(ConsoleRole.Auditor);
        (await RoleAsync(Sample.Member)).ShouldBe(ConsoleRole.Member);
        (await RoleAsync(ConsoleIdentity.System)).ShouldBe(ConsoleRole.Administrator);

        _console.AccessOptions.Auditors.Add(Sample.Member.Principal!.ToString());
        (await RoleAsync(Sample.Member)).ShouldBe(ConsoleRole.Auditor);
        _console.AccessOptions.Administrators.Add(Sample.Member.Principal!.ToString());
        (await RoleAsync(Sample.Member)).ShouldBe(ConsoleRole.Administrator);
        _console.Roles.Give(Sample.Admin, ConsoleRole.Auditor);
        (await RoleAsync(Sample.Admin)).ShouldBe(ConsoleRole.Auditor);
        (await RoleAsync(Sample.Admin with { Kind = ConsoleIdentityKind.RamRole })).ShouldBe(ConsoleRole.Member);
    }

    [Fact]
    public async Task AnotherAccountsIdentity_IsTurnedAway_WhateverItIs()
    {
        foreach (var person in new[] { Sample.Admin, Sample.Account })
            (await _console.Access.RoleOfAsync(person with { AccountId = "999" }, CancellationToken.None)).Failure!.Code.ShouldBe("console.other-account");
    }

    [Fact]
    public async Task AStoreOrCloudThatIsDown_GivesNobodyARight()
    {
        _console.Roles.Failure = new Failure.Unavailable(Dependency.Database);
        (await _console.Access.RequireReaderAsync(Sample.Admin, CancellationToken.None)).IsSuccess.ShouldBeFalse();
        _console.Account.Identity = new Failure.Unavailable(Dependency.Cloud);
        (await _console.Access.RequireReaderAsync(Sample.Account, CancellationToken.None)).IsSuccess.ShouldBeFalse();
    }

    [Fact]
    public async Task AMember_MayReadHimselfOnly()
    {
        (await _console.Access.RequireReaderOfAsync(Sample.Member, Sample.Member.Principal!, CancellationToken.None)).IsSuccess.ShouldBeTrue();
        (await _console.Access.RequireReaderOfAsync(Sample.Member, Sample.Alice, CancellationToken.None)).Failure!.Code.ShouldBe("console.own-only");
        (await _console.Access.RequireReaderOfAsync(Sample.Member, Sample.Role("102"), CancellationToken.None)).Failure!.Code.ShouldBe("console.own-only");
    }

    [Fact]
    public async Task Assigning_IsAnIntentAndAnOutcome()
    {
        (await AssignAsync(Sample.Admin, Sample.Alice, ConsoleRole.Auditor)).ShouldBeNull();

        _console.Roles.Stored[Sample.Alice].Role.ShouldBe(ConsoleRole.Auditor);
        _console.Trail.Records.Select(r => (r.Kind, r.Action, r.Outcome)).ShouldBe(
            [(AuditEntryKind.Intent, AuditActions.AssignConsoleRole, AuditOutcome.Open), (AuditEntryKind.Outcome, AuditActions.AssignConsoleRole, AuditOutcome.Succeeded)]);
        _console.Trail.Records[0].Details["consoleRole"].ShouldBe("Auditor");
    }

    [Fact]
    public async Task Assigning_WhatIsNotPossible_IsRefused()
    {
        (await AssignAsync(Sample.Auditor, Sample.Alice, ConsoleRole.Auditor)).ShouldBe("console.administrator-required");
        (await AssignAsync(Sample.Admin, Sample.Alice, ConsoleRole.Member)).ShouldBe("console-role.unknown");
        (await AssignAsync(Sample.Admin, Sample.User("999"), ConsoleRole.Auditor)).ShouldBe("not-found.ram-user");
        (await _console.ConsoleRoles.AssignAsync(Sample.Admin, Sample.Alice, ConsoleRole.Auditor, " ", CancellationToken.None)).Failure!.Code.ShouldBe("submission.reason-required");
        _console.AccessOptions.Auditors.Add(Sample.Alice.ToString());
        (await AssignAsync(Sample.Admin, Sample.Alice, ConsoleRole.Administrator)).ShouldBe("console-role.from-configuration");
        _console.Roles.Stored.Count.ShouldBe(3);
    }

    [Fact]
    public async Task ATrailThatCannotBeWritten_MeansNoChange()
    {
        _console.Trail.OnAppend = _ => new Failure.Unavailable(Dependency.DatabaseFull);

        (await AssignAsync(Sample.Admin, Sample.Alice, ConsoleRole.Auditor)).ShouldBe("database.full");
        _console.Roles.Stored.ShouldNotContainKey(Sample.Alice);
    }

    [Fact]
    public async Task OnesOwnRole_AndTheLastAdministrator_Stay()
    {
        (await RemoveAsync(Sample.Admin, Sample.Admin.Principal!)).ShouldBe("console-role.own");
        (await AssignAsync(Sample.Admin, Sample.Admin.Principal!, ConsoleRole.Auditor)).ShouldBe("console-role.own");
        (await RemoveAsync(Sample.Admin, Sample.SecondAdmin.Principal!)).ShouldBeNull();
        (await RemoveAsync(Sample.Account, Sample.Admin.Principal!)).ShouldBe("console-role.last-administrator");
        (await AssignAsync(Sample.Account, Sample.Admin.Principal!, ConsoleRole.Auditor)).ShouldBe("console-role.last-administrator");
        (await RemoveAsync(Sample.Admin, Sample.Alice)).ShouldBe("not-found.console-role");
    }

    [Fact]
    public async Task TwoAdministrators_WhoRemoveEachOtherAtOnce_DoNotBothSucceed()
    {
        // A third one stays, so that only the right of the slower of the two can refuse him.
        _console.Roles.Give(Sample.Member, ConsoleRole.Administrator);
        var isIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _console.Roles.WhileListing = () =>
        {
            isIn.TrySetResult();
            return goOn.Task;
        };

        var one = RemoveAsync(Sample.Admin, Sample.SecondAdmin.Principal!);
        await isIn.Task;
        var other = RemoveAsync(Sample.SecondAdmin, Sample.Admin.Principal!);
        goOn.SetResult();

        (await one).ShouldBeNull();
        (await other).ShouldBe("console.administrator-required");
        _console.Roles.Stored.ShouldContainKey(Sample.Admin.Principal!);
    }

    [Fact]
    public async Task TheList_JoinsConfigurationAndStore_ForReaders()
    {
        _console.AccessOptions.Administrators.Add(Sample.Alice.ToString());
        _console.AccessOptions.Auditors.Add(Sample.Admin.Principal!.ToString());

        var all = (await _console.ConsoleRoles.ListAsync(Sample.Auditor, CancellationToken.None)).Value;

        all.Select(a => (a.Name, a.Role, a.FromConfiguration)).ShouldBe(
        [
            ("alice", ConsoleRole.Administrator, true), ("second-admin", ConsoleRole.Administrator, false),
            ("platform-admin", ConsoleRole.Auditor, true), ("security-auditor", ConsoleRole.Auditor, false),
        ]);
        (await _console.ConsoleRoles.ListAsync(Sample.Member, CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
    }

    private async Task<ConsoleRole> RoleAsync(ConsoleIdentity identity) => (await _console.Access.RoleOfAsync(identity, CancellationToken.None)).Value;

    private async Task<string?> AssignAsync(ConsoleIdentity actor, PrincipalRef principal, ConsoleRole role) =>
        (await _console.ConsoleRoles.AssignAsync(actor, principal, role, "because", CancellationToken.None)).Failure?.Code;

    private async Task<string?> RemoveAsync(ConsoleIdentity actor, PrincipalRef principal) =>
        (await _console.ConsoleRoles.RemoveAsync(actor, principal, "because", CancellationToken.None)).Failure?.Code;
}
