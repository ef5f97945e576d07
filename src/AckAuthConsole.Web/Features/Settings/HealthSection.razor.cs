using AckAuthConsole.Core.Audit;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Settings;

/// <summary>Whether the database answers, and how old and complete the inventory is.</summary>
public sealed partial class HealthSection : IDisposable
{
    private readonly OwnContext _own = new();
    private readonly LatestOperation _asks = new();
    private ViewState<AuditPage> _database = ViewState.Loading<AuditPage>();

    [Inject] private IHistory History { get; set; } = default!;

    [Inject] private IInventory Inventory { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private FailureText FailureText { get; set; } = default!;

    [Inject] private IStringLocalizer<SettingsText> L { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Inventory.Changed += Refresh;
        return AskAsync();
    }

    // The smallest real read: what matters is whether the database gives an answer.
    private async Task AskAsync()
    {
        _database = ViewState.Loading<AuditPage>();
        var token = _asks.Next();
        var result = await History.FindAsync(await Session.GetIdentityAsync(), new AuditQuery { PageSize = 1 }, token);
        if (!token.IsCancellationRequested)
            _database = ViewState.From(result);
    }

    private string NameOf(InventoryGap gap) => L["Gap_" + gap.What, gap.Name] is { ResourceNotFound: false } known ? known : L["Gap_other", gap.What, gap.Name];

    private void Refresh() => _own.Run(() => _ = InvokeAsync(StateHasChanged));

    /// <inheritdoc />
    public void Dispose()
    {
        Inventory.Changed -= Refresh;
        _asks.Dispose();
    }
}
