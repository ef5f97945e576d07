using AckAuthConsole.Core.Rbac.Catalog;

namespace AckAuthConsole.Core.Tests.Rbac.Catalog;

public sealed class ApiCatalogTests : IDisposable
{
    private readonly TestConsole _console = new();

    public ApiCatalogTests() => _console.ApiResources.Resources.AddRange(
    [
        new("apps", "deployments", true, ["get", "list"]),
        new("", "pods", true, ["get"]),
        new("shop.example.com", "carts", true, ["get", "deletecollection"]),
        new("rbac.authorization.k8s.io", "clusterroles", false, ["get"]),
    ]);

    public void Dispose() => _console.Dispose();

    [Fact]
    public async Task WhatTheClusterServes_IsThere_WithTheVerbsThatOnlyRulesKnow()
    {
        var catalog = (await OfAsync(Sample.Auditor)).Value;

        catalog.Gap.ShouldBeNull();
        catalog.Groups.ShouldBe(["", "apps", "authentication.k8s.io", "certificates.k8s.io", "rbac.authorization.k8s.io", "shop.example.com"]);
        VerbsOf(catalog, "shop.example.com", "carts").ShouldBe(["get", "deletecollection"]);
        VerbsOf(catalog, "rbac.authorization.k8s.io", "clusterroles").ShouldBe(["get", "bind", "escalate"]);
        VerbsOf(catalog, "", "users").ShouldBe(["impersonate"]);
        catalog.Resources.ShouldNotContain(r => r.Name == "statefulsets");
    }

    [Fact]
    public async Task AGroupThatDoesNotAnswer_IsFilledWithWhatIsUsual_AndAskedAgainSoon()
    {
        _console.ApiResources.Gap = new Failure.Unavailable(Dependency.Cluster);

        var catalog = (await OfAsync(Sample.Auditor)).Value;

        catalog.Gap.ShouldBeOfType<Failure.Unavailable>();
        VerbsOf(catalog, "apps", "deployments").ShouldBe(["get", "list"]);
        catalog.Resources.ShouldContain(r => r.ApiGroup == "apps" && r.Name == "statefulsets");
        catalog.Resources.ShouldContain(r => r.ApiGroup == "apps" && r.Name == "deployments/scale" && r.IsNamespaced);
        catalog.Resources.ShouldContain(r => r.Name == "nodes/proxy" && !r.IsNamespaced);
        _console.ApiResources.Gap = null;
        _console.Clock.Advance(TimeSpan.FromSeconds(31));
        (await OfAsync(Sample.Auditor)).Value.Gap.ShouldBeNull();
    }

    [Fact]
    public async Task AClusterThatCannotBeRead_GivesTheUsual_WithTheReason()
    {
        _console.ApiResources.Failure = new Failure.Forbidden("kubernetes.forbidden");

        var catalog = (await OfAsync(Sample.Auditor)).Value;

        catalog.Gap.ShouldBeOfType<Failure.Forbidden>();
        catalog.Resources.ShouldContain(r => r.Name == "secrets");
        catalog.Resources.ShouldNotContain(r => r.Name == "carts");
    }

    [Fact]
    public async Task AnAnswer_IsKeptForAWhile()
    {
        await OfAsync(Sample.Auditor);
        await OfAsync(Sample.Admin);
        _console.ApiResources.Reads.ShouldBe(1);

        _console.Clock.Advance(TimeSpan.FromMinutes(11));
        await OfAsync(Sample.Admin);
        _console.ApiResources.Reads.ShouldBe(2);
    }

    [Fact]
    public async Task WhoMayNotLook_IsRefused_AndAClusterThatIsNotThere_NotFound()
    {
        (await OfAsync(Sample.Member)).Failure.ShouldBeOfType<Failure.Forbidden>();
        (await _console.Get<IApiCatalog>().OfAsync(Sample.Auditor, ClusterId.Parse("c9"), CancellationToken.None)).Failure.ShouldBeOfType<Failure.NotFound>();
        _console.ApiResources.Reads.ShouldBe(0);
    }

    private static IEnumerable<string> VerbsOf(ApiCatalog catalog, string group, string name) => catalog.Resources.Single(r => r.ApiGroup == group && r.Name == name).Verbs;

    private Task<Result<ApiCatalog>> OfAsync(ConsoleIdentity actor) => _console.Get<IApiCatalog>().OfAsync(actor, Sample.C1, CancellationToken.None);
}
