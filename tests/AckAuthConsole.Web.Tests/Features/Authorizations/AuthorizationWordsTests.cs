using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Permissions;
using AckAuthConsole.Core.Results;
using static AckAuthConsole.Web.Tests.Features.Authorizations.Samples;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

public sealed class AuthorizationWordsTests
{
    [Theory]
    [InlineData("en", "team-a-dev-1 gets Developer in team-a of prod-hangzhou; nothing else changes.")]
    [InlineData("zh-Hans", "team-a-dev-1 将获得prod-hangzhou 中 team-a 的开发人员；其他权限不变。")]
    public void Sentence_OfOneGrant_SaysWhoGetsWhatWhere(string culture, string expected) =>
        Words.In(culture, () => Words.For().Sentence(GrantPlan())).ShouldBe(expected);

    [Fact]
    public void Sentence_WhenAPredefinedRoleIsExchanged_SaysInsteadOf()
    {
        var plan = GrantPlan(Set(Held(TeamA, Of(PredefinedRole.RestrictedUser))));

        Words.In("en", () => Words.For().Sentence(plan)).ShouldBe("team-a-dev-1 gets Developer instead of Restricted User in team-a of prod-hangzhou; nothing else changes.");
    }

    [Fact]
    public void Sentence_WithGrantAndRevoke_SaysBoth()
    {
        var cluster = PermissionScope.Of(BeijingId);
        var request = Request([Dev1], new PermissionEdit.Grant(Desired(TeamA, Of(PredefinedRole.Developer))), new PermissionEdit.Revoke(new PermissionKey(cluster, Custom("view"))));
        var plan = Plan(request, Part(Dev1, Set(Held(cluster, Custom("view"))), request));

        Words.In("en", () => Words.For().Sentence(plan)).ShouldBe("team-a-dev-1 gets Developer in team-a of prod-hangzhou and loses ClusterRole view in test-beijing; nothing else changes.");
    }

    [Fact]
    public void Sentence_OfManyGrants_NamesThreeAndCountsTheRest()
    {
        var edits = Enumerable.Range(1, 5).Select(i => (PermissionEdit)new PermissionEdit.Grant(Desired(PermissionScope.Of(HangzhouId, Core.Clusters.NamespaceName.Parse("n" + i)), Of(PredefinedRole.Developer)))).ToArray();
        var request = Request([Dev1], edits);

        var sentence = Words.In("en", () => Words.For().Sentence(Plan(request, Part(Dev1, ObservedPermissionSet.Empty, request))));

        sentence.ShouldContain("n3 of prod-hangzhou and 2 more;");
        sentence.ShouldNotContain("n4");
    }

    [Fact]
    public void Sentence_OfManyPrincipals_CountsChangedUnchangedAndRefused()
    {
        var request = Request([Dev1, Dev2], new PermissionEdit.Grant(Desired(TeamA, Of(PredefinedRole.Developer))));
        var plan = Plan(
            request,
            Part(Dev1, ObservedPermissionSet.Empty, request),
            Part(Dev2, Set(Held(TeamA, Of(PredefinedRole.Developer))), request),
            new PlanPart { Target = User("3", "gone"), Refusal = new Failure.NotFound("ram-user", "3") });

        Words.In("en", () => Words.For().Sentence(plan)).ShouldBe("1 of 3 identities change; 1 stay as they are; 1 cannot be changed.");
    }

    [Fact]
    public void Sentence_WhenAPolicyIsAttached_SaysSo()
    {
        var plan = GrantPlan();
        var part = plan.Parts[0] with { Steps = [new PlanStep.AttachPolicy("AliyunCSReadOnlyAccess", true, true), .. plan.Parts[0].Steps] };

        Words.In("en", () => Words.For().Sentence(part)).ShouldEndWith("team-a-dev-1 also gets the RAM policy AliyunCSReadOnlyAccess.");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void EveryWarningStageAndRole_HasWordsInEachLanguage(string culture) => Words.In(culture, () =>
    {
        var texts = Words.Localizer();
        foreach (var code in Enum.GetNames<PlanWarningCode>())
        {
            texts["Warning_" + code].ResourceNotFound.ShouldBeFalse(code);
            texts[$"Warning_{code}_Advice"].ResourceNotFound.ShouldBeFalse(code);
        }

        foreach (var stage in Enum.GetNames<PartStage>())
            texts["Stage_" + stage].ResourceNotFound.ShouldBeFalse(stage);
        foreach (var role in Enum.GetNames<PredefinedRole>())
        {
            texts["Role_" + role].ResourceNotFound.ShouldBeFalse(role);
            texts[$"Role_{role}_Meaning"].ResourceNotFound.ShouldBeFalse(role);
            texts[$"Role_{role}_Implication"].ResourceNotFound.ShouldBeFalse(role);
        }

        return true;
    }).ShouldBeTrue();

    [Fact]
    public void RestrictedUser_ImpliesThatSecretsCanBeRead() =>
        Words.In("en", () => Words.For().Implication(PredefinedRole.RestrictedUser)).ShouldContain("Secrets");

    [Fact]
    public void Scope_OfAClusterThatNobodyKnows_IsItsId() =>
        Words.In("en", () => Words.For(new Dictionary<Core.Clusters.ClusterId, Core.Clusters.Cluster>()).Scope(PermissionScope.Of(HangzhouId))).ShouldBe(HangzhouId.Value);
}
