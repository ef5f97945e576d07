using AckAuthConsole.Core.Findings;
using AckAuthConsole.Core.Rbac.Objects;
using AckAuthConsole.Core.Rbac.Origins;
using static AckAuthConsole.Core.Tests.Findings.FindingsBed;

namespace AckAuthConsole.Core.Tests.Findings;

public sealed class StandingsTests
{
    private const string Service = "mse-aliyunserviceroleformse-clusterrole";
    private const string ServiceBinding = "mse-aliyunserviceroleformse-clusterrolebinding";

    [Fact]
    public void WhatKubernetesMadeItself_IsItsOwn_AndAnAddedSubjectIsNot()
    {
        var admin = new RbacBinding { Key = RbacKey.ClusterRoleBinding("cluster-admin"), RoleRef = RbacKey.ClusterRole("cluster-admin"), Subjects = [Group(RbacNames.Masters), User("jane")], Metadata = Bootstrapped };

        var found = new FindingsBed().Role("cluster-admin", "* * *").Add(admin).Find().Where(f => f.Rule.Id == "R01").Select(f => (f.Subject!.Value.Name, f.Standing));

        found.ShouldBe([("jane", FindingStanding.Open), (RbacNames.Masters, FindingStanding.Vendor)], ignoreOrder: true);
    }

    [Fact]
    public void AServicesRole_IsItsOwn_UntilItIsCustomizedOrGivenToSomebodyElse()
    {
        var bed = new FindingsBed().Role(Service, "get core secrets").Named(ServiceBinding, Service, "", User("300000000000000009"));
        bed.Find().ShouldAllBe(f => f.Standing == FindingStanding.Vendor);

        bed.Named("by-hand", Service, "", User("jane")).Find().Single(f => f.Standing == FindingStanding.Open).Subject.ShouldBe(User("jane"));

        var customized = new RbacRole { Key = RbacKey.ClusterRole(Service), Rules = Rules("get core secrets"), Metadata = new RbacMetadata { Annotations = System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add(RoleOrigins.UserCustomizedAnnotation, "true") } };
        new FindingsBed().Add(customized).Named(ServiceBinding, Service, "", User("300000000000000009")).Find().ShouldAllBe(f => f.Standing == FindingStanding.Open);
    }

    [Fact]
    public void FullControlByAGrant_StaysOpen_ButTheAccountHasItAnyway()
    {
        var found = new FindingsBed().Role("cs:admin", "* * *").Named($"{Person}-clusterrolebinding", "cs:admin", "", User()).Named("1000000000000001-clusterrolebinding", "cs:admin", "", User("1000000000000001"))
            .Find().Where(f => f.Rule.Id == "R01").Select(f => (f.Subject!.Value.Name, f.Standing));

        found.ShouldBe([(Person, FindingStanding.Open), ("1000000000000001", FindingStanding.Platform)], ignoreOrder: true);
    }

    [Fact]
    public void InAnEditedPredefinedRole_OnlyWhatWasAddedIsOpen()
    {
        var found = new FindingsBed().Role("cs:ops", "list core secrets; get core nodes/proxy").Named($"{Person}-clusterrolebinding", "cs:ops", "", User()).Find();

        found.Single(f => f.Rule.Id == "R06").Standing.ShouldBe(FindingStanding.Platform);
        found.Single(f => f.Rule.Id == "R16").Standing.ShouldBe(FindingStanding.Open);
        found.ShouldContain(f => f.Rule.Id == "R57");
    }

    [Fact]
    public void AFingerprint_IsTheSameForTheSame_AndAnotherForAnotherPlaceOrSubject()
    {
        string[] Prints(string ns, string user) => [.. new FindingsBed().Role("reader", "get core secrets").Bind("reader", ns, User(user)).Find().Select(f => f.Fingerprint)];

        Prints("team-a", "jane").ShouldBe(Prints("team-a", "jane"));
        ((string[])[.. Prints("team-a", "jane"), .. Prints("team-b", "jane"), .. Prints("team-a", "john")]).ShouldBeUnique();
        Prints("team-a", "jane").ShouldHaveSingleItem().Length.ShouldBe(16);
    }

    [Fact]
    public void EveryRuleHasItsWords_InBothLanguages()
    {
        var texts = new System.Resources.ResourceManager(typeof(FindingTexts));
        foreach (var rule in FindingRules.All)
        {
            foreach (var key in (string[])[rule.Id, rule.Id + "_Why", rule.Id + "_Fix"])
            {
                var (english, chinese) = (texts.GetString(key, System.Globalization.CultureInfo.InvariantCulture), texts.GetString(key, System.Globalization.CultureInfo.GetCultureInfo("zh-Hans")));
                english.ShouldNotBeNullOrWhiteSpace(key);
                chinese.ShouldNotBe(english, key);
            }
        }
    }
}
