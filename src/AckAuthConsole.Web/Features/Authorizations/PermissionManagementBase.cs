using AckAuthConsole.Core.Clusters;
using AckAuthConsole.Core.Directory;
using AckAuthConsole.Core.Results;
using AckAuthConsole.Web.Components;
using AckAuthConsole.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;

namespace AckAuthConsole.Web.Features.Authorizations;

/// <summary>What the page of one principal does: reads fresh, keeps what is staged, and reads again after a change.</summary>
public abstract class PermissionManagementBase : ComponentBase, IDisposable
{
    private readonly LatestOperation _loads = new();
    private bool _disposed;

    /// <summary>RAM user or RAM role.</summary>
    [Parameter]
    [EditorRequired]
    public PrincipalKind Kind { get; set; }

    /// <summary>The numeric id, as the address has it.</summary>
    [Parameter]
    [EditorRequired]
    public string Id { get; set; } = "";

    [Inject]
    internal IViewPrincipal Viewer { get; set; } = null!;

    [Inject]
    internal ConsoleSession Session { get; set; } = null!;

    [Inject]
    internal NavigationManager Navigation { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<AuthorizationsText> Texts { get; set; } = null!;

    /// <summary>What is shown.</summary>
    protected ViewState<PrincipalView> State { get; private set; } = ViewState.Loading<PrincipalView>();

    /// <summary>Changes chosen and not submitted.</summary>
    protected StagedChanges Staged { get; } = new();

    /// <summary>Words with the clusters' names.</summary>
    protected AuthorizationWords Words { get; private set; } = null!;

    /// <summary>Whether "Add Permissions" is open.</summary>
    protected bool Adding { get; private set; }

    /// <summary>Whether a read runs.</summary>
    protected bool Loading { get; private set; }

    /// <summary>Why a later read failed, while what was read before stays on screen.</summary>
    protected Failure? RefreshFailure { get; private set; }

    /// <summary>The account that the person belongs to.</summary>
    protected string AccountId { get; private set; } = "";

    /// <summary>The list where this principal stands.</summary>
    protected string ListPath => Kind == PrincipalKind.RamUser ? ConsoleUrls.Users : ConsoleUrls.Roles;

    /// <summary>The history of this principal.</summary>
    protected string HistoryPath => ConsoleUrls.History + "?target=" + Uri.EscapeDataString((Kind == PrincipalKind.RamUser ? "ram-user:" : "ram-role:") + Id);

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
        Staged.Load(StagedAddress.Read(Navigation.Uri));
        Adding = StagedAddress.Get(Navigation.Uri, "panel") == "add";
        Navigation.LocationChanged += OnLocationChanged;
        AccountId = (await Session.GetIdentityAsync()).AccountId;
        if (!_disposed)
            await LoadAsync();
    }

    /// <summary>Reads. What is on screen stays there until the answer is in.</summary>
    protected async Task LoadAsync()
    {
        if (!PrincipalId.TryParse(Id, out var id))
        {
            State = ViewState.Failed<PrincipalView>(new Failure.NotFound(Kind == PrincipalKind.RamUser ? "ram-user" : "ram-role", Id.Length > 200 ? Id[..200] : Id));
            return;
        }

        var token = _loads.Next();
        Loading = true;
        try
        {
            var result = await Viewer.GetAsync(await Session.GetIdentityAsync(), new PrincipalRef(Kind, id), token);
            if (token.IsCancellationRequested)
                return;
            Loading = false;
            RefreshFailure = State.IsReady ? result.Failure : null;
            if (RefreshFailure is not null)
                return;
            State = ViewState.From(result);
            if (result.IsSuccess)
                Words = new AuthorizationWords(Texts, result.Value.Clusters.DistinctBy(c => c.Id).ToDictionary(c => c.Id));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // A newer read has taken over, or the page is gone.
        }
    }

    /// <summary>Opens "Add Permissions".</summary>
    protected void OpenAdd() => Navigation.NavigateTo(Address("add"));

    /// <summary>Closes it; what is staged stays.</summary>
    protected void CloseAdd() => Navigation.NavigateTo(Address(null), replace: true);

    /// <summary>Writes what is staged into the address.</summary>
    protected void StagedChanged() => Navigation.NavigateTo(StagedAddress.Write(Navigation.Uri, Staged.Edits), replace: true);

    /// <summary>Reads again after a change.</summary>
    protected Task OnChangedAsync() => LoadAsync();

    /// <summary>Stops listening.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing || _disposed)
            return;
        _disposed = true;
        Navigation.LocationChanged -= OnLocationChanged;
        _loads.Dispose();
    }

    private string Address(string? panel)
    {
        var bare = StagedAddress.Without(Navigation.Uri, ["panel"]);
        return panel is null ? bare : Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(bare, "panel", panel);
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        if (_disposed)
            return;
        Adding = StagedAddress.Get(e.Location, "panel") == "add";
        StateHasChanged();
    });
}
