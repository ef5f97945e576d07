using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Cloud;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Core.Settings;

namespace AckAuthConsole.Web.Tests.Features.Support;

internal sealed class FakeConnection : IConnection
{
    public int Checks { get; private set; }

    public Result<ConnectionReport> Report { get; set; } = new ConnectionReport(
        true,
        new CloudIdentity(CloudIdentityKind.RamUser, "1000", "acs:ram::1000:user/console", Sample.User("3001"), "console"),
        "example",
        [new("CS", "http://127.0.0.1:5081")],
        [new("cs:GetUserPermissions", "read-permissions", true), new("cs:GrantPermission", "change-permissions", false), new("ram:ListUsers", "read-directory", null)],
        false,
        "{\n  \"Version\": \"1\"\n}",
        Sample.Now);

    public Task<Result<ConnectionReport>> CheckAsync(ConsoleIdentity actor, CancellationToken cancellationToken)
    {
        Checks++;
        return Task.FromResult(Report);
    }
}
