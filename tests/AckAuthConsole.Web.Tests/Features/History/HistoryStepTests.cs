using AckAuthConsole.Core.Audit;
using AckAuthConsole.Web.Features.History;
using AckAuthConsole.Web.Tests.Features.Support;

namespace AckAuthConsole.Web.Tests.Features.History;

public sealed class HistoryStepTests
{
    [Fact]
    public void EachAnnouncement_MeetsItsReport()
    {
        var steps = HistoryStep.Pair(
        [
            Step(5, "DeleteThing", "1", AuditOutcome.Open), Step(6, "DeleteThing", "1", AuditOutcome.Succeeded),
            Step(7, "PatchThing", "2", AuditOutcome.Open), Step(8, "PatchThing", "2", AuditOutcome.Failed),
        ]);

        steps.Select(s => (s.Operation, s.Outcome)).ShouldBe([("DeleteThing", AuditOutcome.Succeeded), ("PatchThing", AuditOutcome.Failed)]);
    }

    [Fact]
    public void AnAnnouncementWithoutReport_StaysOpen()
    {
        var step = HistoryStep.Pair([Step(5, "PatchThing", "1", AuditOutcome.Open)]).ShouldHaveSingleItem();

        step.Outcome.ShouldBe(AuditOutcome.Open);
        step.Reported.ShouldBeNull();
    }

    [Fact]
    public void TheSameCallTwice_IsTwoSteps()
    {
        var steps = HistoryStep.Pair(
        [
            Step(5, "PatchThing", "1", AuditOutcome.Open), Step(6, "PatchThing", "1", AuditOutcome.Failed),
            Step(7, "PatchThing", "1", AuditOutcome.Open), Step(8, "PatchThing", "1", AuditOutcome.Succeeded),
        ]);

        steps.Select(s => s.Outcome).ShouldBe([AuditOutcome.Failed, AuditOutcome.Succeeded]);
    }

    private static AuditEntry Step(long sequence, string operation, string step, AuditOutcome outcome) => Sample.Entry(
        sequence,
        Sample.Record(AuditActions.ChangePermissions, AuditEntryKind.Step, outcome) with { Details = new Dictionary<string, string> { ["operation"] = operation, ["step"] = step } });
}
