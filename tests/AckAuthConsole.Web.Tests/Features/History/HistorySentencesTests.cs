using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Audit;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.History;
using AckAuthConsole.Web.Resources;
using AckAuthConsole.Web.Tests.Features.Support;

namespace AckAuthConsole.Web.Tests.Features.History;

public sealed class HistorySentencesTests
{
    private static readonly Dictionary<string, string> s_names = new() { [Sample.ProductionId] = "prod-hangzhou" };

    public HistorySentencesTests() => Words.Speak("en");

    [Fact]
    public void OneGrant_SaysWhoWhatToWhomWhere() =>
        Say(Sample.Change(1, [], [Sample.Permission("dev", name: "team-a")])).ShouldBe("platform-admin gave team-a-dev-1 the role Developer in team-a of prod-hangzhou");

    [Fact]
    public void OneGrant_InChinese_SaysTheSame()
    {
        Words.Speak("zh-Hans");

        Say(Sample.Change(1, [], [Sample.Permission("dev")])).ShouldBe("platform-admin 在 prod-hangzhou 授予 team-a-dev-1 开发人员 角色");
    }

    [Theory]
    [InlineData(AuditOutcome.Refused)]
    [InlineData(AuditOutcome.Failed)]
    [InlineData(AuditOutcome.Open)]
    [InlineData(AuditOutcome.Stale)]
    [InlineData(AuditOutcome.Partial)]
    [InlineData(AuditOutcome.Cancelled)]
    [InlineData(AuditOutcome.Unverified)]
    public void WhatDidNotComeTrue_IsToldAsTried(AuditOutcome outcome) =>
        Say(Sample.Change(1, [], [Sample.Permission("dev")], outcome)).ShouldBe("platform-admin tried to give team-a-dev-1 the role Developer in prod-hangzhou");

    [Fact]
    public void OneRevocation_SaysFromWhom() =>
        Say(Sample.Change(1, [Sample.Permission("admin", cluster: "")], [])).ShouldBe("platform-admin took the role Administrator in All Clusters from team-a-dev-1");

    [Fact]
    public void AnotherRoleInTheSameScope_IsOneExchange() =>
        Say(Sample.Change(1, [Sample.Permission("dev")], [Sample.Permission("restricted")])).ShouldBe("platform-admin changed team-a-dev-1 from Developer to Restricted User in prod-hangzhou");

    [Fact]
    public void SeveralChangesInSeveralClusters_AreCounted() =>
        Say(Sample.Change(1, [Sample.Permission("dev")], [Sample.Permission("ops"), Sample.Permission("dev", Sample.StagingId), Sample.Permission("view", isCustom: true)]))
            .ShouldBe("platform-admin changed the permissions of team-a-dev-1: 3 added, 1 removed, in 2 clusters");

    [Fact]
    public void ACustomRole_KeepsItsOwnNameEvenWhenItLooksPredefined() =>
        Say(Sample.Change(1, [], [Sample.Permission("dev", isCustom: true)])).ShouldContain("the role dev in");

    [Fact]
    public void AnAttachedPolicyAlone_IsNamed() =>
        Say(Sample.Change(1, [], [], details: new Dictionary<string, string> { ["policy"] = "AliyunCSReadOnlyAccess" })).ShouldBe("platform-admin attached the RAM policy AliyunCSReadOnlyAccess to team-a-dev-1");

    [Fact]
    public void AnAssignedConsoleRole_IsNamed() =>
        Say(Sample.Event(1, Sample.Record(AuditActions.AssignConsoleRole) with
        {
            Target = new AuditTarget("ram-user", "2009", "security-auditor"),
            Details = new Dictionary<string, string> { ["consoleRole"] = "Auditor" },
        })).ShouldBe("platform-admin made security-auditor auditor of this console");

    [Fact]
    public void AVerificationThatFoundAFault_NamesIt() =>
        Say(Sample.Event(9, Sample.Record(AuditActions.VerifyHistory, outcome: AuditOutcome.Failed) with { Details = new Dictionary<string, string> { ["broken"] = "17 Altered" } }))
            .ShouldBe("platform-admin verified the history and found entry 17 broken");

    [Fact]
    public void TheConsoleItself_IsNotCalledByAnId()
    {
        var record = Sample.Record(AuditActions.ExportHistory) with { Actor = AuditActor.Of(ConsoleIdentity.System, null) };

        Say(Sample.Event(1, record)).ShouldBe("The console exported the history");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void EveryAction_HasASentenceAndAName(string culture)
    {
        Words.Speak(culture);
        var sentences = Sentences();

        foreach (var action in AuditActions.All)
        {
            Say(Sample.Event(1, Sample.Record(action))).ShouldNotContain(action);
            sentences.ActionName(action).ShouldNotBe(action);
        }
    }

    [Fact]
    public void AnActionOfALaterVersion_IsShownByItsName() => Say(Sample.Event(1, Sample.Record("new.thing"))).ShouldBe("platform-admin: new.thing");

    [Fact]
    public void Names_StandApartFromWords()
    {
        var parts = Sentences().Say(Sample.Event(1));

        parts.ShouldBe([new SentencePart("platform-admin", IsName: true), new SentencePart(" signed in")]);
    }

    [Fact]
    public void ANameWithBraces_IsNotReadAsATemplate()
    {
        var record = Sample.Record();

        Say(Sample.Event(1, record with { Actor = record.Actor with { Name = "{0} {1}" } })).ShouldBe("{0} {1} signed in");
    }

    [Fact]
    public void ATemplateWithMoreNumbersThanArguments_StaysReadable() =>
        SentenceTemplate.Plain(SentenceTemplate.Fill("{0} and {1} {", "a")).ShouldBe("a and {1} {");

    private static HistorySentences Sentences() => new(Words.Of<HistoryText>(), new RoleWords(Words.Of<SharedText>()), s_names);

    private static string Say(AuditChange change) => SentenceTemplate.Plain(Sentences().Say(change));
}
