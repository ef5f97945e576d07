using AckAuthConsole.Core.Access;
using AckAuthConsole.Web.Features.Settings;
using AckAuthConsole.Web.Tests.Features.Support;

namespace AckAuthConsole.Web.Tests.Features.Settings;

public sealed class ConsoleRoleRulesTests
{
    private static readonly ConsoleIdentity s_person = new() { Kind = ConsoleIdentityKind.RamUser, AccountId = "1000", Id = "2001", Name = "me", Subject = "s" };
    private static readonly ConsoleRoleAssignment s_own = new(Sample.User("2001"), ConsoleRole.Administrator, "me", false);
    private static readonly ConsoleRoleAssignment s_other = new(Sample.User("2002"), ConsoleRole.Administrator, "other", false);
    private static readonly ConsoleRoleAssignment s_auditor = new(Sample.User("2003"), ConsoleRole.Auditor, "auditor", false);
    private static readonly ConsoleRoleAssignment s_configured = new(Sample.User("2004"), ConsoleRole.Administrator, "configured", true);

    [Fact]
    public void AnAdministrator_RemovesOthers()
    {
        Reason(s_other, s_own, s_other).ShouldBeNull();
        Reason(s_auditor, s_own, s_auditor).ShouldBeNull();
    }

    [Fact]
    public void NobodyRemovesHisOwn() => Reason(s_own, s_own, s_other).ShouldBe("RefusedOwn");

    [Fact]
    public void ConfigurationIsNotChangedHere() => Reason(s_configured, s_own, s_configured).ShouldBe("RefusedFromConfiguration");

    [Fact]
    public void TheLastAdministratorStays() => Reason(s_other, s_other, s_auditor).ShouldBe("RefusedLastAdministrator");

    [Fact]
    public void AnAuditorChangesNothing()
    {
        ConsoleRoleRules.ReasonAgainstRemoval(s_other, [s_own, s_other], s_person, ConsoleRole.Auditor).ShouldBe("RefusedNotAdministrator");
        ConsoleRoleRules.ReasonAgainstAdding(ConsoleRole.Auditor).ShouldBe("RefusedNotAdministrator");
        ConsoleRoleRules.ReasonAgainstAdding(ConsoleRole.Administrator).ShouldBeNull();
    }

    private static string? Reason(ConsoleRoleAssignment assignment, params ConsoleRoleAssignment[] all) => ConsoleRoleRules.ReasonAgainstRemoval(assignment, all, s_person, ConsoleRole.Administrator);
}
