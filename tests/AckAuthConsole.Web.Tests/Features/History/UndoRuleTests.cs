using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Web.Features.History;
using AckAuthConsole.Web.Tests.Features.Support;

namespace AckAuthConsole.Web.Tests.Features.History;

public sealed class UndoRuleTests
{
    [Theory]
    [InlineData(AuditOutcome.Succeeded, null)]
    [InlineData(AuditOutcome.Unverified, null)]
    [InlineData(AuditOutcome.Partial, null)]
    [InlineData(AuditOutcome.Open, "UndoStillOpen")]
    [InlineData(AuditOutcome.Refused, "UndoNothingChanged")]
    [InlineData(AuditOutcome.Failed, "UndoNothingChanged")]
    [InlineData(AuditOutcome.Stale, "UndoNothingChanged")]
    [InlineData(AuditOutcome.Cancelled, "UndoNothingChanged")]
    public void APermissionChange_IsUndoneOnlyWhenSomethingChanged(AuditOutcome outcome, string? reason) =>
        UndoRule.ReasonAgainst(Sample.Change(1, [], [Sample.Permission("dev")], outcome), ConsoleRole.Administrator).ShouldBe(reason);

    [Fact]
    public void AChangeOfNothing_IsNotUndone() => UndoRule.ReasonAgainst(Sample.Change(1, [], []), ConsoleRole.Administrator).ShouldBe("UndoNothingChanged");

    [Fact]
    public void AnEvent_IsNotUndone() => UndoRule.ReasonAgainst(Sample.Event(1), ConsoleRole.Administrator).ShouldBe("UndoNotAPermissionChange");

    [Theory]
    [InlineData(ConsoleRole.Auditor)]
    [InlineData(ConsoleRole.Member)]
    [InlineData(null)]
    public void OthersThanAdministrators_DoNotUndo(ConsoleRole? role) =>
        UndoRule.ReasonAgainst(Sample.Change(1, [], [Sample.Permission("dev")]), role).ShouldBe("UndoNotAdministrator");
}
