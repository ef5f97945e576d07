using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Clusters;

/// <summary>"Clusters": every cluster with state, connection and how many principals reach it.</summary>
public sealed partial class ClustersPage : IDisposable
{
    private readonly OwnContext _own = new();
    private readonly LatestOperation _loads = new();
    private readonly CancellationTokenSource _life = new();
    private ViewState<ClusterList> _list = ViewState.Loading<ClusterList>();
    private ClusterFilter _filter = new();
    private ConsoleRole? _role;

    [Inject] private IBrowseClusters BrowseClusters { get; set; } = default!;

    [Inject] private IInventory Inventory { get; set; } = default!;

    [Inject] private ConsoleSession Session { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Inject] private IStringLocalizer<ClustersText> L { get; set; } = default!;

    /// <summary>Words to look for.</summary>
    [SupplyParameterFromQuery(Name = "q")]
    public string? Search { get; set; }

    /// <summary><c>unreachable</c> for only those that cannot be read.</summary>
    [SupplyParameterFromQuery]
    public string? Connection { get; set; }

    /// <summary>The order.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary><c>1</c> for the other way round.</summary>
    [SupplyParameterFromQuery(Name = "desc")]
    public string? Descending { get; set; }

    /// <summary>The page, from 1.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    private bool CanRead => _role is ConsoleRole.Administrator or ConsoleRole.Auditor;

    private IReadOnlyList<ClusterRow> Rows => _filter.Apply(_list.Value, new ClusterWords(L).State);

    private IReadOnlyList<ClusterRow> PageRows => [.. Rows.Skip((_filter.Page - 1) * ClusterFilter.PageSize).Take(ClusterFilter.PageSize)];

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Inventory.Changed += Reload;
        _role = await Session.GetRoleAsync(_life.Token);
        await LoadAsync();
    }

    /// <inheritdoc />
    protected override void OnParametersSet() => _filter = ClusterFilter.Parse(Search, Sort, Descending, Page, Connection);

    private async Task LoadAsync()
    {
        _list = _list.Refreshing();
        var token = _loads.Next();
        var result = await BrowseClusters.ListAsync(await Session.GetIdentityAsync(), token);
        if (!token.IsCancellationRequested)
            _list = ViewState.From(result);
    }

    private void Reload() => _own.Run(() => _ = InvokeAsync(async () =>
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await DispatchExceptionAsync(e);
        }
    }));

    private void Show(ClusterFilter filter) => Navigation.NavigateTo(ConsoleUrls.Clusters + filter.ToQueryString());

    /// <inheritdoc />
    public void Dispose()
    {
        Inventory.Changed -= Reload;
        _life.Cancel();
        _life.Dispose();
        _loads.Dispose();
    }
}
