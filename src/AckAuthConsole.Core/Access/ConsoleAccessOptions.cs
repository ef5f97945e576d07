namespace AckAuthConsole.Core.Access;

/// <summary>Who rules the console by configuration (section <c>Console</c>).</summary>
public sealed class ConsoleAccessOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Console";

    /// <summary>Administrators, each <c>ram-user:&lt;id&gt;</c> or <c>ram-role:&lt;id&gt;</c>. The Alibaba Cloud account is always one.</summary>
    public IList<string> Administrators { get; init; } = [];

    /// <summary>Auditors, in the same form.</summary>
    public IList<string> Auditors { get; init; } = [];
}
