using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Overview;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Overview;

/// <summary>The first page: what needs the person today, what changed, and the way in for a newcomer.</summary>
public sealed partial class OverviewPage : IDisposable
{
    private readonly OwnContext _own = new();
    private readonly LatestOperation _loads = new();
    private ViewState<OverviewReport> _report = ViewState.Loading<OverviewReport>();
    private IReadOnlyDictionary<string, string> _names = new Dictionary<string, string>();

    [Inject] private IOverview Overview { get; set; } = default!;

    [Inject] private IBrowseClusters BrowseClusters { get; set; } = default!;

    [Inject] private IInventory Inventory { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private IStringLocalizer<OverviewText> L { get; set; } = default!;

    /// <inheritdoc />
    protected override Task OnInitializedAsync()
    {
        Inventory.Changed += Reload;
        return LoadAsync();
    }

    private async Task LoadAsync()
    {
        _report = _report.Refreshing();
        var token = _loads.Next();
        var person = await Session.GetIdentityAsync();
        var clusters = await BrowseClusters.ListAsync(person, token);
        var result = await Overview.GetAsync(person, token);
        if (token.IsCancellationRequested)
            return;
        if (clusters.IsSuccess)
            _names = clusters.Value.Items.ToDictionary(r => r.Cluster.Id.Value, r => r.Cluster.Name);
        _report = ViewState.From(result);
    }

    private void Reload() => _own.Run(() => _ = InvokeAsync(async () =>
    {
        try
        {
            // During a walk only its progress moves; the rest, with its many reads of the history, waits for the end.
            if (Inventory.Status.IsWalking && _report.IsReady)
                _report = ViewState.Ready(_report.Value with { Inventory = Inventory.Status });
            else
                await LoadAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DispatchExceptionAsync(e);
        }
    }));

    /// <inheritdoc />
    public void Dispose()
    {
        Inventory.Changed -= Reload;
        _loads.Dispose();
    }
}
