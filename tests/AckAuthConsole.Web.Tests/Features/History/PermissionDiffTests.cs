using AckAuthConsole.Core.Audit;
using AckAuthConsole.Web.Features.History;
using AckAuthConsole.Web.Tests.Features.Support;

namespace AckAuthConsole.Web.Tests.Features.History;

public sealed class PermissionDiffTests
{
    [Fact]
    public void Rows_SayWhatGoesComesAndStays()
    {
        var kept = Sample.Permission("view", isCustom: true);

        var diff = PermissionDiff.Of(Sample.Change(1, [Sample.Permission("dev"), kept], [Sample.Permission("ops"), kept]))!;

        diff.Rows.Select(r => (r.Kind, r.Permission.Role)).ShouldBe([(PermissionDiffKind.Removed, "dev"), (PermissionDiffKind.Added, "ops"), (PermissionDiffKind.Kept, "view")]);
        diff.IsReadBack.ShouldBeTrue();
    }

    [Fact]
    public void BeforeAndAfterColumns_GiveTheTwoSetsBack()
    {
        AuditPermission[] before = [Sample.Permission("dev"), Sample.Permission("admin", cluster: "")];
        AuditPermission[] after = [Sample.Permission("admin", cluster: ""), Sample.Permission("ops", Sample.StagingId)];

        var rows = PermissionDiff.Of(Sample.Change(1, before, after))!.Rows;

        rows.Where(r => r.IsBefore).Select(r => r.Permission).ShouldBe(before, ignoreOrder: true);
        rows.Where(r => r.IsAfter).Select(r => r.Permission).ShouldBe(after, ignoreOrder: true);
        rows[0].Permission.Scope.ShouldBe("all-clusters");
    }

    [Fact]
    public void WhatWasReadBack_CountsMoreThanWhatWasIntended()
    {
        var change = Sample.Change(1, [], [Sample.Permission("dev")], AuditOutcome.Partial);
        change = change with { Outcome = change.Outcome! with { Record = change.Outcome.Record with { After = [] } } };

        PermissionDiff.Of(change)!.Rows.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(AuditOutcome.Stale)]
    [InlineData(AuditOutcome.Refused)]
    public void WhatOthersChangedMeanwhile_IsNotShownAsThisChange(AuditOutcome outcome)
    {
        var change = Sample.Change(1, [], [Sample.Permission("dev")], outcome);
        change = change with { Outcome = change.Outcome! with { Record = change.Outcome.Record with { After = [Sample.Permission("admin")] } } };

        var diff = PermissionDiff.Of(change)!;

        diff.IsReadBack.ShouldBeFalse();
        diff.Rows.ShouldHaveSingleItem().Permission.Role.ShouldBe("dev");
    }

    [Fact]
    public void AnOpenIntent_ShowsWhatWasIntended()
    {
        var diff = PermissionDiff.Of(Sample.Change(1, [], [Sample.Permission("dev")], AuditOutcome.Open))!;

        diff.IsReadBack.ShouldBeFalse();
        diff.Rows.ShouldHaveSingleItem().Kind.ShouldBe(PermissionDiffKind.Added);
    }

    [Fact]
    public void AnEventWithoutPermissions_HasNoDifference() => PermissionDiff.Of(Sample.Event(1)).ShouldBeNull();
}
