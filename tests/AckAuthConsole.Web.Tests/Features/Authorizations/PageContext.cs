using System.Globalization;
using System.Security.Claims;
using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Authorization;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Rbac.Effective;
using AckAuthConsole.Core.Rbac.Effects;
using AckAuthConsole.Testing;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Features.Authorizations;
using AckAuthConsole.Web.Security;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace AckAuthConsole.Web.Tests.Features.Authorizations;

/// <summary>A page with hand-written use cases behind it and the real texts.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    private readonly CultureInfo _uiCulture = CultureInfo.CurrentUICulture;

    private protected PageContext()
    {
        Use("en");
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<BrowserTime>();
        Services.AddScoped<ConsoleScript>();
        Services.AddScoped<ToastService>();
        Services.AddScoped<FailureText>();
        Services.AddScoped<RoleWords>();
        Services.AddScoped<ConsoleSession>();
        Services.AddSingleton<AuthenticationStateProvider>(new SignedIn());
        Services.AddSingleton<IBrowsePrincipals>(Principals);
        Services.AddSingleton<IViewPrincipal>(Viewer);
        Services.AddSingleton<IBrowseClusters>(Clusters);
        Services.AddSingleton<IAuthorizationService>(Authorization);
        Services.AddSingleton<IPlanExecutions>(Executions);
        Services.AddSingleton<IInventory>(Inventory);
        Services.AddSingleton<IConsoleAccess>(Access);
        Services.AddSingleton<IReviewDrafts>(Drafts);
        Services.AddSingleton<IGrantableRoles>(GrantableRoles);
        Services.AddSingleton<IPlanEffects>(Effects);
        Services.AddSingleton<IEffectiveAccess>(new EffectiveAccess.FakeEffectiveAccess());
    }

    private protected FakeClock Clock { get; } = new();

    private protected FakePrincipals Principals { get; } = new();

    private protected FakeViewer Viewer { get; } = new();

    private protected FakeClusters Clusters { get; } = new();

    private protected FakeAuthorization Authorization { get; } = new();

    private protected FakeExecutions Executions { get; } = new();

    private protected FakeInventory Inventory { get; } = new();

    private protected FakeAccess Access { get; } = new();

    private protected FakeGrantableRoles GrantableRoles { get; } = new();

    private protected FakePlanEffects Effects { get; } = new();

    private protected FakeDrafts Drafts { get; } = new();

    private protected NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private protected static void Use(string culture) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    /// <summary>The one button with that text or label.</summary>
    private protected static IElement Button(IRenderedComponent<IComponent> page, string name) =>
        page.FindAll("button").Single(b => (b.GetAttribute("aria-label") ?? b.TextContent).Trim() == name);

    /// <summary>The one field whose label, or accessible label, begins so.</summary>
    private protected static IElement Field(IRenderedComponent<IComponent> page, string name) =>
        page.FindAll("input, textarea, select").Single(f => LabelOf(page, f).StartsWith(name, StringComparison.Ordinal));

    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    // The page's services can be disposed of only without blocking; xUnit calls Dispose afterwards.
    async Task IAsyncLifetime.DisposeAsync() => await DisposeAsync();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            Executions.Dispose();
        CultureInfo.CurrentUICulture = _uiCulture;
    }

    private static string LabelOf(IRenderedComponent<IComponent> page, IElement field)
    {
        if (field.GetAttribute("aria-label") is { } label)
            return label;
        if (field.Id is { Length: > 0 } id && page.FindAll("label").FirstOrDefault(l => l.GetAttribute("for") == id) is { } own)
            return own.TextContent.Trim();
        return field.Closest("label")?.TextContent.Trim() ?? "";
    }

    private sealed class SignedIn : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(SessionClaims.AccountId, Samples.Admin.AccountId),
                new Claim(SessionClaims.UserId, Samples.Admin.Id),
                new Claim(SessionClaims.Subject, Samples.Admin.Subject),
                new Claim(SessionClaims.Type, "user"),
                new Claim(SessionClaims.Name, Samples.Admin.Name),
            ],
            "test"))));
    }
}
