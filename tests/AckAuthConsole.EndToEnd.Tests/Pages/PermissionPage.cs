using AckAuthConsole.EndToEnd.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace AckAuthConsole.EndToEnd.Tests.Pages;

/// <summary>"Permission Management" with its form, review and progress; the same for one person and for many.</summary>
public sealed class PermissionPage(Visitor visitor)
{
    private IPage Page => visitor.Page;

    /// <summary>The lines of what is held.</summary>
    public ILocator Held => Page.Locator("tbody tr:not(.group)");

    /// <summary>The exact difference on the review.</summary>
    public ILocator Difference => Page.GetByRole(AriaRole.List, new() { Name = "What changes" });

    /// <summary>"Review changes" as a page.</summary>
    public ILocator Review => Page.GetByRole(AriaRole.Region, new() { Name = "Review changes" });

    /// <summary>"Reason".</summary>
    public ILocator Reason => Page.GetByLabel("Reason");

    /// <summary>"Ticket".</summary>
    public ILocator Ticket => Page.GetByLabel("Ticket");

    /// <summary>"Submit".</summary>
    public ILocator SubmitButton => Page.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true });

    /// <summary>"Add Permissions".</summary>
    public ILocator AddButton => Page.GetByRole(AriaRole.Button, new() { Name = "Add Permissions", Exact = true });

    /// <summary>What is shown when all is in force.</summary>
    public ILocator InForce => Page.GetByRole(AriaRole.Heading, new() { Name = "The changes are in force" });

    /// <summary>Opens somebody's page by id.</summary>
    public async Task OpenUserAsync(string id, string query = "")
    {
        await visitor.OpenAsync($"/authorizations/users/{id}{query}");
        await ReadyAsync();
    }

    /// <summary>Waits for the person's permissions.</summary>
    public async Task ReadyAsync()
    {
        await Expect(visitor.Shell.Heading).ToHaveTextAsync("Permission Management");
        await Expect(Page.Locator("header.who")).ToBeVisibleAsync();
    }

    /// <summary>The line of a role at a place, such as <c>Developer</c> in <c>team-a</c>.</summary>
    public ILocator Line(string role, string place) => Held.Filter(new() { HasText = role }).Filter(new() { HasText = place });

    /// <summary>Opens the form.</summary>
    public async Task OpenFormAsync()
    {
        await AddButton.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Group, new() { Name = "Clusters" })).ToBeVisibleAsync();
    }

    /// <summary>Chooses clusters, or all of them by "All Clusters".</summary>
    public async Task ChooseClustersAsync(params IEnumerable<string> clusters)
    {
        foreach (var cluster in clusters) await Page.GetByRole(AriaRole.Group, new() { Name = "Clusters" }).GetByRole(AriaRole.Checkbox, new() { Name = cluster }).CheckAsync();
    }

    /// <summary>Chooses a namespace by its name.</summary>
    public async Task ChooseNamespaceAsync(string name)
    {
        var group = Page.GetByRole(AriaRole.Group, new() { Name = "Namespace" });
        await group.GetByRole(AriaRole.Radio, new() { Name = "Chosen namespaces" }).CheckAsync();
        await group.GetByLabel("Namespace names").FillAsync(name);
        await group.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(group.GetByRole(AriaRole.List, new() { Name = "Chosen namespaces" })).ToContainTextAsync(name);
    }

    /// <summary>Chooses a predefined role by its words.</summary>
    public Task ChooseRoleAsync(string role) =>
        Page.GetByRole(AriaRole.Group, new() { Name = "Permission" }).GetByRole(AriaRole.Radio, new() { Name = role, Exact = true }).CheckAsync();

    /// <summary>Chooses a custom ClusterRole by its typed name.</summary>
    public async Task ChooseClusterRoleAsync(string name)
    {
        var group = Page.GetByRole(AriaRole.Group, new() { Name = "Permission" });
        await group.GetByRole(AriaRole.Radio, new() { Name = "Custom", Exact = true }).CheckAsync();
        await group.GetByLabel("Custom ClusterRole").First.FillAsync(name);
        await group.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(group.GetByRole(AriaRole.List, new() { Name = "Custom ClusterRole" })).ToContainTextAsync(name);
    }

    /// <summary>Opens the form and chooses a role in a cluster, or in one of its namespaces.</summary>
    public async Task ChooseAsync(string role, string cluster, string? ns = null)
    {
        await OpenFormAsync();
        await ChooseClustersAsync(cluster);
        if (ns is not null) await ChooseNamespaceAsync(ns);
        await ChooseRoleAsync(role);
    }

    /// <summary>Marks a line for removal.</summary>
    public Task RemoveAsync(string role, string place) => Line(role, place).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();

    /// <summary>Marks a line to get another role.</summary>
    public Task ChangeRoleAsync(string role, string place, string next) => Line(role, place).GetByRole(AriaRole.Combobox).SelectOptionAsync(new SelectOptionValue { Label = next });

    /// <summary>Asks for "Review changes" and waits for the plan.</summary>
    public async Task ReviewAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Review changes", Exact = true }).ClickAsync();
        await Expect(Review).ToBeVisibleAsync();
    }

    /// <summary>Gives the reason and submits.</summary>
    public async Task SubmitAsync(string reason, string? confirmation = null)
    {
        await Reason.FillAsync(reason);
        if (confirmation is not null) await Page.GetByLabel("Confirm by typing").FillAsync(confirmation);
        await SubmitButton.ClickAsync();
    }

    /// <summary>Waits until what was submitted is verified by a read-back.</summary>
    public Task VerifiedAsync() => Expect(InForce).ToBeVisibleAsync(new() { Timeout = 30_000 });

    /// <summary>Leaves the result.</summary>
    public async Task DoneAsync()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        await ReadyAsync();
    }

    /// <summary>The whole of it: role, place, review, reason, verified.</summary>
    public async Task GrantAsync(string role, string cluster, string? ns, string reason)
    {
        await ChooseAsync(role, cluster, ns);
        await ReviewAsync();
        await SubmitAsync(reason);
        await VerifiedAsync();
        await DoneAsync();
    }
}
