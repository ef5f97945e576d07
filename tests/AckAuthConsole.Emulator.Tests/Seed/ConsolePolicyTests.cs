using AckAuthConsole.Emulator.Tests.Support;

namespace AckAuthConsole.Emulator.Tests.Seed;

public sealed class ConsolePolicyTests : IAsyncLifetime
{
    private TestEmulator _emulator = null!;

    public async Task InitializeAsync() => _emulator = await TestEmulator.StartAsync("demo");

    public async Task DisposeAsync() => await _emulator.DisposeAsync();

    [Theory]
    [InlineData("AttachPolicyToUser", "UserName", "team-a-dev-1")]
    [InlineData("AttachPolicyToRole", "RoleName", "")]
    public async Task Console_AttachesTheReadPolicy_AndNoOther(string action, string parameter, string name)
    {
        var console = ApiCredentials.User("ack-auth-console");
        var target = name.Length > 0 ? name : _emulator.State.Roles.First(r => _emulator.State.AttachmentsOf(Emulator.State.PrincipalKind.Role, r.RoleId).All(a => a.PolicyName != "AliyunCSReadOnlyAccess")).RoleName;

        var read = await _emulator.Client.RamAsAsync(console, action, (parameter, target), ("PolicyType", "System"), ("PolicyName", "AliyunCSReadOnlyAccess"));
        var full = await _emulator.Client.RamAsAsync(console, action, (parameter, target), ("PolicyType", "System"), ("PolicyName", "AliyunCSFullAccess"));
        var custom = await _emulator.Client.RamAsAsync(console, action, (parameter, target), ("PolicyType", "Custom"), ("PolicyName", "AckAuthConsolePolicy"));

        // Attached by now, whether by this call or before it; what matters is that RAM did not refuse the caller.
        ((int)read.Status).ShouldBeOneOf(200, 409);
        full.Fails(403, "NoPermission");
        custom.Fails(403, "NoPermission");
    }

    [Fact]
    public async Task Console_TakesNoPolicyAway_ButReads()
    {
        var console = ApiCredentials.User("ack-auth-console");

        (await _emulator.Client.RamAsAsync(console, "DetachPolicyFromUser", ("UserName", "ci-reader"), ("PolicyType", "System"), ("PolicyName", "AliyunCSReadOnlyAccess"))).Fails(403, "NoPermission");
        (await _emulator.Client.RamAsAsync(console, "ListUsers")).Ok();
    }
}
