using AckAuthConsole.Core.Access;
using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Inventory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>What the lists "RAM Users" and "RAM Roles" do. Filter, order, page, selection and the open form are in the address.</summary>
public abstract class PrincipalListBase : ComponentBase, IDisposable
{
    private readonly OwnContext _own = new();
    private readonly LatestOperation _loads = new();
    private ConsoleIdentity? _actor;
    private ConsoleRole _role;
    private int _refreshPending;
    private bool _disposed;

    /// <summary>RAM users or RAM roles.</summary>
    [Parameter]
    [EditorRequired]
    public PrincipalKind Kind { get; set; }

    [Inject]
    internal IBrowsePrincipals Principals { get; set; } = null!;

    [Inject]
    internal IBrowseClusters ClusterBrowser { get; set; } = null!;

    [Inject]
    internal IInventory Inventory { get; set; } = null!;

    [Inject]
    internal ConsoleSession Session { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<AuthorizationsText> Texts { get; set; } = null!;

    /// <summary>What is shown.</summary>
    protected ViewState<PrincipalPage> State { get; private set; } = ViewState.Loading<PrincipalPage>();

    /// <summary>Filter, order and page.</summary>
    protected PrincipalListQuery Query { get; private set; } = new();

    /// <summary>Who is picked.</summary>
    protected PrincipalSelection Selection { get; } = new();

    /// <summary>What was chosen for the picked ones.</summary>
    protected StagedChanges Staged { get; } = new();

    /// <summary>The clusters for the filter.</summary>
    protected IReadOnlyList<Cluster> Clusters { get; private set; } = [];

    /// <summary>Words with the clusters' names.</summary>
    protected AuthorizationWords Words { get; private set; } = null!;

    /// <summary>Whether "Add Permissions" is open.</summary>
    protected bool Adding { get; private set; }

    /// <summary>Whether the selection of the address is being looked up.</summary>
    protected bool Restoring { get; private set; }

    /// <summary>Whether everything that matches is being picked.</summary>
    protected bool Busy { get; private set; }

    /// <summary>Why not everything could be picked.</summary>
    protected Failure? SelectFailure { get; private set; }

    /// <summary>The list's own path.</summary>
    protected string Path => Kind == PrincipalKind.RamUser ? ConsoleUrls.Users : ConsoleUrls.Roles;

    /// <summary>The heading.</summary>
    protected string Title => Texts[Kind == PrincipalKind.RamUser ? "Users_Title" : "Roles_Title"];

    /// <summary>Whether the person may change permissions.</summary>
    protected bool CanChange => _role == ConsoleRole.Administrator;

    /// <summary>The resource key of the reason why "Add Permissions" cannot be pressed.</summary>
    protected string? AddReason => !CanChange ? "Reason_AdministratorOnly" : Selection.Count == 0 ? "Selection_None" : null;

    /// <summary>The person's own page, for one who may not see lists.</summary>
    protected string? OwnPage => _actor?.Principal is { } own ? ConsoleUrls.Principal(own) : null;

    /// <inheritdoc />
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        Words = new AuthorizationWords(Texts, new Dictionary<ClusterId, Cluster>());
        Query = PrincipalListQuery.Parse(Navigation.Uri);
        Adding = StagedAddress.Get(Navigation.Uri, "panel") == "add";
        Restoring = Adding;
        Navigation.LocationChanged += OnLocationChanged;
        Inventory.Changed += OnInventoryChanged;
        _actor = await Session.GetIdentityAsync();
        _role = await Session.GetRoleAsync(CancellationToken.None);
        if (_disposed)
            return;
        await LoadAsync();
        await LoadClustersAsync();
        await RestoreSelectionAsync();
    }

    /// <summary>Reads the page that the address names; the last one asked for wins.</summary>
    protected async Task LoadAsync()
    {
        var token = _loads.Next();
        try
        {
            var result = await Principals.ListAsync(await Session.GetIdentityAsync(), Query.ToFilter(Kind), token);
            if (!token.IsCancellationRequested)
                State = ViewState.From(result);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // A newer load has taken over, or the page is gone.
        }
    }

    /// <summary>Shows something else.</summary>
    protected void Go(PrincipalListQuery query) => Navigation.NavigateTo(Address(query, Adding), replace: query.Page == Query.Page);

    /// <summary>Picks everything that matches.</summary>
    protected async Task SelectAllMatchingAsync()
    {
        Busy = true;
        var result = await Principals.ListAllAsync(await Session.GetIdentityAsync(), Query.ToFilter(Kind) with { Skip = 0 }, CancellationToken.None);
        Busy = false;
        SelectFailure = result.Failure;
        if (!result.IsSuccess)
            return;
        Selection.Clear();
        Selection.SetAll(result.Value, true);
        SelectionChanged();
    }

    /// <summary>Picks nobody.</summary>
    protected void ClearSelection()
    {
        Selection.Clear();
        SelectionChanged();
    }

    /// <summary>Writes the selection into the address.</summary>
    protected void SelectionChanged() => Navigation.NavigateTo(Address(Query, Adding), replace: true);

    /// <summary>Opens "Add Permissions" for the selection.</summary>
    protected void OpenAdd() => Navigation.NavigateTo(Address(Query, adding: true));

    /// <summary>Goes back to the list.</summary>
    protected void CloseAdd()
    {
        Staged.Clear();
        Navigation.NavigateTo(Address(Query, adding: false));
    }

    /// <summary>Reads again after a change.</summary>
    protected Task OnChangedAsync() => LoadAsync();

    /// <summary>Stops listening.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
            return;
        _disposed = true;
        Navigation.LocationChanged -= OnLocationChanged;
        Inventory.Changed -= OnInventoryChanged;
        _loads.Dispose();
    }

    private string Address(PrincipalListQuery query, bool adding) =>
        query.ToUri(Path, ("pick", Selection.ToAddress()), ("panel", adding ? "add" : null));

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(async () =>
    {
        if (_disposed || !string.Equals(new Uri(e.Location).AbsolutePath, new Uri(Navigation.ToAbsoluteUri(Path).ToString()).AbsolutePath, StringComparison.Ordinal))
            return;
        var query = PrincipalListQuery.Parse(e.Location);
        Adding = StagedAddress.Get(e.Location, "panel") == "add";
        var same = query == Query;
        Query = query;
        StateHasChanged();
        if (same)
            return;
        await LoadAsync();
        StateHasChanged();
    });

    private void OnInventoryChanged()
    {
        // The inventory tells from its own thread and often; one reading at a time is enough.
        if (Interlocked.Exchange(ref _refreshPending, 1) == 1)
            return;
        _own.Run(() => _ = InvokeAsync(async () =>
        {
            Interlocked.Exchange(ref _refreshPending, 0);
            if (_disposed || _actor is null || Adding)
                return;
            await LoadAsync();
            StateHasChanged();
        }));
    }

    private async Task LoadClustersAsync()
    {
        var clusters = await ClusterBrowser.ListAsync(await Session.GetIdentityAsync(), CancellationToken.None);
        if (!clusters.IsSuccess)
            return;
        Clusters = [.. clusters.Value.Items.Select(i => i.Cluster)];
        Words = new AuthorizationWords(Texts, Clusters.ToDictionary(c => c.Id));
    }

    private async Task RestoreSelectionAsync()
    {
        foreach (var reference in PrincipalSelection.FromAddress(StagedAddress.Get(Navigation.Uri, "pick"), Kind))
        {
            var found = await Principals.ListAsync(await Session.GetIdentityAsync(), new PrincipalFilter { Kind = Kind, Search = reference.Id.Value, Take = 5 }, CancellationToken.None);
            if (found.IsSuccess && found.Value.Rows.FirstOrDefault(r => r.Principal.Ref == reference) is { } row)
                Selection.Set(row.Principal, true);
        }

        Restoring = false;
    }
}
