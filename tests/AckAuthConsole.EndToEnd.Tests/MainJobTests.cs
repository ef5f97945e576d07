using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests;

/// <summary>See who has what, change it safely, find it in the history.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class MainJobTests(ConsoleFixture fixture) : ConsoleTest(fixture)
{
    [Fact]
    public Task Administrator_GrantsARoleToAUser_AndFindsItInTheHistory() => VisitAsync(async visitor =>
    {
        const string reason = "Zhang Min joins team A";
        await visitor.SignInAsAsync("platform-admin");
        await visitor.Shell.GoToAsync("RAM Users");

        var page = await visitor.Users.ModifyPermissionsAsync("zhang.min");
        await Expect(page.Line("Developer", "qa")).ToBeVisibleAsync();
        await page.ChooseAsync("Developer", "prod-hangzhou", "team-a");
        await page.ReviewAsync();

        // What will happen is said in a sentence, and exactly; nothing has happened yet.
        await Expect(page.Review).ToContainTextAsync("zhang.min");
        await Expect(page.Difference).ToContainTextAsync("team-a");
        (await Fixture.Account.HeldAsync(DemoAccount.ZhangMin)).Count.ShouldBe(1);

        await page.SubmitAsync(reason);
        await page.VerifiedAsync();
        (await Fixture.Account.HeldAsync(DemoAccount.ZhangMin)).ShouldBe([$"{DemoAccount.ProdHangzhou}/team-a dev", $"{DemoAccount.StagingHangzhou}/qa dev"]);
        await page.DoneAsync();
        await Expect(page.Line("Developer", "team-a")).ToBeVisibleAsync();

        await visitor.Shell.GoToAsync("History");
        await visitor.History.OpenEntryAsync(reason);
        await Expect(visitor.History.Details).ToContainTextAsync("zhang.min");
        await Expect(visitor.History.Details).ToContainTextAsync("team-a");
    });

    [Fact]
    public Task Administrator_ChangesAndRemovesInPlace() => VisitAsync(async visitor =>
    {
        await Fixture.Account.PatchAsync(DemoAccount.QaTester1, DemoAccount.ProdHangzhou, "team-b", "restricted");
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.QaTester1}");
        var page = visitor.Permissions;
        await page.ReadyAsync();

        await page.ChangeRoleAsync("Developer", "qa", "Restricted User");
        await page.RemoveAsync("Restricted User", "team-b");
        await page.ReviewAsync();
        await Expect(page.Difference.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await page.SubmitAsync("QA reads only from now on");
        await page.VerifiedAsync();

        (await Fixture.Account.HeldAsync(DemoAccount.QaTester1)).ShouldBe([$"{DemoAccount.StagingHangzhou}/qa restricted"]);
    });

    [Fact]
    public Task Administrator_GrantsARoleToARamRoleByItsTypedName() => VisitAsync(async visitor =>
    {
        var id = await Fixture.Emulator.CreateRoleAsync("e2e-deploy-role", "AliyunCSReadOnlyAccess");
        await visitor.SignInAsAsync("platform-admin");
        await visitor.Shell.GoToAsync("RAM Roles");

        var page = await visitor.Roles.OpenByNameAsync("e2e-deploy-role");
        await page.GrantAsync("Developer", "staging-hangzhou", "team-b", "The pipeline of team B deploys");

        await Expect(page.Line("Developer", "team-b")).ToBeVisibleAsync();
        (await Fixture.Account.HeldAsync(id)).ShouldBe([$"{DemoAccount.StagingHangzhou}/team-b dev"]);
    });

    [Fact]
    public Task Administrator_GrantsToManyAtOnce_AndEachHasAResult() => VisitAsync(async visitor =>
    {
        string[] people = ["intern-1", "intern-2", "cost-analyst"];
        await visitor.SignInAsAsync("platform-admin", "/authorizations/users");
        await visitor.Shell.ReadyAsync();

        await visitor.Users.SearchAsync("intern");
        await visitor.Users.PickAsync("intern-1", "intern-2");
        await visitor.Users.SearchAsync("cost");
        await visitor.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select cost-analyst", Exact = true }).CheckAsync();
        await Expect(visitor.Page.GetByText("3 selected")).ToBeVisibleAsync();
        var page = await visitor.Users.AddPermissionsAsync();
        await page.ChooseClustersAsync("staging-hangzhou");
        await page.ChooseNamespaceAsync("default");
        await page.ChooseRoleAsync("Restricted User");
        await page.ReviewAsync();
        foreach (var name in people) await Expect(page.Review).ToContainTextAsync(name);
        await page.SubmitAsync("Three newcomers look around");
        await page.VerifiedAsync();

        foreach (var id in new[] { DemoAccount.Intern1, DemoAccount.Intern2, DemoAccount.CostAnalyst })
        {
            (await Fixture.Account.HeldAsync(id)).ShouldContain($"{DemoAccount.StagingHangzhou}/default restricted");
        }
        foreach (var name in people) await Expect(visitor.Page.Locator(".progress-part").Filter(new() { HasText = name })).ToContainTextAsync("Verified");
    });

    [Fact]
    public Task PlanForSomebodyWithoutRamAccess_OffersThePolicy_AndAttachesIt() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.TeamADev2}");
        var page = visitor.Permissions;
        await page.ReadyAsync();

        await page.ChooseAsync("Developer", "prod-hangzhou", "team-a");
        await page.ReviewAsync();
        await Expect(page.Review).ToContainTextAsync("RAM does not let this identity read");
        await page.Review.GetByRole(AriaRole.Checkbox, new() { Name = "Attach the RAM policy" }).CheckAsync();
        await Expect(page.Review).ToContainTextAsync("also gets the RAM policy");
        await page.SubmitAsync("First week of Yang Fan");
        await page.VerifiedAsync();

        (await Fixture.Account.HeldAsync(DemoAccount.TeamADev2)).ShouldBe([$"{DemoAccount.ProdHangzhou}/team-a dev"]);
        await page.DoneAsync();
        await Expect(visitor.Page.GetByText("No RAM policy reaches this identity")).ToHaveCountAsync(0);
    });

    [Fact]
    public Task DangerousGrant_AsksForTheNameToBeTyped() => VisitAsync(async visitor =>
    {
        await visitor.SignInAsAsync("platform-admin", $"/authorizations/users/{DemoAccount.Sre2}");
        var page = visitor.Permissions;
        await page.ReadyAsync();
        await page.OpenFormAsync();
        await page.ChooseClustersAsync("edge-beijing");
        await page.ChooseClusterRoleAsync("cluster-admin");
        await page.ReviewAsync();

        await page.SubmitAsync("Night shift", "not the name");
        await Expect(visitor.Page.GetByText("This differs from")).ToBeVisibleAsync();
        await Expect(page.Reason).ToHaveValueAsync("Night shift");
        (await Fixture.Account.HeldAsync(DemoAccount.Sre2)).ShouldNotContain(line => line.Contains("cluster-admin", StringComparison.Ordinal));

        await page.SubmitAsync("Night shift", "sre-2");
        await page.VerifiedAsync();
        (await Fixture.Account.HeldAsync(DemoAccount.Sre2)).ShouldContain(line => line.EndsWith("custom:cluster-admin", StringComparison.Ordinal));
    });
}
