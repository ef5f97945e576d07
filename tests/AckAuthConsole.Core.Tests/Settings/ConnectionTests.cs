using AckAuthConsole.Core.Settings;

namespace AckAuthConsole.Core.Tests.Settings;

public sealed class ConnectionTests : IDisposable
{
    private static readonly PrincipalRef s_own = Sample.User("900");

    private readonly TestConsole _console = new();

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task TheAccountItself_MayEverything_AndSeesEverything()
    {
        var report = (await _console.Connection.CheckAsync(Sample.Auditor, CancellationToken.None)).Value;

        report.Actions.ShouldAllBe(a => a.IsAllowed == true);
        (report.SeesEveryCluster, report.AccountAlias, report.IsEmulated).ShouldBe((true, "demo", true));
    }

    [Fact]
    public async Task AUser_WithThePolicyToPaste_MayEverythingThatIsNeeded_AndNoMore()
    {
        Become(ConsolePolicy.Document);

        var report = (await _console.Connection.CheckAsync(Sample.Auditor, CancellationToken.None)).Value;

        report.Actions.ShouldAllBe(a => a.IsAllowed == true);
        report.SeesEveryCluster.ShouldBeFalse();
        PolicyEvaluator.Decide(_console.Ram.Attached[s_own], ["ram:AttachPolicyToUser"], "acs:ram:*:system:policy/AdministratorAccess").ShouldBe(RamDecision.Denied);
        PolicyEvaluator.Decide(_console.Ram.Attached[s_own], ["ram:CreateAccessKey"], "*").ShouldBe(RamDecision.Denied);
    }

    [Fact]
    public async Task AMissingAction_IsNamed_AndAnUnreadablePolicyLeavesItOpen()
    {
        Become(FakeRamPolicyGateway.ReadAll);
        var report = (await _console.Connection.CheckAsync(Sample.Auditor, CancellationToken.None)).Value;
        report.Actions.Single(a => a.Action == "cs:UpdateUserPermissions").IsAllowed.ShouldBe(false);
        report.Actions.Single(a => a.Action == "cs:DescribeRegions").IsAllowed.ShouldBe(true);

        _console.Ram.ListFailure = new Failure.Forbidden("cloud.ram-denied");
        (await _console.Connection.CheckAsync(Sample.Auditor, CancellationToken.None)).Value.Actions.ShouldAllBe(a => a.IsAllowed == null);
    }

    [Fact]
    public async Task ACloudThatIsDown_IsReported_NotThrown()
    {
        _console.Account.Identity = new Failure.Unavailable(Dependency.Cloud);
        // The console's own role comes before: without the cloud nobody's account can be checked.
        (await _console.Connection.CheckAsync(Sample.Auditor, CancellationToken.None)).Failure!.Code.ShouldBe("cloud.unavailable");
    }

    [Fact]
    public async Task AMember_IsRefused_AndThatIsRecorded()
    {
        (await _console.Connection.CheckAsync(Sample.Member, CancellationToken.None)).Failure!.Code.ShouldBe("console.auditor-required");
        _console.Trail.Records.ShouldHaveSingleItem().Target!.Name.ShouldBe("settings");
    }

    private void Become(string policy)
    {
        _console.Account.BecomeUser(s_own);
        _console.Directory.Users.Add(Sample.Named(s_own, "console"));
        _console.Ram.Attached[s_own] = [new AttachedPolicy("AckAuthConsolePolicy", false, policy)];
    }
}
