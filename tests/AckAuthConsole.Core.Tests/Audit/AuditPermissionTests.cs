namespace AckAuthConsole.Core.Tests.Audit;

public sealed class AuditPermissionTests
{
    [Fact]
    public void Recorded_AndReadBack_IsTheSameKey() => Properties.Hold(Generate.AnyObserved, permission =>
    {
        var recorded = AuditPermission.Of(permission.Key, permission.IsOwner);
        recorded.ToKey().ShouldBe(permission.Key);
        recorded.IsOwner.ShouldBe(permission.IsOwner);
    });

    [Fact]
    public void CanonicalForm_OfTheSameRecord_IsTheSame_AndOfAnotherDiffers()
    {
        var record = new AuditRecord { Kind = AuditEntryKind.Event, Action = AuditActions.SignIn, Actor = AuditActor.Of(Sample.Admin, ConsoleRole.Administrator), CorrelationId = "x" };
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        AuditCanonicalForm.Write(1, at, record with { Details = new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" } })
            .ShouldBe(AuditCanonicalForm.Write(1, at.ToOffset(TimeSpan.FromHours(8)), record with { Details = new Dictionary<string, string> { ["b"] = "2", ["a"] = "1" } }));
        AuditCanonicalForm.Write(1, at, record).ShouldNotBe(AuditCanonicalForm.Write(1, at, record with { Reason = " " }));
    }

    [Fact]
    public void CanonicalForm_OfTextWithHalfASurrogatePair_IsStillText()
    {
        var record = new AuditRecord { Kind = AuditEntryKind.Event, Action = AuditActions.SignIn, Actor = AuditActor.Of(Sample.Admin, null), CorrelationId = "x", Reason = "cut \ud83d" };

        var form = AuditCanonicalForm.Write(1, DateTimeOffset.UnixEpoch, record);

        new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(form).ShouldContain("cut ");
    }
}
