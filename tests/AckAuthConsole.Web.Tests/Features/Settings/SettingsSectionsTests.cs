using AckAuthConsole.Core.Settings;
using AckAuthConsole.Web.Features.Settings;
using AckAuthConsole.Web.Tests.Features.Support;

namespace AckAuthConsole.Web.Tests.Features.Settings;

public sealed class SettingsSectionsTests
{
    [Fact]
    public void EveryPart_HasAnAddressThatLeadsBackToIt()
    {
        foreach (var section in SettingsSections.All)
            SettingsSections.Parse(SettingsSections.Href(section)["/settings".Length..].TrimStart('/')).ShouldBe(section);
    }

    [Fact]
    public void AnUnknownPart_IsNone() => SettingsSections.Parse("nonsense").ShouldBeNull();

    [Theory]
    [InlineData("en")]
    [InlineData("zh-Hans")]
    public void EveryPurposeOfThePolicy_IsSaidInWords(string culture)
    {
        Words.Speak(culture);

        foreach (var purpose in ConsolePolicy.Actions.Select(a => a.Purpose).Distinct())
            Words.Of<SettingsText>()["Purpose_" + purpose].ResourceNotFound.ShouldBeFalse(purpose);
    }

    [Fact]
    public void Actions_AreCountedByWhatIsKnown()
    {
        var check = PolicyCheck.Of([new RequiredAction("a:1", "x", true), new RequiredAction("a:2", "y", false), new RequiredAction("a:3", "x", null)]);

        (check.Allowed, check.Missing, check.Unknown, check.IsComplete).ShouldBe((1, 1, 1, false));
        check.Groups.Select(g => (g.Key, g.Count())).ShouldBe([("x", 2), ("y", 1)]);
    }
}
