using AckAuthConsole.Emulator.State;

namespace AckAuthConsole.Emulator.Gateway;

/// <summary>Who makes a call.</summary>
internal abstract record Caller
{
    /// <summary>The id that grants use: account, user or role id; empty for nobody.</summary>
    public abstract string Uid { get; }
}

/// <summary>The Alibaba Cloud account itself.</summary>
internal sealed record AccountCaller : Caller
{
    public override string Uid => EmulatorState.AccountId;
}

/// <summary>A RAM user.</summary>
internal sealed record UserCaller(string UserId, string UserName) : Caller
{
    public override string Uid => UserId;
}

/// <summary>A session of a RAM role.</summary>
internal sealed record RoleSessionCaller(string RoleId, string RoleName, string SessionName, string? SessionPolicy) : Caller
{
    public override string Uid => RoleId;
}

/// <summary>Nobody: only operations without a signature see it.</summary>
internal sealed record AnonymousCaller : Caller
{
    public override string Uid => "";
}
